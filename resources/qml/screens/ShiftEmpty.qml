import QtQuick
import Pos.ViewModels
import theme
import parts

// No shift is open, or its sums are not for everybody.
FocusScope {
    id: empty

    required property ShiftViewModel vm
    readonly property bool hidden: vm.state === "hidden"

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.pick(520, 600, 760))
        spacing: Theme.gap

        Icon {
            anchors.horizontalCenter: parent.horizontalCenter
            name: empty.hidden ? "lock" : "shift"
            side: Theme.pick(48, 64, 80)
            colour: Theme.ink2
        }
        Label {
            objectName: "shiftEmptyTitle"
            width: parent.width
            text: empty.hidden ? empty.vm.openTitle : qsTr("No shift is open")
            font.pixelSize: Theme.pick(24, 28, 36)
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "shiftEmptySentence"
            width: parent.width
            text: empty.vm.said || (empty.hidden ? qsTr("Sums are for managers. A manager's PIN shows them on the spot.") : qsTr("A new shift opens with the next sale."))
            color: Theme.ink2
            font.pixelSize: Theme.lead
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
        Item {
            width: 1
            height: Theme.gap
        }
        Row {
            anchors.horizontalCenter: parent.horizontalCenter
            spacing: Theme.gap

            SecondaryButton {
                objectName: "shiftOpen"
                visible: !empty.hidden
                width: Math.max(implicitWidth, Theme.pick(200, 240, 320))
                iconName: "plus"
                text: qsTr("Open one now")
                onClicked: empty.vm.openShift()
            }
            SecondaryButton {
                objectName: "shiftShow"
                visible: empty.hidden
                width: Math.max(implicitWidth, Theme.pick(200, 240, 320))
                iconName: "lock"
                text: empty.vm.mayLook ? qsTr("Show the sums") : qsTr("Manager's PIN")
                onClicked: empty.vm.look()
            }
            SecondaryButton {
                objectName: "shiftShowPast"
                width: Math.max(implicitWidth, Theme.pick(200, 240, 320))
                iconName: "history"
                text: qsTr("Closed shifts")
                onClicked: empty.vm.showPast()
            }
        }
    }
}
