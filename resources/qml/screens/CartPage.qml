import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// This sale over the keypad, where there is no room beside it.
FocusScope {
    id: page

    required property EntryViewModel vm

    signal closed
    signal heldWanted
    signal clearWanted
    signal nameWanted(at: int, name: string)

    Keys.onEscapePressed: page.closed()

    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Label {
                id: title

                x: Theme.pick(16, 24, 32)
                y: Theme.pick(10, 18, 24)
                width: parent.width - 2 * x
                text: qsTr("This sale")
                font.pixelSize: Theme.h2
                font.weight: Font.Bold
                Accessible.role: Accessible.Heading
            }
            CartLines {
                objectName: "cartLines"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.bottom: notice.visible ? notice.top : parent.bottom
                anchors.topMargin: title.y + title.height + Theme.pick(6, 10, 16)
                anchors.leftMargin: title.x
                anchors.rightMargin: title.x
                anchors.bottomMargin: Theme.pick(8, 16, 24)
                vm: page.vm
                onNameWanted: (at, name) => page.nameWanted(at, name)
            }
            EntryNotice {
                id: notice

                objectName: "pageNotice"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                vm: page.vm
            }
        }
        ColumnLayout {
            Layout.preferredWidth: Theme.pick(360, 440, 560)
            Layout.maximumWidth: Theme.pick(360, 440, 560)
            Layout.fillHeight: true
            spacing: Theme.pick(8, 16, 24)

            CartSums {
                Layout.fillWidth: true
                vm: page.vm.cart
            }
            Item {
                Layout.fillHeight: true
            }
            CartActions {
                Layout.fillWidth: true
                vm: page.vm
                onHeldWanted: page.heldWanted()
                onClearWanted: page.clearWanted()
            }
            SecondaryButton {
                objectName: "toKeypad"
                Layout.fillWidth: true
                iconName: "keypad"
                text: qsTr("Back to the keypad")
                focus: true
                onClicked: page.closed()
            }
            PrimaryButton {
                objectName: "chargeCart"
                Layout.fillWidth: true
                enabled: page.vm.keypad.canCharge
                strongOff: page.vm.keypad.stopped
                text: page.vm.keypad.chargeText
                iconName: page.vm.keypad.stopped ? "cross" : enabled ? "qr" : ""
                fontSize: Theme.pick(24, 30, 38)
                weight: Font.Bold
                onClicked: page.vm.keypad.charge()
            }
        }
    }
}
