import QtQuick
import QtQuick.Templates as T
import theme
import parts

// At the foot of the rail: the till is left, and the sale on it stays.
T.AbstractButton {
    id: button

    implicitWidth: Theme.rail
    implicitHeight: Theme.pick(72, 88, 104)
    focusPolicy: Qt.TabFocus
    text: qsTr("Lock")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("The sale on the screen stays")
    Accessible.onPressAction: button.click()

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.pick(4, 8, 8)
            radius: Theme.smallRadius
            color: button.down ? Theme.pressed : "transparent"
            border.width: button.visualFocus ? Theme.focusStroke : 0
            border.color: Theme.accent
        }
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.pick(10, 18, 18)
            spacing: Theme.pick(4, 6, 8)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: "lock"
                side: Theme.pick(24, 26, 32)
                colour: Theme.ink2
            }
            Label {
                width: parent.width
                text: button.text
                color: Theme.ink2
                font.pixelSize: Theme.pick(14, 16, 18)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
