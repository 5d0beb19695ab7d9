import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// This sale beside the keypad, where there is room for it.
Card {
    id: column

    required property EntryViewModel vm

    signal heldWanted
    signal clearWanted
    signal nameWanted(at: int, name: string)

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 24
        spacing: 16

        RowLayout {
            Layout.fillWidth: true

            Label {
                Layout.fillWidth: true
                text: qsTr("This sale")
                font.pixelSize: Theme.h2
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                Accessible.role: Accessible.Heading
            }
            Label {
                objectName: "lineCount"
                text: column.vm.cart.countText
                color: Theme.ink2
                font.pixelSize: Theme.small
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.cardStroke
            color: Theme.line
        }
        CartLines {
            objectName: "cartLines"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: -16
            vm: column.vm
            onNameWanted: (at, name) => column.nameWanted(at, name)
        }
        CartSums {
            Layout.fillWidth: true
            vm: column.vm.cart
        }
        CartActions {
            Layout.fillWidth: true
            vm: column.vm
            onHeldWanted: column.heldWanted()
            onClearWanted: column.clearWanted()
        }
    }
}
