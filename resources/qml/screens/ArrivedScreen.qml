import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// A customer says "I have paid": an amount, a number or the end of an address, and one answer.
FocusScope {
    id: screen

    required property ArrivedViewModel vm

    onVisibleChanged: vm.setOnScreen(visible)
    Component.onCompleted: if (visible) {
        vm.setOnScreen(true);
    }
    Keys.onPressed: event => event.accepted = screen.take(event.key, event.text)

    // Hardware keys: digits, comma or point, Backspace, Delete.
    function take(key: int, text: string): bool {
        if (vm.typesLetters)
            return false;
        if (text.length === 1 && "0123456789.,".includes(text))
            vm.press(text);
        else if (key === Qt.Key_Backspace)
            vm.press("back");
        else if (key === Qt.Key_Delete)
            vm.press("clear");
        else
            return false;
        return true;
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        ColumnLayout {
            Layout.minimumWidth: Theme.pick(456, 496, 720)
            Layout.maximumWidth: Theme.pick(456, 496, 720)
            Layout.fillHeight: true
            spacing: Theme.pick(8, 16, 24)

            Label {
                objectName: "arrivedHeading"
                Layout.fillWidth: true
                visible: screen.height > 440
                text: qsTr("Did it arrive?")
                font.pixelSize: Theme.h1
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.h3
            }
            Label {
                Layout.fillWidth: true
                Layout.topMargin: -Theme.pick(4, 10, 14)
                visible: screen.height > 500
                text: qsTr("Any sale ever made, also cancelled and expired ones.")
                color: Theme.ink2
                font.pixelSize: Theme.pick(15, 18, 22)
                wrapMode: Text.Wrap
            }
            SegmentedChoice {
                objectName: "arrivedKinds"
                Layout.fillWidth: true
                name: qsTr("What is known")
                options: screen.vm.kinds
                current: screen.vm.kind
                onChosen: index => screen.vm.setKind(index)
            }
            Rectangle {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(64, 88, 112)
                visible: !screen.vm.typesLetters
                radius: Theme.radius
                color: Theme.surface
                border.width: Theme.chosenStroke
                border.color: Theme.accent

                Label {
                    anchors.left: parent.left
                    anchors.leftMargin: Theme.pad
                    anchors.verticalCenter: parent.verticalCenter
                    text: screen.vm.unit
                    color: Theme.ink2
                    font.pixelSize: Theme.pick(18, 22, 28)
                }
                AmountText {
                    objectName: "arrivedTyped"
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.pad
                    width: parent.width - 110
                    height: parent.height
                    size: Theme.pick(36, 48, 68)
                    number: screen.vm.shownText
                    horizontalAlignment: Text.AlignRight
                }
            }
            ArrivedPad {
                objectName: "arrivedPad"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: !screen.vm.typesLetters
                vm: screen.vm
            }
            TextField {
                id: field

                objectName: "arrivedField"
                Layout.fillWidth: true
                visible: screen.vm.typesLetters
                iconName: "link"
                label: Theme.compact ? "" : qsTr("End of the address, or the payment's id")
                input.Accessible.name: qsTr("End of the address, or the payment's id")
                placeholder: qsTr("For example h3zc ghd4")
                onTextChanged: if (screen.vm.typesLetters) {
                    screen.vm.setText(text);
                }
                onVisibleChanged: if (visible) {
                    text = screen.vm.text;
                    input.forceActiveFocus();
                }
            }
            AddressPad {
                objectName: "addressPad"
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: screen.vm.typesLetters
                target: field.input
            }
        }
        ArrivedAnswer {
            objectName: "arrivedAnswer"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            vm: screen.vm
        }
    }
}
