pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme
import parts

// A setting that is typed in one line.
RowLayout {
    id: line

    required property SetupValue field
    readonly property bool secret: field.kind === "secret"
    readonly property bool sensitive: secret || field.kind === "account"

    spacing: Theme.gap

    TextField {
        id: input

        objectName: "input_" + line.field.key
        Layout.fillWidth: true
        label: line.field.label
        placeholder: line.field.hint
        mistake: line.field.mistake
        input.echoMode: line.secret && !line.field.revealed ? TextInput.Password : TextInput.Normal
        input.inputMethodHints: line.sensitive ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase : Qt.ImhNone
        Component.onCompleted: text = line.field.text
        onTextChanged: if (text !== line.field.text) {
            line.field.vm.edit(line.field.key, text);
        }
        onAccepted: line.field.finished()

        Connections {
            target: input.input
            function onActiveFocusChanged() {
                if (input.input.activeFocus)
                    line.field.typeInto(input.input, false);
            }
        }
        TapHandler {
            parent: input.input
            acceptedDevices: PointerDevice.TouchScreen
            onTapped: line.field.typeInto(input.input, true)
        }
        DropArea {
            parent: input.input
            anchors.fill: parent
            enabled: line.field.kind === "file"
            keys: ["text/uri-list"]
            onDropped: drop => line.field.vm.dropFile(line.field.key, drop.urls[0])
        }
    }
    SecondaryButton {
        objectName: "paste_" + line.field.key
        Layout.preferredHeight: Theme.touch
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: (input.input.parent as Item).y
        visible: line.field.kind === "account"
        iconName: "paste"
        fontSize: Theme.body
        text: qsTr("Paste")
        onClicked: {
            input.input.selectAll();
            input.input.paste();
        }
    }
    SecondaryButton {
        objectName: "makeSecret"
        Layout.preferredHeight: Theme.touch
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: (input.input.parent as Item).y
        visible: line.secret
        iconName: "key"
        fontSize: Theme.body
        text: qsTr("Make one")
        onClicked: line.field.vm.makeSecret()
    }
    Connections {
        target: line.field
        function onTextChanged() {
            if (input.text !== line.field.text)
                input.text = line.field.text;
        }
    }
}
