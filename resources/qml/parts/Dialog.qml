import QtQuick
import theme

// A question over everything else; the safe answer is the filled one and Escape.
FocusScope {
    id: dialog

    property string iconName
    property string title
    property string sentence
    property string safeText
    property string otherText // none: there is nothing to choose
    property alias content: place.data
    property bool opened: false

    signal safeChosen
    signal otherChosen

    function open() {
        opened = true;
        forceActiveFocus();
    }
    function close() {
        opened = false;
    }

    anchors.fill: parent
    visible: opened
    z: 100
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Accessible.description: sentence
    Keys.onEscapePressed: dialog.answer(true)
    // Nothing behind a question may hear the keys meant for it.
    Keys.onPressed: event => event.accepted = true

    function answer(safe: bool) {
        close();
        if (safe)
            safeChosen();
        else
            otherChosen();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(dialog.width - 2 * Theme.pad, Theme.pick(560, 640, 840))
        height: column.implicitHeight + 2 * Theme.pick(24, 40, 48)
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        Column {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * Theme.pick(24, 40, 48)
            spacing: Theme.pick(12, 16, 20)

            Label {
                width: parent.width
                text: dialog.title
                font.pixelSize: Theme.h1
                font.weight: Font.Bold
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                visible: text
                text: dialog.sentence
                font.pixelSize: Theme.pick(18, 20, 26)
                color: Theme.ink2
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Column {
                id: place

                width: parent.width
                spacing: Theme.gap
            }
            Row {
                width: parent.width
                topPadding: Theme.gap
                spacing: Theme.gap

                SecondaryButton {
                    objectName: "dialogOther"
                    visible: text
                    width: (parent.width - parent.spacing) / 2
                    text: dialog.otherText
                    onClicked: dialog.answer(false)
                }
                PrimaryButton {
                    objectName: "dialogSafe"
                    width: dialog.otherText ? (parent.width - parent.spacing) / 2 : parent.width
                    height: Theme.button
                    fontSize: Theme.pick(16, 20, 26)
                    text: dialog.safeText
                    focus: true
                    onClicked: dialog.answer(true)
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                }
            }
        }
    }
}
