import QtQuick
import QtQuick.Templates as T
import theme

// On or off: the knob's place and its sign say it, the colour only helps.
T.AbstractButton {
    id: row

    implicitHeight: Math.max(Theme.touch, word.implicitHeight + 16)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.onPressAction: row.click()

    background: Rectangle {
        radius: Theme.radius
        color: row.down ? Theme.pressed : "transparent"
        border.width: row.visualFocus ? Theme.focusStroke : 0
        border.color: Theme.accent
    }
    contentItem: Item {
        Rectangle {
            id: track

            anchors.left: parent.left
            anchors.leftMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.pick(60, 64, 76)
            height: Theme.pick(34, 36, 44)
            radius: height / 2
            color: row.checked ? Theme.fill : Theme.sunken
            border.width: Theme.controlStroke
            border.color: row.checked ? Theme.fill : Theme.edge

            Rectangle {
                readonly property bool atRight: row.checked !== Theme.mirrored

                x: atRight ? parent.width - width - 4 : 4
                y: 4
                width: height
                height: parent.height - 8
                radius: height / 2
                color: row.checked ? Theme.fillInk : Theme.edge

                Icon {
                    anchors.centerIn: parent
                    visible: row.checked
                    name: "check"
                    side: parent.height * 0.7
                    colour: Theme.fill
                }
            }
        }
        Label {
            id: word

            anchors.left: track.right
            anchors.leftMargin: Theme.pick(12, 16, 20)
            anchors.right: parent.right
            anchors.rightMargin: 6
            anchors.verticalCenter: parent.verticalCenter
            text: row.text
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
