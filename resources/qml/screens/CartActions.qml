import QtQuick
import Pos.ViewModels
import theme
import parts

// What can be done with the whole sale before it is charged.
Column {
    id: actions

    required property EntryViewModel vm
    readonly property real half: (width - spacing) / 2

    signal heldWanted
    signal clearWanted

    spacing: Theme.pick(8, 12, 16)

    SecondaryButton {
        objectName: "heldButton"
        width: actions.width
        visible: actions.vm.held.count > 0
        iconName: "clock"
        text: actions.vm.held.countText
        onClicked: actions.heldWanted()
    }
    SecondaryButton {
        objectName: "discount"
        width: actions.width
        enabled: !actions.vm.cart.isIdle
        iconName: "flag"
        text: qsTr("Discount")
        onClicked: actions.vm.sheet.askDiscount(-1)
    }
    Row {
        spacing: actions.spacing

        SecondaryButton {
            objectName: "hold"
            width: actions.half
            enabled: !actions.vm.cart.isIdle
            iconName: "clock"
            text: qsTr("Hold")
            onClicked: actions.vm.cart.hold(actions.vm.keypad.note)
        }
        SecondaryButton {
            objectName: "clearCart"
            width: actions.half
            enabled: !actions.vm.cart.isIdle
            iconName: "cross"
            text: qsTr("Clear")
            onClicked: actions.clearWanted()
        }
    }
}
