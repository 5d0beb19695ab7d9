import QtQuick
import theme

// One sum: what it is, how much, and of what.
Card {
    id: card

    property string iconName
    property string tone: "quiet"
    property string title
    property string amount
    property string detail
    property bool alarming: false
    readonly property int inset: Theme.pick(14, 20, 28)
    readonly property bool plain: tone === "quiet"

    implicitHeight: Theme.pick(104, 136, 176)
    border.width: alarming ? Theme.controlStroke : Theme.cardStroke
    border.color: alarming ? Theme.tone("alarm") : Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: [title, amount, detail].join(", ")

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.verticalCenter: titleLabel.verticalCenter
        visible: name
        name: card.iconName
        side: Theme.pick(20, 24, 30)
        colour: Theme.tone(card.tone)
    }
    Label {
        id: titleLabel

        anchors.left: sign.visible ? sign.right : parent.left
        anchors.leftMargin: sign.visible ? 8 : card.inset
        anchors.right: parent.right
        anchors.rightMargin: card.inset
        y: card.inset - 2
        height: Theme.pick(22, 28, 34)
        text: card.title
        color: card.plain ? Theme.ink2 : Theme.tone(card.tone)
        font.pixelSize: Theme.pick(16, 18, 22)
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
    AmountText {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: card.inset
        anchors.rightMargin: card.inset
        anchors.top: titleLabel.bottom
        height: Theme.pick(36, 48, 64)
        size: Theme.pick(30, 40, 54)
        number: card.amount
        horizontalAlignment: Text.AlignLeft
        Accessible.ignored: true
    }
    Label {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: card.inset
        anchors.rightMargin: card.inset
        anchors.bottom: parent.bottom
        anchors.bottomMargin: card.inset - 6
        text: card.detail
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 15, 19)
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
}
