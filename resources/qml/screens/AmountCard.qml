import QtQuick
import Pos.ViewModels
import theme
import parts

// The amount as typed, in which currency, and what it is worth in bitcoin.
Card {
    id: card

    required property KeypadViewModel vm
    readonly property int inset: Theme.pick(16, 16, 24)
    readonly property bool low: height < Theme.pick(120, 190, 260)

    SegmentedChoice {
        id: choice

        objectName: "currency"
        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.top: parent.top
        anchors.topMargin: Theme.pick(8, 16, 20)
        width: Math.min(implicitWidth, parent.width - 2 * card.inset)
        height: Theme.pick(56, 56, 72)
        name: qsTr("Currency")
        options: card.vm.currencies
        current: card.vm.currencyIndex
        onChosen: index => card.vm.chooseCurrency(index)
    }
    Column {
        id: worth

        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(16, 24, 32)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(10, 26, 32)
        spacing: 2
        visible: card.height > choice.height + Theme.pick(44, 50, 60)

        Label {
            objectName: "bitcoin"
            visible: text && !card.low && !Theme.compact
            text: card.vm.bitcoin
            color: Theme.ink2
            font.pixelSize: Theme.pick(16, 19, 26)
        }
        Label {
            objectName: "worth"
            text: card.vm.worth
            color: Theme.ink2
            font.pixelSize: Theme.lead
        }
    }
    AmountText {
        objectName: "amount"
        anchors.left: worth.visible ? worth.right : choice.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.pick(16, 26, 36)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: worth.visible ? card.low ? 6 : Theme.pick(2, 16, 21) : 0
        height: worth.visible ? Math.min(Theme.pick(72, 110, 150), parent.height - Theme.pick(56, 68, 90)) : parent.height
        size: Theme.money
        number: card.vm.number
        rest: card.vm.rest
        tail: card.vm.tail
        color: card.vm.isEmpty ? Theme.ink3 : Theme.ink
        horizontalAlignment: Text.AlignRight
    }
}
