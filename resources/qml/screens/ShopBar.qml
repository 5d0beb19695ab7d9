import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The bar over what stands before the till: whose shop it is, and the time.
Rectangle {
    id: bar

    required property StatusViewModel status
    property string shop
    property string till

    implicitHeight: Theme.bar
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.cardStroke
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pick(24, 24, 32)
        anchors.rightMargin: Theme.pick(24, 24, 32)
        spacing: Theme.pick(12, 14, 18)

        Icon {
            name: "store"
            side: Theme.pick(24, 24, 32)
            colour: Theme.accent
        }
        Label {
            objectName: "lockShop"
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            text: bar.shop
            font.pixelSize: Theme.pick(16, 18, 22)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            objectName: "lockTill"
            visible: text
            text: bar.till
            color: Theme.ink2
            font.pixelSize: Theme.pick(16, 18, 22)
        }
        Item {
            Layout.fillWidth: true
        }
        StatusBadge {
            objectName: "lockAlarm"
            Layout.preferredHeight: Theme.pick(34, 40, 46)
            visible: bar.status.alarming
            tone: "alarm"
            iconName: "alarm"
            fontSize: Theme.small
            word: qsTr("Payment taken back")
        }
        StatusBadge {
            objectName: "lockMark"
            Layout.preferredHeight: Theme.pick(32, 40, 46)
            visible: word
            tone: "part"
            iconName: "test"
            fontSize: Theme.micro
            word: bar.status.networkMark
        }
        Label {
            objectName: "lockClock"
            text: bar.status.clock
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.DemiBold
            font.features: Theme.digits
        }
    }
}
