pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The paper as it prints, and what became of it.
FocusScope {
    id: screen

    required property ReceiptViewModel vm

    signal nextSale

    Keys.onReturnPressed: screen.nextSale()
    Keys.onEnterPressed: screen.nextSale()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        PaperView {
            objectName: "receiptPaper"
            Layout.preferredWidth: Theme.pick(380, 480, 704)
            Layout.fillHeight: true
            source: screen.vm.picture
            emptyText: screen.vm.ready ? qsTr("No paper yet") : ""
            name: qsTr("The receipt as it prints")
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            spacing: Theme.pick(8, 16, 24)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                StatusBadge {
                    objectName: "receiptBadge"
                    visible: screen.vm.word
                    tone: screen.vm.tone
                    iconName: screen.vm.iconName
                    word: screen.vm.word
                }
                Label {
                    objectName: "receiptNumber"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.pick(36, 44, 56)
                    text: screen.vm.number
                    color: Theme.ink2
                    font.pixelSize: Theme.pick(16, 18, 24)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 12
                    wrapMode: Text.Wrap
                    lineHeight: 1.0
                    horizontalAlignment: Text.AlignRight
                }
            }
            AmountText {
                objectName: "receiptAmount"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(56, 92, 150)
                Layout.minimumHeight: Theme.pick(36, 50, 80)
                size: Theme.pick(56, 76, 128)
                number: screen.vm.amount
                horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft
            }
            PaperState {
                objectName: "paperState"
                Layout.fillWidth: true
                visible: title
                title: screen.vm.paperTitle
                detail: screen.vm.paperDetail
                tone: screen.vm.paperTone
                iconName: screen.vm.paperIcon
            }
            RowLayout {
                Layout.fillWidth: true
                visible: screen.vm.uncertain
                spacing: Theme.gap

                Repeater {
                    model: [
                        {
                            key: "printed",
                            icon: "check",
                            word: qsTr("Printed OK")
                        },
                        {
                            key: "copy",
                            icon: "copy",
                            word: qsTr("Print copy")
                        },
                        {
                            key: "skip",
                            icon: "cross",
                            word: qsTr("Skip")
                        }
                    ]

                    SecondaryButton {
                        required property var modelData

                        objectName: "paper_" + modelData.key
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        leftPadding: 8
                        rightPadding: 8
                        text: modelData.word
                        iconName: modelData.icon
                        onClicked: screen.vm.answer(modelData.key)
                    }
                }
            }
            SecondaryButton {
                objectName: "printPaper"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(60, 72, 96)
                visible: screen.vm.canPrint
                text: screen.vm.printText
                detail: screen.vm.printDetail
                iconName: "copy"
                onClicked: screen.vm.printPaper()
            }
            SaveReceipt {
                Layout.fillWidth: true
                vm: screen.vm.saving
            }
            Item {
                Layout.fillHeight: true
            }
            PrimaryButton {
                objectName: "nextSale"
                Layout.fillWidth: true
                text: qsTr("Next sale")
                iconName: "forward"
                iconLast: true
                onClicked: screen.nextSale()
            }
        }
    }
}
