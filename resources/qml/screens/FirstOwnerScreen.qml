pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The first start: who sets the till up is its owner. There is no PIN before this one.
FocusScope {
    id: screen

    required property FirstOwnerViewModel vm
    required property StatusViewModel status
    property string shop
    property string till
    property Item typing: null
    readonly property int edge: Theme.pick(24, 64, 96)

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("You are the owner")
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Escape && screen.typing)
            screen.typing = null;
        else
            card.take(event.key, event.text);
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    ShopBar {
        id: bar

        width: parent.width
        height: Theme.bar
        status: screen.status
        shop: screen.shop
        till: screen.till
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.leftMargin: screen.edge
        anchors.right: screen.typing ? parent.right : panel.left
        anchors.rightMargin: screen.typing ? screen.edge : Theme.pick(24, 56, 96)
        anchors.top: bar.bottom
        anchors.topMargin: Theme.pick(16, 32, 48)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(12, 24, 40)
        spacing: Theme.pick(6, 10, 14)

        Label {
            objectName: "ownerTitle"
            Layout.fillWidth: true
            text: qsTr("You are the owner")
            font.pixelSize: Theme.h1
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.h3
        }
        Label {
            objectName: "ownerSentence"
            Layout.fillWidth: true
            visible: !screen.typing || !Theme.compact
            text: qsTr("Say who you are and choose a PIN that nobody knows. There is none yet, and nobody can sell before.")
            color: Theme.ink2
            font.pixelSize: Theme.pick(16, 18, 22)
            wrapMode: Text.Wrap
        }
        PersonForm {
            id: form

            Layout.fillWidth: true
            Layout.topMargin: Theme.pick(4, 16, 24)
            vm: screen.vm.form
            hasRole: false
            typing: screen.typing !== null
            onTypeInto: input => screen.typing = input
            Component.onCompleted: startTyping()
        }
        Item {
            Layout.fillHeight: true
        }
        Label {
            objectName: "ownerForgotten"
            Layout.fillWidth: true
            visible: !screen.typing
            text: qsTr("Others come later, under Settings. A forgotten owner's PIN needs the machine's own user.")
            color: Theme.ink2
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
        }
        NameKeyboard {
            Layout.fillWidth: true
            visible: screen.typing !== null
            target: screen.typing as TextInput
            onDone: screen.typing = null
        }
    }
    Card {
        id: panel

        objectName: "ownerPanel"
        anchors.right: parent.right
        anchors.rightMargin: screen.edge
        anchors.top: bar.bottom
        anchors.topMargin: Theme.pick(24, 32, 48)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(24, 32, 48)
        width: Theme.pick(392, 472, 600)
        visible: !screen.typing
        radius: Theme.dialogRadius

        PinCard {
            id: card

            anchors.fill: parent
            anchors.margins: Theme.pick(16, 28, 40)
            anchors.leftMargin: Theme.pick(24, 32, 44)
            anchors.rightMargin: Theme.pick(24, 32, 44)
            pin: screen.vm.newPin.pin
            title: screen.vm.newPin.title
            hint: screen.vm.newPin.again ? "" : qsTr("4 to 12 digits, then the check")
        }
    }
}
