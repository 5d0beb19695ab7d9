import QtQuick
import theme

// One thing that was checked: a tick, or a warning in bold.
Item {
    id: row

    property string text
    property bool good: true
    property int fontSize: Theme.pick(16, 20, 24)

    implicitHeight: Theme.pick(34, 42, 54)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: row.good ? "check" : "warning"
        side: Theme.icon
        colour: Theme.tone(row.good ? "paid" : "part")
    }
    Label {
        anchors.left: sign.right
        anchors.leftMargin: Theme.pick(10, 16, 20)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.text
        font.pixelSize: row.fontSize
        font.weight: row.good ? Font.Normal : Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
}
