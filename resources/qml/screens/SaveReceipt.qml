pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Saves the receipt as a file, and says where it lies.
ColumnLayout {
    id: saving

    required property ReceiptSavingViewModel vm

    visible: vm.possible
    spacing: Theme.pick(4, 8, 10)

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Repeater {
            model: [
                {
                    kind: "pdf",
                    word: qsTr("Save as PDF")
                },
                {
                    kind: "png",
                    word: qsTr("Save as PNG")
                }
            ]

            SecondaryButton {
                required property var modelData

                objectName: "save_" + modelData.kind
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.preferredHeight: Theme.pick(48, 56, 64)
                iconName: "folder"
                fontSize: Theme.body
                text: modelData.word
                onClicked: saving.vm.save(modelData.kind)
            }
        }
    }
    Label {
        id: said

        objectName: "savedAs"
        Layout.fillWidth: true
        visible: text
        text: saving.vm.said
        color: Theme.ink2
        font.pixelSize: Theme.small
        elide: Text.ElideMiddle
        onTextChanged: if (said.text) {
            said.Accessible.announce(said.text, Accessible.Polite);
        }
    }
}
