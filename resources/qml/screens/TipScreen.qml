pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The question for a tip, turned to the customer: no word of it is for whoever sells.
FocusScope {
    id: screen

    required property TillViewModel till
    readonly property TipsViewModel vm: till.tips

    signal closed

    objectName: "tipScreen"
    anchors.fill: parent
    visible: vm.asking
    z: 90
    rotation: vm.upsideDown ? 180 : 0
    onVisibleChanged: if (visible) {
        forceActiveFocus();
        Accessible.announce(heading.text, Accessible.Polite);
    } else {
        closed();
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: heading.text
    Keys.onEscapePressed: vm.typing ? vm.stopTyping() : vm.putAside()
    Keys.onPressed: event => event.accepted = true

    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    KeyButton {
        objectName: "tipAside"
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.pad
        width: Theme.touch
        height: Theme.touch
        isFunction: true
        iconName: "back"
        text: qsTr("Back to the till")
        onClicked: screen.vm.putAside()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.pick(24, 48, 80)
        anchors.leftMargin: Theme.pick(96, 128, 160)
        anchors.rightMargin: Theme.pick(96, 128, 160)
        spacing: Theme.pick(12, 20, 32)

        Label {
            id: heading

            objectName: "tipHeading"
            Layout.fillWidth: true
            text: qsTr("Would you like to add a tip?")
            font.pixelSize: Theme.h1
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.h3
            horizontalAlignment: Text.AlignHCenter
        }
        // The text's own height, which follows its size, must not move the layout that sets it.
        Item {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.pick(72, 112, 176)

            AmountText {
                objectName: "tipAmount"
                anchors.fill: parent
                size: Theme.paymentMoney
                number: screen.vm.amount
                horizontalAlignment: Text.AlignHCenter
            }
        }
        TipChoices {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !screen.vm.typing
            vm: screen.vm
        }
        TipPad {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: screen.vm.typing
            vm: screen.vm
            point: screen.till.keypad.point
        }
    }
}
