pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Money that goes back: what and how much, the customer's address, then the code to pay it.
FocusScope {
    id: screen

    required property GivingBackViewModel vm

    Accessible.role: Accessible.Pane
    Accessible.name: vm.title
    Keys.onEscapePressed: vm.close()

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.pick(8, 14, 20)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            SecondaryButton {
                objectName: "refundBack"
                Layout.preferredHeight: Theme.touch
                iconName: "back"
                text: qsTr("Back")
                onClicked: screen.vm.close()
            }
            Label {
                objectName: "refundTitle"
                Layout.fillWidth: true
                text: screen.vm.title
                font.pixelSize: Theme.pick(24, 32, 44)
                font.weight: Font.Bold
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.h3
            }
            SecondaryButton {
                objectName: "refundAnother"
                Layout.preferredHeight: Theme.touch
                visible: screen.vm.canChoose
                iconName: "undo"
                text: qsTr("Give more back")
                onClicked: screen.vm.another()
            }
        }
        RefundPay {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.vm.mode === "pay"
            vm: screen.vm
        }
        RefundChoose {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.vm.mode === "choose"
            focus: visible
            vm: screen.vm
        }
        RefundList {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.vm.mode === "list"
            vm: screen.vm
        }
    }
}
