import QtQuick
import theme
import parts

// One call that reached the store's server.
Item {
    id: call

    property string time
    property string name
    property string detail
    property bool verified: true
    readonly property string signature: verified ? qsTr("signature verified") : qsTr("wrong signature")

    implicitHeight: 62
    Accessible.role: Accessible.ListItem
    Accessible.name: [time, name, detail, signature].join(", ")

    Icon {
        id: sign

        anchors.left: parent.left
        y: 4
        name: call.verified ? "check" : "attention"
        side: 18
        colour: Theme.tone(call.verified ? "paid" : "alarm")
    }
    Label {
        anchors.left: sign.right
        anchors.leftMargin: 8
        anchors.right: timeLabel.left
        anchors.rightMargin: 6
        text: call.name
        font.pixelSize: 15
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        Accessible.ignored: true
    }
    Label {
        id: timeLabel

        anchors.right: parent.right
        text: call.time
        color: Theme.ink2
        font.pixelSize: 13
        font.features: Theme.digits
        Accessible.ignored: true
    }
    Label {
        anchors.left: sign.right
        anchors.leftMargin: 8
        anchors.right: parent.right
        y: 20
        text: call.detail
        color: Theme.ink2
        font.pixelSize: 14
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        Accessible.ignored: true
    }
    Label {
        anchors.left: sign.right
        anchors.leftMargin: 8
        anchors.right: parent.right
        y: 38
        text: call.signature
        color: Theme.tone(call.verified ? "paid" : "alarm")
        font.pixelSize: 14
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
