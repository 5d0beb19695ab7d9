import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Back to the keypad, what the sale comes to, and Charge.
RowLayout {
    id: foot

    required property CatalogueViewModel vm
    required property EntryViewModel entry
    readonly property KeypadViewModel keypad: entry.keypad

    readonly property string added: vm.added

    signal keypadWanted

    onAddedChanged: if (visible && added) {
        sum.Accessible.announce(added, Accessible.Polite);
    }

    spacing: Theme.keyGap

    SecondaryButton {
        objectName: "toKeypad"
        Layout.fillHeight: true
        Layout.preferredWidth: Theme.pick(170, 220, 280)
        iconName: "keypad"
        text: qsTr("Keypad")
        onClicked: foot.keypadWanted()
    }
    Label {
        id: sum

        objectName: "goodsSum"
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: Theme.gap
        text: foot.vm.added || foot.entry.cart.countText
        color: Theme.ink2
        wrapMode: Text.Wrap
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.micro
        maximumLineCount: 2
        elide: Text.ElideRight
    }
    PrimaryButton {
        objectName: "goodsCharge"
        Layout.fillHeight: true
        Layout.preferredWidth: Theme.pick(340, 440, 640)
        enabled: foot.keypad.canCharge
        strongOff: foot.keypad.stopped
        text: foot.keypad.chargeText
        iconName: foot.keypad.stopped ? "cross" : enabled ? "qr" : ""
        fontSize: Theme.pick(24, 30, 38)
        weight: Font.Bold
        onClicked: foot.keypad.charge()
    }
}
