pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One page of calls, newest first, with the ways to the pages beside it.
FocusScope {
    id: place

    required property StoreCallsViewModel vm

    // Not at once: the ring around a row is for those who use keys.
    function takeKeys() {
        list.forceActiveFocus();
    }

    component PageButton: SecondaryButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.pick(48, 56, 72)
        fontSize: Theme.body
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        SecondaryButton {
            objectName: "callsOfAll"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.pick(48, 56, 72)
            visible: place.vm.ofOneSale
            iconName: "cross"
            fontSize: Theme.body
            text: qsTr("Only this sale: show all")
            onClicked: place.vm.showAllSales()
        }
        SegmentedChoice {
            objectName: "callsFilter"
            Layout.fillWidth: true
            name: qsTr("Which calls")
            options: place.vm.filters
            current: place.vm.filter
            onChosen: index => place.vm.choose(index)
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                id: list

                objectName: "callList"
                anchors.fill: parent
                anchors.margins: 8
                clip: true
                cacheBuffer: 0
                boundsBehavior: Flickable.StopAtBounds
                reuseItems: true
                activeFocusOnTab: true
                model: place.vm.calls
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Calls")
                Keys.onReturnPressed: (currentItem as StoreCallRow)?.clicked()
                Keys.onEnterPressed: (currentItem as StoreCallRow)?.clicked()

                delegate: StoreCallRow {
                    required property string key
                    required tone
                    required iconName
                    required name
                    required number
                    required word
                    required following
                    required answer
                    required moment
                    required property int index

                    objectName: "storeCall_" + key
                    width: ListView.view.width
                    chosen: key === place.vm.call.key
                    underKeys: ListView.isCurrentItem && ListView.view.activeFocus
                    ruled: index > 0
                    onClicked: {
                        ListView.view.currentIndex = index;
                        place.vm.select(key);
                    }
                }
            }
            Label {
                objectName: "callsEmpty"
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.pad
                visible: text
                text: place.vm.emptyText
                color: Theme.ink2
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: place.vm.hasNewer || place.vm.hasOlder
            spacing: 8

            PageButton {
                objectName: "callsNewer"
                enabled: place.vm.hasNewer
                iconName: "back"
                text: qsTr("Newer")
                onClicked: place.vm.goNewer()
            }
            PageButton {
                objectName: "callsOlder"
                enabled: place.vm.hasOlder
                iconName: "forward"
                iconLast: true
                text: qsTr("Older")
                onClicked: place.vm.goOlder()
            }
        }
    }
}
