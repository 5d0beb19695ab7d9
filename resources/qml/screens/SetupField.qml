pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One setting: typed, chosen, or marked.
Item {
    id: field

    required property SetupViewModel vm
    property string key
    property string kind
    property string label
    property string hint
    property string text
    property string mistake
    property list<string> choices
    property int current: -1
    property list<string> marked
    property bool revealed: false
    readonly property bool typed: !["choice", "several"].includes(kind)

    signal typeInto(input: Item, touched: bool)
    signal finished

    objectName: "field_" + key
    implicitHeight: typed ? line.implicitHeight : options.implicitHeight
    onTextChanged: if (typed && input.text !== text) {
        input.text = text;
    }

    RowLayout {
        id: line

        width: parent.width
        visible: field.typed
        spacing: Theme.gap

        TextField {
            id: input

            objectName: "input_" + field.key
            Layout.fillWidth: true
            label: field.label
            placeholder: field.hint
            mistake: field.mistake
            input.echoMode: field.kind === "secret" && !field.revealed ? TextInput.Password : TextInput.Normal
            input.inputMethodHints: ["account", "secret"].includes(field.kind) ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase : Qt.ImhNone
            Component.onCompleted: text = field.text
            onTextChanged: if (text !== field.text) {
                field.vm.edit(field.key, text);
            }
            onAccepted: field.finished()

            Connections {
                target: input.input
                function onActiveFocusChanged() {
                    if (input.input.activeFocus)
                        field.typeInto(input.input, false);
                }
            }
            TapHandler {
                parent: input.input
                acceptedDevices: PointerDevice.TouchScreen
                onTapped: field.typeInto(input.input, true)
            }
        }
        SecondaryButton {
            objectName: "paste_" + field.key
            Layout.preferredHeight: Theme.touch
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: (input.input.parent as Item).y
            visible: field.kind === "account"
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
            visible: field.kind === "secret"
            iconName: "key"
            fontSize: Theme.body
            text: qsTr("Make one")
            onClicked: field.vm.makeSecret()
        }
    }
    Column {
        id: options

        width: parent.width
        visible: !field.typed
        spacing: 6

        Label {
            width: parent.width
            text: field.label
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
        }
        SegmentedChoice {
            objectName: "choice_" + field.key
            width: Math.min(parent.width, field.choices.length * Theme.pick(170, 200, 260))
            visible: field.kind === "choice"
            name: field.label
            options: field.kind === "choice" ? field.choices : []
            current: field.current
            onChosen: index => field.vm.choose(field.key, index)
        }
        Flow {
            width: parent.width
            visible: field.kind === "several"
            spacing: Theme.pick(8, 12, 16)

            Repeater {
                model: field.kind === "several" ? field.choices : []

                MarkButton {
                    required property string modelData
                    required property int index

                    objectName: "mark_" + modelData
                    text: modelData
                    checked: field.marked.includes(modelData)
                    onClicked: field.vm.toggle(field.key, index)
                }
            }
        }
        Label {
            width: parent.width
            visible: field.mistake
            text: field.mistake
            color: Theme.tone("alarm")
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
}
