pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels
import parts

// What comes over the keypad while a sale is entered: its lines, a number, a name, what waits.
FocusScope {
    id: layers

    required property EntryViewModel vm
    // The page over the keypad: lines, held, or none.
    property string over
    readonly property bool covers: over || sheet.visible || nameEditor.visible

    signal closed

    z: 10

    function close() {
        over = "";
        closed();
    }
    // What was over the page has gone: the page stands, or the keypad.
    function lookAgain() {
        if (over)
            forceActiveFocus();
        else
            closed();
    }
    function nameLine(at: int, name: string) {
        nameEditor.at = at;
        nameEditor.edit(name);
    }
    function askToClear() {
        clearing.open();
    }

    Loader {
        anchors.fill: parent
        active: layers.over === "lines"
        visible: active && !sheet.visible && !nameEditor.visible
        focus: visible
        sourceComponent: CartPage {
            objectName: "cartPage"
            focus: true
            vm: layers.vm
            onClosed: layers.close()
            onHeldWanted: layers.over = "held"
            onClearWanted: layers.askToClear()
            onNameWanted: (at, name) => layers.nameLine(at, name)
        }
    }
    Loader {
        anchors.fill: parent
        active: layers.over === "held"
        focus: visible
        sourceComponent: HeldPage {
            objectName: "heldPage"
            focus: true
            vm: layers.vm
            onClosed: layers.close()
            onDropWanted: (key, amount) => dropping.ask(key, amount)
        }
    }
    NumberSheet {
        id: sheet

        objectName: "numberSheet"
        anchors.fill: parent
        vm: layers.vm.sheet
        onVisibleChanged: {
            if (visible)
                forceActiveFocus();
            else
                layers.lookAgain();
        }
    }
    NoteEditor {
        id: nameEditor

        property int at: -1

        objectName: "nameEditor"
        anchors.fill: parent
        label: qsTr("What this line is, also on the receipt")
        placeholder: qsTr("What is sold")
        limit: layers.vm.keypad.noteLimit
        onDone: name => layers.vm.cart.setName(at, name)
        onClosed: layers.lookAgain()
    }
    Connections {
        target: layers.vm.cart
        // Charged, held, cleared or taken up again: the keypad stands.
        function onEmptied() {
            layers.over = "";
        }
        function onRecalled() {
            layers.close();
        }
    }
    Dialog {
        id: clearing

        objectName: "clearing"
        parent: layers.Window.contentItem
        enabled: layers.enabled
        title: qsTr("Clear this sale?")
        sentence: layers.vm.cart.countText
        safeText: qsTr("Keep it")
        otherText: qsTr("Clear it")
        onSafeChosen: layers.lookAgain()
        onOtherChosen: {
            layers.vm.cart.clear();
            layers.close();
        }
    }
    Dialog {
        id: dropping

        property string key

        function ask(which: string, amount: string) {
            key = which;
            sentence = amount;
            open();
        }

        objectName: "dropping"
        parent: layers.Window.contentItem
        enabled: layers.enabled
        title: qsTr("Drop this sale?")
        safeText: qsTr("Keep it")
        otherText: qsTr("Drop it")
        onSafeChosen: layers.lookAgain()
        onOtherChosen: layers.vm.held.drop(key)
    }
}
