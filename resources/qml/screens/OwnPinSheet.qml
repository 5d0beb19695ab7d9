pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Who is here, touched in the status bar: a new PIN of one's own, or lock.
FocusScope {
    id: sheet

    required property DutyViewModel duty
    readonly property OwnPinViewModel vm: duty.own

    visible: vm.opened
    onVisibleChanged: if (visible) {
        keys.forceActiveFocus();
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: duty.name
    Keys.onPressed: event => {
        if (!(card.visible && card.take(event.key, event.text)) && event.key === Qt.Key_Escape)
            sheet.vm.close();
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        onClicked: sheet.vm.close()
    }
    Item {
        id: keys

        focus: true
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.pad, Theme.pick(820, 860, 1160))
        height: Math.min(parent.height - 2 * Theme.pick(24, 32, 48), Theme.pick(552, 600, 820))
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        MouseArea {
            anchors.fill: parent
        }
        RowLayout {
            anchors.fill: parent
            anchors.margins: Theme.pick(28, 40, 56)
            spacing: Theme.pick(28, 40, 56)

            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                spacing: Theme.gap

                Face {
                    side: Theme.pick(80, 96, 120)
                    initials: sheet.duty.initials
                    tone: sheet.duty.tone
                    outline: sheet.duty.outline
                }
                Label {
                    objectName: "ownName"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                    text: sheet.duty.name
                    font.pixelSize: Theme.h2
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 12
                    elide: Text.ElideRight
                }
                Label {
                    objectName: "ownRole"
                    Layout.fillWidth: true
                    text: sheet.duty.role
                    color: Theme.ink2
                }
                Label {
                    objectName: "ownAdvice"
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.gap
                    text: sheet.vm.done ? qsTr("The new PIN holds from now on.") : qsTr("For a new PIN, type the one you have now.")
                    color: sheet.vm.done ? Theme.tone("paid") : Theme.ink2
                    font.weight: sheet.vm.done ? Font.DemiBold : Font.Normal
                    wrapMode: Text.Wrap
                }
                Item {
                    Layout.fillHeight: true
                }
                SecondaryButton {
                    objectName: "ownLock"
                    Layout.fillWidth: true
                    iconName: "lock"
                    text: qsTr("Lock the till")
                    onClicked: sheet.duty.lockNow()
                }
                SecondaryButton {
                    objectName: "ownClose"
                    Layout.fillWidth: true
                    iconName: "back"
                    text: sheet.vm.done ? qsTr("Back") : qsTr("Back, keep my PIN")
                    onClicked: sheet.vm.close()
                }
            }
            Item {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true

                PinCard {
                    id: card

                    anchors.fill: parent
                    visible: !sheet.vm.done
                    prefix: "own_"
                    pin: sheet.vm.pin
                    title: sheet.vm.title
                }
                Icon {
                    anchors.centerIn: parent
                    visible: sheet.vm.done
                    name: "paid"
                    side: Theme.pick(120, 160, 220)
                    colour: Theme.tone("paid")
                }
            }
        }
    }
}
