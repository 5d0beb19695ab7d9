import QtQuick
import theme
import parts

// Writes the note over the keypad, with letters on the screen.
FocusScope {
    id: editor

    required property int limit
    property string label: qsTr("Note, also on the receipt")
    property string placeholder: qsTr("For whom, or what for")

    signal done(note: string)
    signal closed

    function edit(note: string) {
        field.text = note;
        visible = true;
        field.input.forceActiveFocus();
        field.input.cursorPosition = note.length;
    }
    function finish() {
        leave();
        done(field.text);
    }
    function leave() {
        field.input.focus = false;
        visible = false;
        closed();
    }

    visible: false
    z: 10
    Keys.onEscapePressed: editor.leave()
    // Digits belong to the note while it is written, not to the amount.
    Keys.onPressed: event => event.accepted = true

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    TextField {
        id: field

        objectName: "noteField"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        iconName: "pencil"
        label: editor.label
        placeholder: editor.placeholder
        input.maximumLength: editor.limit
        onAccepted: editor.finish()
    }
    OnScreenKeyboard {
        objectName: "noteKeyboard"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        target: field.input
        doneText: qsTr("Done")
        eraseName: qsTr("Delete last letter")
        capitalName: qsTr("Capital letter")
        spaceName: qsTr("Space")
        onDone: editor.finish()
    }
}
