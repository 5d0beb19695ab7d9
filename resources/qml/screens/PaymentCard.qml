import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The middle of the cashier's half: held price, what is missing, or a list.
Card {
    id: card

    required property PaymentViewModel vm
    property bool terse: false
    readonly property bool alarm: vm.card === "alarm"
    readonly property int inset: Theme.pick(16, 24, 32)
    readonly property int listHeight: list.visible ? list.implicitHeight + Theme.pick(20, 32, 40) : 0

    color: alarm ? Theme.softTone("alarm") : Theme.surface
    border.width: alarm ? Theme.controlStroke : Theme.cardStroke
    border.color: alarm ? Theme.tone("alarm") : Theme.line
    implicitHeight: Theme.pick(160, 200, 256)

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pick(14, 18, 24)
        anchors.rightMargin: card.inset
        visible: card.vm.card === "price"
        spacing: Theme.pick(16, 24, 28)

        CountdownRing {
            objectName: "ring"
            Layout.preferredWidth: Math.min(implicitWidth, card.height - 24)
            Layout.preferredHeight: Layout.preferredWidth
            fraction: card.vm.fractionLeft
            tone: card.vm.timeTone
            urgent: card.vm.timeUrgent
            timeText: card.vm.timeLeft
            detail: qsTr("at this price")
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                objectName: "price"
                Layout.fillWidth: true
                Layout.bottomMargin: Theme.pick(2, 6, 8)
                text: card.vm.card === "price" ? card.vm.cardTitle : ""
                font.pixelSize: Theme.pick(18, 22, 28)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
            }
            PaymentRows {
                Layout.fillWidth: true
                model: card.vm.card === "price" ? card.vm.rows : null
                rowHeight: Theme.pick(25, 28, 34)
                fontSize: Theme.pick(15, 16, 19)
            }
        }
    }
    MissingPart {
        anchors.fill: parent
        anchors.leftMargin: card.inset
        anchors.rightMargin: card.inset
        anchors.topMargin: Theme.pick(8, 10, 20)
        anchors.bottomMargin: Theme.pick(8, 10, 20)
        visible: card.vm.card === "missing"
        rows: visible ? card.vm.rows : null
        part: card.vm.paidPart
        timeLeft: card.vm.ways.codeSource ? qsTr("%1 left").arg(card.vm.timeLeft) : ""
    }
    Column {
        id: list

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: card.inset
        anchors.rightMargin: card.inset
        anchors.verticalCenter: parent.verticalCenter
        visible: card.vm.card === "list" || card.alarm

        Label {
            objectName: "cardTitle"
            width: parent.width
            height: Theme.pick(26, 34, 42)
            visible: text
            text: list.visible ? card.vm.cardTitle : ""
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
        PaymentRows {
            width: parent.width
            model: list.visible ? card.vm.rows : null
            terse: card.terse
            rowHeight: card.alarm ? Theme.pick(36, 46, 56) : Theme.pick(34, 42, 54)
            fontSize: Theme.pick(16, 20, 24)
        }
    }
}
