import QtQuick
import QtQuick.Templates as T
import theme
import parts

// A printer that was found: touched, its address is taken.
T.AbstractButton {
    id: found

    property string name
    property string way
    property string url
    property bool usable: true

    implicitHeight: words.implicitHeight + Theme.pick(16, 20, 28)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: name + ", " + url
    Accessible.description: note.text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: found.click()

    background: Rectangle {
        radius: Theme.radius
        color: found.down ? Theme.pressed : found.checked ? Theme.accentSoft : Theme.surface
        border.width: found.visualFocus ? Theme.focusStroke : Theme.controlStroke
        border.color: found.visualFocus || found.checked ? Theme.accent : Theme.edge
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.pick(12, 20, 24)
            anchors.verticalCenter: parent.verticalCenter
            name: found.checked ? "check" : "printer"
            side: Theme.pick(24, 28, 34)
            colour: found.checked ? Theme.accent : Theme.ink2
        }
        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.pick(12, 20, 24)
            anchors.right: parent.right
            anchors.rightMargin: Theme.pick(12, 20, 24)
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: found.name === found.way ? found.name : found.name + " · " + found.way
                color: found.checked ? Theme.accent : Theme.ink
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                text: found.url
                color: Theme.ink2
                font.pixelSize: Theme.small
                wrapMode: Text.WrapAnywhere
                Accessible.ignored: true
            }
            Label {
                id: note

                width: parent.width
                visible: text
                text: found.usable ? "" : qsTr("The till's user may not use it yet.")
                color: Theme.tone("part")
                font.pixelSize: Theme.small
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }
    }
}
