import QtQuick
import theme

// One thing that was checked: a tick, a warning in bold, or a clock while it only needs time.
Item {
    id: row

    property string text
    property bool good: true
    property bool pending: false
    property int fontSize: Theme.pick(16, 20, 24)
    property bool strong: !good && !pending

    implicitHeight: Theme.pick(34, 42, 54)
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: row.pending ? "clock" : row.good ? "check" : "warning"
        side: Math.round(row.fontSize * 1.25)
        colour: Theme.tone(row.pending ? "wait" : row.good ? "paid" : "part")
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
