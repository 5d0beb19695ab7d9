pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One refund: the code for the owner's wallet, then how far its payment is.
Item {
    id: page

    required property GivingBackViewModel vm
    readonly property ShownRefundViewModel one: vm.one

    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        Card {
            Layout.preferredWidth: Theme.pick(380, 480, 704)
            Layout.fillHeight: true

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pick(12, 20, 28)
                spacing: Theme.gap

                QrPanel {
                    objectName: "refundCode"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: page.one.codeSource
                    name: qsTr("QR code for the owner's wallet")
                    source: page.one.codeSource
                }
                Item {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    visible: !page.one.codeSource

                    Icon {
                        anchors.centerIn: parent
                        name: page.one.iconName
                        side: Theme.pick(120, 180, 260)
                        colour: Theme.tone(page.one.tone)
                    }
                }
                AddressText {
                    objectName: "refundTo"
                    Layout.fillWidth: true
                    groups: page.one.addressGroups
                    fontSize: Theme.pick(16, 20, 26)
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            spacing: Theme.pick(8, 14, 20)

            StatusBadge {
                objectName: "refundBadge"
                tone: page.one.tone
                iconName: page.one.iconName
                word: page.one.word
            }
            AmountText {
                objectName: "refundAmount"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(48, 68, 92)
                size: Theme.pick(40, 56, 80)
                number: page.one.amount
                horizontalAlignment: Theme.mirrored ? Text.AlignRight : Text.AlignLeft
            }
            Label {
                objectName: "refundWorth"
                Layout.fillWidth: true
                text: page.one.worth
                color: Theme.ink2
                font.pixelSize: Theme.pick(16, 20, 24)
                font.features: Theme.digits
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "refundSentence"
                Layout.fillWidth: true
                text: page.one.sentence
                font.pixelSize: Theme.pick(18, 22, 28)
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            ProgressSteps {
                objectName: "refundPath"
                Layout.fillWidth: true
                words: [qsTr("Asked"), qsTr("Seen"), qsTr("Confirmed"), qsTr("Proven")]
                reached: page.one.reached
                tone: page.one.tone
                name: page.one.word
            }
            Label {
                objectName: "refundPaidBy"
                Layout.fillWidth: true
                visible: page.one.paidBy
                text: qsTr("Paid %1").arg(page.one.paidBy)
                color: Theme.ink2
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            Label {
                objectName: "refundTxid"
                Layout.fillWidth: true
                visible: page.one.txid
                text: page.one.txid
                color: Theme.ink2
                font.pixelSize: Theme.pick(14, 15, 18)
                font.features: Theme.addressDigits
                wrapMode: Text.WrapAnywhere
                Accessible.name: qsTr("Transaction %1").arg(text)
            }
            Item {
                Layout.fillHeight: true
            }
            SecondaryButton {
                objectName: "refundWithdraw"
                Layout.fillWidth: true
                visible: page.one.canWithdraw
                iconName: "cross"
                text: qsTr("Withdraw this refund")
                onClicked: page.vm.withdraw()
            }
        }
    }
}
