pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// Digits for an amount or a number, in calculator order.
Item {
    id: pad

    required property ArrivedViewModel vm
    readonly property real keyWidth: (width - 2 * gap) / 3
    readonly property real keyHeight: (height - 3 * rowGap) / 4
    readonly property real gap: Theme.keyGap
    readonly property real rowGap: Theme.keyGap

    Grid {
        // Digits stand as on every calculator, also where people read from the right.
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        columns: 3
        columnSpacing: pad.gap
        rowSpacing: pad.rowGap

        Repeater {
            model: ["7", "8", "9", "4", "5", "6", "1", "2", "3"]

            KeyButton {
                required property string modelData

                objectName: "arrived_" + modelData
                width: pad.keyWidth
                height: pad.keyHeight
                text: modelData
                onClicked: pad.vm.press(modelData)
            }
        }
        KeyButton {
            objectName: "arrived_point"
            width: pad.keyWidth
            height: pad.keyHeight
            enabled: pad.vm.point
            text: pad.vm.point
            Accessible.name: qsTr("Point")
            onClicked: pad.vm.press(".")
        }
        KeyButton {
            objectName: "arrived_0"
            width: pad.keyWidth
            height: pad.keyHeight
            text: "0"
            onClicked: pad.vm.press("0")
        }
        KeyButton {
            objectName: "arrived_erase"
            width: pad.keyWidth
            height: pad.keyHeight
            isFunction: true
            iconName: "backspace"
            text: qsTr("Delete last digit")
            autoRepeat: true
            onClicked: pad.vm.press("back")
            onPressAndHold: pad.vm.press("clear")
        }
    }
}
