pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme

// What somebody may not do alone: who asks, what for, and the PIN of one who may. Back is as easy.
FocusScope {
    id: dialog

    required property OverrideViewModel vm

    visible: vm.opened
    onVisibleChanged: if (visible) {
        keys.forceActiveFocus();
        dialog.Accessible.announce(vm.title + ". " + vm.sentence, Accessible.Assertive);
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: vm.title
    Accessible.description: vm.sentence
    Keys.onPressed: event => {
        if (!card.take(event.key, event.text) && event.key === Qt.Key_Escape)
            dialog.vm.back();
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        onWheel: wheel => wheel.accepted = true
    }
    Item {
        id: keys

        focus: true
    }
    Rectangle {
        objectName: "overrideSheet"
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.pad, Theme.pick(880, 896, 1240))
        height: Math.min(parent.height - 2 * Theme.pick(24, 32, 48), Theme.pick(552, 616, 840))
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        RowLayout {
            anchors.fill: parent
            anchors.margins: Theme.pick(32, 40, 56)
            spacing: Theme.pick(32, 40, 56)

            OverrideStory {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.pick(384, 384, 540)
                Layout.fillHeight: true
                vm: dialog.vm
            }
            Rectangle {
                Layout.preferredWidth: Theme.cardStroke
                Layout.fillHeight: true
                color: Theme.line
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.pick(352, 352, 500)
                Layout.fillHeight: true
                spacing: Theme.pick(6, 8, 12)

                ListView {
                    id: faces

                    objectName: "overrideFaces"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.pick(64, 64, 84)
                    orientation: ListView.Horizontal
                    boundsBehavior: Flickable.StopAtBounds
                    clip: contentWidth > width
                    spacing: 12
                    model: dialog.vm.faces
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Who may allow it")

                    delegate: GranterButton {
                        required property string key

                        objectName: "granter_" + name
                        // Where there are more than two, the next one looks out.
                        width: faces.count > 2 ? Math.floor((faces.width - 2 * faces.spacing) / 2.15) : (faces.width - (faces.count - 1) * faces.spacing) / faces.count
                        height: faces.height
                        onClicked: {
                            dialog.vm.choose(key);
                            keys.forceActiveFocus();
                        }
                    }
                }
                PinCard {
                    id: card

                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    dense: true
                    prefix: "override_"
                    pin: dialog.vm.pin
                    hint: dialog.vm.hint
                }
            }
        }
    }
}
