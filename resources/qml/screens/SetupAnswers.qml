pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// What a trial said: the wallet's first addresses to compare, or a line for each thing tried.
Column {
    id: answers

    required property SetupViewModel vm

    spacing: Theme.pick(6, 10, 14)

    Column {
        width: parent.width
        visible: answers.vm.addressCount > 0
        spacing: 4

        Label {
            width: parent.width
            text: qsTr("Is it really your wallet?")
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: qsTr("Open your own wallet and compare its first three receive addresses, the ends above all.")
            color: Theme.ink2
            font.pixelSize: Theme.pick(15, 17, 21)
            wrapMode: Text.Wrap
        }
    }
    Repeater {
        model: answers.vm.addresses

        Card {
            id: row

            required property string key
            required property string number
            required property list<string> groups

            objectName: "firstAddress_" + key
            width: answers.width
            height: text.implicitHeight + Theme.pick(16, 24, 32)

            Label {
                anchors.left: parent.left
                anchors.leftMargin: Theme.pick(12, 20, 24)
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.pick(28, 36, 44)
                text: row.number
                color: Theme.ink2
                font.weight: Font.Bold
            }
            AddressText {
                id: text

                x: Theme.mirrored ? Theme.pick(12, 20, 24) : Theme.pick(44, 64, 76)
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - Theme.pick(56, 84, 100)
                fontSize: Theme.pick(16, 19, 24)
                groups: row.groups
            }
        }
    }
    Repeater {
        model: answers.vm.trials

        TrialLine {
            required property string key
            required subject
            required answer
            required works

            objectName: "trial_" + key
            width: answers.width
        }
    }
}
