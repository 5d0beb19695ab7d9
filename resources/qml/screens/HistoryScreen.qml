pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Every sale, newest first; the story of one beside the list, or in its place where it is narrow.
FocusScope {
    id: screen

    required property HistoryViewModel vm
    readonly property bool showsOne: vm.selected !== ""

    onVisibleChanged: vm.setOnScreen(visible)
    Component.onCompleted: if (visible) {
        vm.setOnScreen(true);
    }

    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        ColumnLayout {
            Layout.preferredWidth: Theme.pick(10000, 560, 760)
            Layout.fillWidth: Theme.compact
            Layout.fillHeight: true
            visible: !Theme.compact || !screen.showsOne
            spacing: Theme.gap

            TextField {
                id: search

                objectName: "historySearch"
                Layout.fillWidth: true
                focus: true
                iconName: "search"
                placeholder: screen.vm.list.found ? qsTr("Search") : qsTr("Number, amount, day, name, state, note, payment id")
                onTextChanged: screen.vm.list.search(text)
                onAccepted: {
                    screen.vm.list.enter(text);
                    input.selectAll();
                }
                input.rightPadding: found.implicitWidth + 12
                Keys.onDownPressed: list.forceActiveFocus()

                Label {
                    id: found

                    objectName: "historyFound"
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.pick(12, 20, 24)
                    anchors.bottom: parent.bottom
                    height: Theme.touch
                    text: screen.vm.list.found
                    color: Theme.ink2
                    font.pixelSize: Theme.small
                }
            }
            HistoryChips {
                Layout.fillWidth: true
                vm: screen.vm.list
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Card {
                    anchors.fill: parent
                    opacity: screen.vm.list.choosing ? 0 : 1
                    enabled: !screen.vm.list.choosing

                    ListView {
                        id: list

                        objectName: "historyList"
                        anchors.fill: parent
                        anchors.margins: 8
                        clip: true
                        boundsBehavior: Flickable.StopAtBounds
                        activeFocusOnTab: true
                        model: screen.vm.list.sales
                        Accessible.role: Accessible.List
                        Accessible.name: qsTr("Sales")
                        Keys.onReturnPressed: (currentItem as SaleListRow)?.clicked()
                        Keys.onEnterPressed: (currentItem as SaleListRow)?.clicked()

                        delegate: SaleListRow {
                            required property string key
                            required tone
                            required iconName
                            required word
                            required number
                            required amount
                            required moment
                            required property int index

                            objectName: "history_" + key
                            width: ListView.view.width
                            chosen: key === screen.vm.selected
                            underKeys: ListView.isCurrentItem && ListView.view.activeFocus
                            ruled: index > 0
                            onClicked: {
                                ListView.view.currentIndex = index;
                                screen.vm.select(key);
                            }
                        }
                    }
                    Label {
                        objectName: "historyEmpty"
                        anchors.centerIn: parent
                        width: parent.width - 2 * Theme.pad
                        visible: text
                        text: screen.vm.list.emptyText
                        color: Theme.ink2
                        wrapMode: Text.Wrap
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
                HistoryChoices {
                    objectName: "historyChoices"
                    anchors.fill: parent
                    visible: screen.vm.list.choosing
                    vm: screen.vm.list
                }
            }
        }
        SaleStory {
            objectName: "saleStory"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            visible: !Theme.compact || screen.showsOne
            vm: screen.vm
        }
    }
}
