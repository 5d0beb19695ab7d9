pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The owner's page: everybody who works here, and beside them the one who was touched.
FocusScope {
    id: screen

    required property PeopleViewModel vm
    property Item typing: null

    signal done

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("People")
    onVisibleChanged: typing = null
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape)
            event.accepted = screen.back();
        else if (screen.vm.mode === "pin")
            event.accepted = card.take(event.key, event.text);
    }

    function back(): bool {
        if (typing) {
            typing = null;
            return true;
        }
        return vm.back();
    }

    Connections {
        target: screen.vm
        function onChanged() {
            if (!["person", "new"].includes(screen.vm.mode))
                screen.typing = null;
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.pad

            PeopleList {
                Layout.fillWidth: false
                Layout.preferredWidth: Theme.pick(304, 384, 520)
                Layout.fillHeight: true
                visible: !screen.typing
                vm: screen.vm
                onDone: screen.done()
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Label {
                    objectName: "peopleHint"
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.pad
                    visible: screen.vm.mode === ""
                    text: screen.vm.said || qsTr("Touch somebody to change name, role, face or PIN.")
                    color: Theme.ink2
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignHCenter
                }
                PersonPane {
                    objectName: "personPane"
                    anchors.fill: parent
                    anchors.margins: Theme.pick(14, 24, 32)
                    visible: ["person", "new"].includes(screen.vm.mode)
                    vm: screen.vm
                    typing: screen.typing !== null
                    onTypeInto: input => screen.typing = input
                }
                ColumnLayout {
                    anchors.fill: parent
                    anchors.margins: Theme.pick(14, 24, 32)
                    visible: screen.vm.mode === "pin"
                    spacing: Theme.gap

                    Label {
                        objectName: "personPinFor"
                        Layout.fillWidth: true
                        text: screen.vm.title
                        color: Theme.ink2
                        font.pixelSize: Theme.lead
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 12
                        horizontalAlignment: Text.AlignHCenter
                    }
                    PinCard {
                        id: card

                        Layout.alignment: Qt.AlignHCenter
                        Layout.fillHeight: true
                        Layout.fillWidth: true
                        Layout.maximumWidth: Theme.pick(420, 440, 560)
                        prefix: "newPin_"
                        pin: screen.vm.newPin.pin
                        title: screen.vm.newPin.title
                        hint: screen.vm.newPin.again ? "" : qsTr("4 to 12 digits, then the check")
                    }
                    SecondaryButton {
                        objectName: "personPinBack"
                        Layout.fillWidth: true
                        Layout.preferredHeight: Theme.pick(56, 64, 84)
                        iconName: "back"
                        text: qsTr("Back, no PIN now")
                        onClicked: screen.vm.back()
                    }
                }
            }
        }
        NameKeyboard {
            Layout.fillWidth: true
            visible: screen.typing !== null
            target: screen.typing as TextInput
            onDone: screen.typing = null
        }
    }
}
