pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// The reports of all shifts that are closed, newest first.
Card {
    id: past

    required property PastShiftsViewModel vm

    ListView {
        id: list

        objectName: "pastShifts"
        anchors.fill: parent
        anchors.margins: 8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        reuseItems: true
        activeFocusOnTab: true
        model: past.vm.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Closed shifts")
        Keys.onReturnPressed: (currentItem as ShiftPastRow)?.clicked()
        Keys.onEnterPressed: (currentItem as ShiftPastRow)?.clicked()
        onAtYEndChanged: if (atYEnd) {
            past.vm.more();
        }

        delegate: ShiftPastRow {
            required property int number
            required title
            required detail
            required amount
            required note
            required alarming
            required property int index

            objectName: "past_" + number
            width: ListView.view.width
            underKeys: ListView.isCurrentItem && ListView.view.activeFocus
            ruled: index > 0
            onClicked: past.vm.choose(number)
        }
    }
    Label {
        objectName: "pastEmpty"
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        visible: text
        text: past.vm.emptyText
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
