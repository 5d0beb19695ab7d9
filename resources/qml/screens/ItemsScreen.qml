pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// What the shop sells, to be changed: the items beside the form of one, or lists of all.
FocusScope {
    id: screen

    required property CatalogueEditorViewModel vm

    signal done

    onVisibleChanged: if (visible) {
        vm.lookAgain();
    }
    Component.onCompleted: if (visible) {
        vm.lookAgain();
    }

    RowLayout {
        anchors.fill: parent
        visible: !screen.vm.lists.isOpen
        spacing: Theme.pad

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.pick(10000, 480, 720)
            visible: !Theme.compact || !screen.vm.isOpen
            spacing: Theme.gap

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                SecondaryButton {
                    objectName: "itemsBack"
                    Layout.preferredHeight: Theme.touch
                    iconName: "back"
                    text: qsTr("Items")
                    onClicked: screen.done()
                }
                TextField {
                    objectName: "itemsSearch"
                    Layout.fillWidth: true
                    focus: true
                    iconName: "search"
                    placeholder: qsTr("Name or number")
                    onTextChanged: screen.vm.search(text)
                }
            }
            Card {
                Layout.fillWidth: true
                Layout.fillHeight: true

                ListView {
                    id: list

                    objectName: "itemsList"
                    anchors.fill: parent
                    anchors.margins: 8
                    clip: true
                    boundsBehavior: Flickable.StopAtBounds
                    reuseItems: true
                    model: screen.vm.rows
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Items")

                    delegate: ItemsRow {
                        required property string key

                        objectName: "edited_" + name
                        width: ListView.view.width
                        chosen: key === screen.vm.chosen
                        onClicked: screen.vm.choose(key)
                    }
                }
                Label {
                    objectName: "itemsEmpty"
                    anchors.centerIn: parent
                    width: parent.width - 2 * Theme.pad
                    visible: text
                    text: screen.vm.emptyText
                    color: Theme.ink2
                    wrapMode: Text.Wrap
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                SecondaryButton {
                    objectName: "itemsNew"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: "plus"
                    text: qsTr("New item")
                    onClicked: screen.vm.addNew()
                }
                SecondaryButton {
                    objectName: "itemsLists"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    iconName: "folder"
                    text: qsTr("Lists")
                    onClicked: screen.vm.lists.look()
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: Theme.pick(10000, 560, 840)
            visible: screen.vm.isOpen || !Theme.compact

            ItemForm {
                anchors.fill: parent
                anchors.margins: Theme.pad
                visible: screen.vm.isOpen
                vm: screen.vm
            }
            Label {
                anchors.centerIn: parent
                width: parent.width - 2 * Theme.pad
                visible: !screen.vm.isOpen
                text: qsTr("Touch an item to change it.")
                color: Theme.ink2
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    ItemLists {
        anchors.fill: parent
        visible: screen.vm.lists.isOpen
        vm: screen.vm.lists
    }
}
