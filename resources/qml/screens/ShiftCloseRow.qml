import QtQuick
import theme
import parts

// Which sales, what becomes of them at the close, and what they come to.
Item {
    id: row

    property string iconName
    property string tone
    property string sentence
    property string amount
    readonly property string shown: amount || qsTr("not counted")

    implicitHeight: Math.max(Theme.pick(48, 72, 88), words.implicitHeight + 12)
    Accessible.role: Accessible.StaticText
    Accessible.name: [sentence, shown].join(", ")

    Rectangle {
        width: parent.width
        height: Theme.cardStroke
        color: Theme.line
    }
    Icon {
        id: sign

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        name: row.iconName
        side: Theme.pick(26, 32, 40)
        colour: Theme.tone(row.tone)
    }
    Label {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pick(14, 20, 24)
        anchors.right: value.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        text: row.sentence
        font.pixelSize: Theme.pick(16, 18, 23)
        lineHeight: 1.15
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Label {
        id: value

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.shown
        color: row.amount ? Theme.ink : Theme.ink2
        font.pixelSize: row.amount ? Theme.pick(19, 22, 28) : Theme.small
        font.weight: row.amount ? Font.Bold : Font.Normal
        font.features: Theme.digits
        Accessible.ignored: true
    }
}
