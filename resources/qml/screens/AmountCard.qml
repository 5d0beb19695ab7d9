import QtQuick
import Pos.ViewModels
import theme
import parts

// The amount as typed, in which currency, and what it is worth in bitcoin.
Card {
    id: card

    required property KeypadViewModel vm
    required property CartViewModel cart
    // What waits, shown while there is nothing else to show there.
    property string heldText
    property bool opensLines: false
    readonly property int inset: Theme.pick(16, 16, 24)
    readonly property bool low: height < Theme.pick(120, 190, 260)
    readonly property string sum: cart.sumText || heldText
    // There is room for one of them, and the lines keep their currency.
    readonly property bool sumAlone: !worth.visible && cart.hasLines

    signal sumTouched

    SegmentedChoice {
        id: choice

        objectName: "currency"
        anchors.left: parent.left
        anchors.leftMargin: card.inset
        anchors.top: parent.top
        anchors.topMargin: Theme.pick(8, 16, 20)
        width: Math.min(implicitWidth, (parent.width - 2 * card.inset) * (card.sum ? 0.6 : 1))
        height: Theme.pick(56, 56, 72)
        visible: !card.sumAlone
        name: qsTr("Currency")
        options: card.vm.shownCurrencies
        current: card.vm.shownIndex
        onChosen: index => card.vm.chooseCurrency(index)
    }
    SumButton {
        objectName: "sum"
        x: card.sumAlone !== Theme.mirrored ? card.inset : parent.width - width - card.inset
        anchors.top: choice.top
        width: Math.min(Math.max(64, implicitWidth), parent.width * (card.sumAlone ? 0.45 : 1) - (card.sumAlone ? 0 : choice.width + 3 * card.inset))
        visible: card.sum && (worth.visible || card.sumAlone)
        opens: card.opensLines
        text: card.sum
        onClicked: card.sumTouched()
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
