import QtQuick
import theme

// One thing that was checked: a tick, or a warning in bold.
Item {
    id: row

    property string text
    property bool good: true
    property int fontSize: Theme.pick(16, 20, 24)
    property bool strong: !good

    implicitHeight: Theme.pick(34, 42, 54)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: row.good ? "check" : "warning"
        side: Math.round(row.fontSize * 1.25)
        colour: Theme.tone(row.good ? "paid" : "part")
    }
    Label {
        anchors.left: sign.right
        anchors.leftMargin: Math.round(row.fontSize * 0.7)
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.text
        font.pixelSize: row.fontSize
        font.weight: row.strong ? Font.DemiBold : Font.Normal
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
}
