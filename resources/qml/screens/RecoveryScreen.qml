pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// How to find all of the till's money with any wallet: the descriptor, the gap limit, the files.
FocusScope {
    id: screen

    required property RecoveryViewModel vm

    signal done

    onVisibleChanged: vm.setOnScreen(visible)
    Component.onCompleted: if (visible) {
        vm.setOnScreen(true);
    }
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Wallet recovery")

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
                    objectName: "recoveryCode"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    name: qsTr("QR code of the descriptor")
                    source: screen.vm.codeSource
                }
                Label {
                    objectName: "recoveryDescriptor"
                    Layout.fillWidth: true
                    text: screen.vm.descriptor
                    color: Theme.ink2
                    font.pixelSize: Theme.pick(13, 15, 18)
                    font.features: Theme.addressDigits
                    wrapMode: Text.WrapAnywhere
                    Accessible.name: qsTr("Descriptor: %1").arg(text)
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            spacing: Theme.pick(6, 14, 20)

            Label {
                objectName: "recoveryTitle"
                Layout.fillWidth: true
                text: qsTr("Wallet recovery")
                font.pixelSize: Theme.pick(26, 36, 48)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.h3
            }
            Label {
                objectName: "recoverySentence"
                Layout.fillWidth: true
                text: qsTr("With this descriptor any wallet finds the till's money; it can never spend it. Sheet and labels tell Sparrow and Electrum of every sale.")
                color: Theme.ink2
                font.pixelSize: Theme.pick(15, 18, 22)
                wrapMode: Text.Wrap
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: limit.implicitHeight + 2 * Theme.pick(10, 16, 22)
                radius: Theme.radius
                color: Theme.softTone(screen.vm.warned ? "part" : "wait")

                RowLayout {
                    id: limit

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.margins: Theme.pick(14, 20, 28)
                    spacing: Theme.gap

                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 2

                        Label {
                            objectName: "recoveryLimitTitle"
                            Layout.fillWidth: true
                            text: qsTr("Gap limit to set in the wallet")
                            font.pixelSize: Theme.pick(17, 22, 28)
                            font.weight: Font.Bold
                            wrapMode: Text.Wrap
                        }
                        Label {
                            objectName: "recoveryLimitWhy"
                            Layout.fillWidth: true
                            text: qsTr("Wallets stop looking after 20 unused addresses.")
                            font.pixelSize: Theme.pick(15, 17, 20)
                            wrapMode: Text.Wrap
                        }
                    }
                    Label {
                        objectName: "recoveryLimit"
                        text: screen.vm.limit
                        color: Theme.tone(screen.vm.warned ? "part" : "wait")
                        font.pixelSize: Theme.pick(48, 64, 92)
                        font.weight: Font.Bold
                        font.features: Theme.digits
                    }
                }
            }
            PaymentRows {
                Layout.fillWidth: true
                model: screen.vm.facts
                rowHeight: Theme.pick(32, 40, 50)
                fontSize: Theme.pick(16, 18, 22)
            }
            Item {
                Layout.fillHeight: true
            }
            Label {
                objectName: "recoveryWritten"
                Layout.fillWidth: true
                visible: text
                text: screen.vm.written
                color: Theme.tone("paid")
                font.pixelSize: Theme.pick(14, 17, 20)
                font.weight: Font.DemiBold
                wrapMode: Text.WrapAnywhere
            }
            SecondaryButton {
                objectName: "recoveryBack"
                Layout.fillWidth: true
                iconName: "back"
                text: qsTr("Back to the till")
                onClicked: screen.done()
            }
            PrimaryButton {
                objectName: "recoverySheet"
                Layout.fillWidth: true
                enabled: screen.vm.ready
                iconName: "receipt"
                text: qsTr("Write sheet and labels")
                onClicked: screen.vm.write()
            }
        }
    }
}
