pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// What the shop sells, beside the keypad: a category or some letters, then one touch an item.
FocusScope {
    id: screen

    required property CatalogueViewModel vm
    required property EntryViewModel entry

    signal keypadWanted
    signal editorWanted

    onVisibleChanged: if (visible) {
        vm.lookAgain();
    }
    Component.onCompleted: if (visible) {
        vm.lookAgain();
    }
    Connections {
        target: screen.vm
        function onChanged() {
            if (search.text !== screen.vm.query)
                search.text = screen.vm.query;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        visible: !screen.vm.weighed
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            TextField {
                id: search

                objectName: "goodsSearch"
                Layout.fillWidth: true
                focus: true
                iconName: "search"
                placeholder: qsTr("Name or number")
                input.maximumLength: 60
                onTextChanged: screen.vm.search(text)
                onAccepted: screen.vm.addFirst()
            }
            SecondaryButton {
                objectName: "goodsKeyboard"
                Layout.preferredHeight: Theme.touch
                iconName: "pencil"
                text: keyboard.visible ? qsTr("Hide keys") : qsTr("Keys")
                onClicked: keyboard.visible = !keyboard.visible
            }
            SecondaryButton {
                objectName: "goodsEdit"
                Layout.preferredHeight: Theme.touch
                iconName: "settings"
                text: qsTr("Edit items")
                onClicked: screen.editorWanted()
            }
        }
        GoodsCategories {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.pick(52, 56, 72)
            visible: count > 1
            vm: screen.vm
        }
        GridView {
            id: grid

            readonly property int wanted: Theme.pick(170, 208, 264)
            readonly property int across: Math.max(1, Math.floor(width / wanted))

            objectName: "goodsGrid"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            cellWidth: Math.floor(width / across)
            cellHeight: Theme.pick(96, 120, 152)
            model: screen.vm.items
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Items")

            delegate: Item {
                id: cell

                required property string key
                required property string name
                required property string price

                width: GridView.view.cellWidth
                height: GridView.view.cellHeight

                ItemTile {
                    objectName: "item_" + cell.name
                    anchors.fill: parent
                    anchors.rightMargin: Theme.keyGap
                    anchors.bottomMargin: Theme.keyGap
                    name: cell.name
                    price: cell.price
                    onClicked: screen.vm.add(cell.key)
                }
            }
            Label {
                objectName: "goodsEmpty"
                anchors.centerIn: parent
                width: Math.min(parent.width, Theme.pick(520, 640, 840))
                visible: text
                text: screen.vm.emptyText
                color: Theme.ink2
                font.pixelSize: Theme.lead
                wrapMode: Text.Wrap
                horizontalAlignment: Text.AlignHCenter
            }
        }
        OnScreenKeyboard {
            id: keyboard

            objectName: "goodsKeys"
            Layout.fillWidth: true
            visible: false
            target: search.input
            doneText: qsTr("Done")
            eraseName: qsTr("Delete last letter")
            capitalName: qsTr("Capital letter")
            spaceName: qsTr("Space")
            onDone: visible = false
        }
        GoodsFoot {
            Layout.fillWidth: true
            Layout.fillHeight: false
            Layout.preferredHeight: Theme.pick(72, 88, 112)
            visible: !keyboard.visible
            vm: screen.vm
            entry: screen.entry
            onKeypadWanted: screen.keypadWanted()
        }
    }
    GoodsQuantity {
        objectName: "goodsQuantity"
        vm: screen.vm
        onClosed: search.input.forceActiveFocus()
    }
}
