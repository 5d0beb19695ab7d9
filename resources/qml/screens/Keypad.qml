pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Calculator order on every pad; it never mirrors.
GridLayout {
    id: pad

    required property KeypadViewModel vm

    columns: 4
    rows: 4
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap
    layoutDirection: Qt.LeftToRight
    LayoutMirroring.enabled: false

    component PadKey: KeyButton {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: 1
    }

    Repeater {
        model: ["7", "8", "9", "4", "5", "6", "1", "2", "3", "00", "0"]

        PadKey {
            required property string modelData
            required property int index

            objectName: "key_" + modelData
            Layout.row: Math.floor(index / 3)
            Layout.column: index % 3
            text: modelData
            onClicked: pad.vm.press(modelData)
        }
    }
    PadKey {
        objectName: "key_point"
        Layout.row: 3
        Layout.column: 2
        text: pad.vm.point
        enabled: pad.vm.takesPoint
        Accessible.name: qsTr("Decimal point")
        onClicked: pad.vm.pressPoint()
    }
    PadKey {
        objectName: "key_erase"
        Layout.row: 0
        Layout.column: 3
        isFunction: true
        iconName: "backspace"
        text: qsTr("Delete last digit")
        autoRepeat: true
        onClicked: pad.vm.erase()
    }
    PadKey {
        objectName: "key_clear"
        Layout.row: 1
        Layout.column: 3
        isFunction: true
        text: qsTr("Clear")
        onClicked: pad.vm.clear()
    }
    PadKey {
        objectName: "key_add"
        Layout.row: 2
        Layout.column: 3
        Layout.rowSpan: 2
        Layout.preferredHeight: 2
        isFunction: true
        withWord: true
        iconName: "plus"
        text: qsTr("Add a line")
        enabled: pad.vm.canAdd
        onClicked: pad.vm.addLine()
    }
}
