import QtQuick
import parts

// A setting of several lines.
TextLines {
    id: lines

    required property SetupValue field

    objectName: "input_" + field.key
    label: field.label
    placeholder: field.hint
    mistake: field.mistake
    Component.onCompleted: text = field.text
    onTextChanged: if (text !== field.text) {
        field.vm.edit(field.key, text);
    }

    Connections {
        target: lines.input
        function onActiveFocusChanged() {
            if (lines.input.activeFocus)
                lines.field.typeInto(lines.input, false);
        }
    }
    TapHandler {
        parent: lines.input
        acceptedDevices: PointerDevice.TouchScreen
        onTapped: lines.field.typeInto(lines.input, true)
    }
    Connections {
        target: lines.field
        function onTextChanged() {
            if (lines.text !== lines.field.text)
                lines.text = lines.field.text;
        }
    }
}
