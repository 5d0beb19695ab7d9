pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import theme

// Digits in calculator order, the point and the way back; it never mirrors.
GridLayout {
    id: pad

    property string point
    property bool takesPoint: true
    property string pointName
    property string eraseName

    signal pressed(digits: string)
    signal pointPressed
    signal erased

    columns: 3
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
        model: ["7", "8", "9", "4", "5", "6", "1", "2", "3"]

        PadKey {
            required property string modelData

            objectName: "pad_" + modelData
            text: modelData
            onClicked: pad.pressed(modelData)
        }
    }
    PadKey {
        objectName: "pad_point"
        text: pad.point
        enabled: pad.takesPoint
        Accessible.name: pad.pointName
        onClicked: pad.pointPressed()
    }
    PadKey {
        objectName: "pad_0"
        text: "0"
        onClicked: pad.pressed("0")
    }
    PadKey {
        objectName: "pad_erase"
        isFunction: true
        iconName: "backspace"
        text: pad.eraseName
        autoRepeat: true
        onClicked: pad.erased()
    }
}
