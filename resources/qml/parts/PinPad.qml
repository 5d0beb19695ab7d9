pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import theme

// Digits of a PIN in calculator order; the check ends it. It never mirrors.
Item {
    id: pad

    property string eraseName
    property string doneName
    property string prefix: "pin_"
    readonly property real gap: Theme.pick(8, 12, 16)
    readonly property real keyWidth: (width - 2 * gap) / 3
    readonly property real keyHeight: (height - 3 * gap) / 4

    signal digit(text: string)
    signal erased
    signal finished

    implicitWidth: 3 * Theme.touch + 2 * gap
    implicitHeight: 4 * Theme.touch + 3 * gap

    component PadKey: KeyButton {
        width: pad.keyWidth
        height: pad.keyHeight
    }

    Grid {
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true
        columns: 3
        spacing: pad.gap

        Repeater {
            model: ["7", "8", "9", "4", "5", "6", "1", "2", "3"]

            PadKey {
                required property string modelData

                objectName: pad.prefix + modelData
                text: modelData
                onClicked: pad.digit(modelData)
            }
        }
        PadKey {
            objectName: pad.prefix + "erase"
            isFunction: true
            iconName: "backspace"
            text: pad.eraseName
            autoRepeat: true
            onClicked: pad.erased()
        }
        PadKey {
            objectName: pad.prefix + "0"
            text: "0"
            onClicked: pad.digit("0")
        }
        T.AbstractButton {
            id: check

            objectName: pad.prefix + "done"
            width: pad.keyWidth
            height: pad.keyHeight
            text: pad.doneName
            focusPolicy: Qt.TabFocus
            Accessible.role: Accessible.Button
            Accessible.name: text
            Accessible.onPressAction: check.click()
            onClicked: pad.finished()

            background: Rectangle {
                radius: Theme.radius
                color: !check.enabled ? Theme.sunken : check.down ? Theme.fillDown : Theme.fill
                border.width: check.enabled ? 0 : Theme.cardStroke
                border.color: Theme.line
                Behavior on color {
                    ColorAnimation { duration: Theme.pressTime }
                }
                FocusRing { control: check }
            }
            contentItem: Item {
                Icon {
                    anchors.centerIn: parent
                    name: "check"
                    side: Math.min(Theme.key, parent.height * 0.6)
                    colour: check.enabled ? Theme.fillInk : Theme.ink3
                }
            }
        }
    }
}
