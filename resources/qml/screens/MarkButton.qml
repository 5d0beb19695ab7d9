import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One of several that may be taken together.
T.AbstractButton {
    id: mark

    implicitWidth: Math.ceil(word.implicitWidth) + Theme.pick(64, 76, 96)
    implicitHeight: Theme.pick(56, 64, 76)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: mark.click()

    background: Rectangle {
        radius: height / 2
        color: mark.down ? Theme.pressed : mark.checked ? Theme.accentSoft : Theme.surface
        border.width: mark.visualFocus ? Theme.focusStroke : Theme.controlStroke
        border.color: mark.visualFocus || mark.checked ? Theme.accent : Theme.edge
    }
    contentItem: Item {
        Icon {
            anchors.left: parent.left
            anchors.leftMargin: Theme.pick(16, 20, 24)
            anchors.verticalCenter: parent.verticalCenter
            name: mark.checked ? "check" : "plus"
            side: Theme.pick(18, 20, 26)
            colour: mark.checked ? Theme.accent : Theme.ink2
        }
        Label {
            id: word

            anchors.right: parent.right
            anchors.rightMargin: Theme.pick(18, 24, 30)
            anchors.verticalCenter: parent.verticalCenter
            text: mark.text
            color: mark.checked ? Theme.accent : Theme.ink
            font.weight: mark.checked ? Font.Bold : Font.Medium
        }
    }
}
