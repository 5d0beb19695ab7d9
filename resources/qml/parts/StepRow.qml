import QtQuick
import theme

// A numbered thing to do.
Item {
    id: row

    property string number
    property string text
    property string tone: "alarm"

    implicitHeight: Theme.pick(40, 46, 56)
    Accessible.role: Accessible.StaticText
    Accessible.name: number + ". " + text

    Rectangle {
        id: disc

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(30, 32, 40)
        height: width
        radius: width / 2
        color: Theme.tone(row.tone)

        Label {
            anchors.centerIn: parent
            text: row.number
            color: Theme.stateInk
            font.pixelSize: Theme.small
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
    Label {
        anchors.left: disc.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.text
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
}
