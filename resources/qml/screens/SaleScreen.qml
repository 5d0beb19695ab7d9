pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// An amount, a note, Charge; and beside it the sales that are not finished.
FocusScope {
    id: screen

    required property EntryViewModel entry
    required property OpenSalesViewModel openSales
    readonly property KeypadViewModel keypad: entry.keypad
    property bool withGoods: false

    signal goodsWanted

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Sale")
    Keys.onPressed: event => event.accepted = screen.take(event.key, event.text, event.isAutoRepeat)
    Keys.onEscapePressed: event => {
        event.accepted = overlays.over !== "";
        overlays.close();
    }
    onVisibleChanged: overlays.over = ""

    // Hardware keys: digits, comma or point, plus, Backspace, Delete, Enter; or a scanner's.
    function take(key: int, text: string, repeated: bool): bool {
        if (key === Qt.Key_Return || key === Qt.Key_Enter) {
            enter();
            return true;
        }
        if (text.length === 1 && text > " " && text !== "+")
            entry.scanner.key(text, repeated);
        else if (text.length === 1)
            entry.scanner.forget();
        if (text.length === 1 && "0123456789".includes(text))
            keypad.press(text);
        else if (text === "." || text === ",")
            keypad.pressPoint();
        else if (key === Qt.Key_Backspace)
            keypad.erase();
        else if (key === Qt.Key_Delete)
            keypad.clear();
        else if (text === "+")
            keypad.addLine();
        else
            return false;
        return true;
    }

    function enter() {
        if (!entry.scanner.enter())
            keypad.charge();
    }

    // Before a button that has the focus would take the Enter that ends a scan.
    Shortcut {
        sequences: ["Return", "Enter"]
        enabled: screen.visible && screen.entry.scanner.scanning
        onActivated: screen.enter()
    }
    // Takes the keys back from the note, so that the next digit belongs to the amount.
    Item {
        id: keys

        focus: true
    }
    RowLayout {
        anchors.fill: parent
        visible: !noteEditor.visible && !overlays.covers
        spacing: Theme.pad

        Loader {
            Layout.preferredWidth: 400
            Layout.fillHeight: true
            active: Theme.large
            visible: active
            sourceComponent: CartColumn {
                objectName: "cartColumn"
                vm: screen.entry
                onHeldWanted: overlays.over = "held"
                onClearWanted: overlays.askToClear()
                onNameWanted: (at, name) => overlays.nameLine(at, name)
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.gap

            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.pick(88, 120, 160)
                Layout.preferredHeight: Theme.pick(128, 208, 288)
                Layout.maximumHeight: Theme.pick(160, 240, 320)
                Layout.verticalStretchFactor: 2

                AmountCard {
                    anchors.fill: parent
                    visible: !notice.visible
                    vm: screen.keypad
                    cart: screen.entry.cart
                    heldText: Theme.large ? "" : screen.entry.held.countText
                    opensLines: !Theme.large
                    onSumTouched: overlays.over = screen.entry.cart.isIdle ? "held" : "lines"
                }
                EntryNotice {
                    id: notice

                    objectName: "entryNotice"
                    anchors.fill: parent
                    vm: screen.entry
                }
            }
            Keypad {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.minimumHeight: Theme.pick(248, 280, 400)
                Layout.preferredHeight: Theme.pick(296, 360, 496)
                Layout.verticalStretchFactor: 3
                vm: screen.keypad
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(80, 96, 120)
                Layout.maximumHeight: Theme.pick(80, 96, 120)
                Layout.minimumHeight: Theme.pick(72, 80, 100)
                spacing: Theme.keyGap

                NoteButton {
                    objectName: "note"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    note: screen.keypad.note
                    onClicked: noteEditor.edit(screen.keypad.note)
                }
                SecondaryButton {
                    objectName: "toGoods"
                    Layout.preferredWidth: Theme.pick(120, 160, 200)
                    Layout.fillHeight: true
                    visible: screen.withGoods
                    iconName: "items"
                    text: qsTr("Items")
                    onClicked: screen.goodsWanted()
                }
                PrimaryButton {
                    objectName: "charge"
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    enabled: screen.keypad.canCharge
                    strongOff: screen.keypad.stopped
                    text: screen.keypad.chargeText
                    iconName: screen.keypad.stopped ? "cross" : enabled ? "qr" : ""
                    fontSize: Theme.pick(26, 32, 40)
                    weight: Font.Bold
                    onClicked: screen.keypad.charge()
                }
            }
        }
        Shelf {
            objectName: "shelf"
            Layout.preferredWidth: Theme.pick(240, 320, 400)
            Layout.fillHeight: true
            vm: screen.openSales
        }
    }
    EntryOverlays {
        id: overlays

        anchors.fill: parent
        vm: screen.entry
        onClosed: keys.forceActiveFocus()
    }
    NoteEditor {
        id: noteEditor

        objectName: "noteEditor"
        anchors.fill: parent
        limit: screen.keypad.noteLimit
        onDone: note => screen.keypad.setNote(note)
        onClosed: keys.forceActiveFocus()
    }
}
