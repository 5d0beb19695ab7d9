import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One of those who may sell, on the lock screen.
T.AbstractButton {
    id: card

    required property string name
    required property string initials
    required property string tone
    required property string outline
    required property string role
    required property bool keeper
    required property bool chosen

    focusPolicy: Qt.TabFocus
    text: name
    checked: chosen
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.description: role
    Accessible.checked: chosen
    Accessible.onPressAction: card.click()

    background: Rectangle {
        radius: Theme.radius
        color: card.down ? Theme.pressed : Theme.surface
        border.width: card.chosen ? Theme.focusStroke : Theme.cardStroke
        border.color: card.chosen ? Theme.accent : Theme.line
        FocusRing { control: card }
    }
    contentItem: Item {
        Rectangle {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.pick(8, 12, 16)
            width: Theme.pick(32, 32, 40)
            height: width
            radius: width / 2
            visible: card.chosen
            color: Theme.fill

            Icon {
                anchors.centerIn: parent
                name: "check"
                side: Theme.pick(20, 20, 26)
                colour: Theme.fillInk
            }
        }
        Column {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.pick(8, 12, 16)
            spacing: Theme.pick(10, 20, 24)

            Face {
                anchors.horizontalCenter: parent.horizontalCenter
                side: Theme.pick(80, 96, 120)
                initials: card.initials
                tone: card.tone
                outline: card.outline
            }
            Column {
                width: parent.width
                spacing: Theme.pick(2, 6, 8)

                Label {
                    width: parent.width
                    text: card.name
                    font.pixelSize: Theme.pick(18, 22, 28)
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 12
                    elide: Text.ElideRight
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.ignored: true
                }
                Row {
                    anchors.horizontalCenter: parent.horizontalCenter
                    spacing: Theme.pick(4, 6, 8)

                    Icon {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: card.keeper
                        name: "key"
                        side: Theme.pick(18, 18, 24)
                        colour: Theme.ink2
                    }
                    Label {
                        text: card.role
                        color: Theme.ink2
                        font.pixelSize: Theme.pick(15, 16, 20)
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
