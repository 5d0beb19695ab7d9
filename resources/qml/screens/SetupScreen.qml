import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The set-up page: its parts at the start (above, where it is narrow), one part at a time.
FocusScope {
    id: screen

    required property SetupViewModel vm
    property Item typing: null
    property bool keys: false

    property bool hasPeople: false

    signal recoveryWanted
    signal peopleWanted

    onVisibleChanged: if (!visible) {
        keys = false;
        vm.leave();
    }
    Keys.onEscapePressed: event => {
        event.accepted = screen.keys;
        screen.keys = false;
    }

    // The field that has the focus; a finger on it also brings the keys.
    function typeInto(input: Item, touched: bool) {
        typing = input;
        keys = keys || touched;
    }

    GridLayout {
        anchors.fill: parent
        columns: Theme.compact ? 1 : 2
        rowSpacing: 0
        columnSpacing: 0

        SetupSteps {
            objectName: "setupSteps"
            visible: !(Theme.compact && screen.keys)
            Layout.fillWidth: Theme.compact
            Layout.fillHeight: !Theme.compact
            Layout.preferredWidth: Theme.pick(800, 280, 360)
            vm: screen.vm
            hasPeople: screen.hasPeople
            onRecoveryWanted: screen.recoveryWanted()
            onPeopleWanted: screen.peopleWanted()
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: Theme.pick(12, 32, 48)
            Layout.topMargin: Theme.pick(8, 28, 40)
            Layout.bottomMargin: Theme.pick(12, 24, 32)
            spacing: Theme.pick(6, 12, 16)

            Label {
                objectName: "setupTitle"
                Layout.fillWidth: true
                visible: !(Theme.compact && screen.keys)
                text: screen.vm.title
                font.pixelSize: Theme.pick(24, 34, 44)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.h3
            }
            Label {
                objectName: "setupSentence"
                Layout.fillWidth: true
                visible: !(Theme.compact && screen.keys)
                text: screen.vm.sentence
                color: Theme.ink2
                font.pixelSize: Theme.pick(15, 18, 22)
                wrapMode: Text.Wrap
            }
            RowLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                spacing: Theme.pick(12, 20, 28)

                SetupForm {
                    id: form

                    objectName: "setupForm"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 11
                    Layout.fillHeight: true
                    vm: screen.vm
                    onTypeInto: (input, touched) => screen.typeInto(input, touched)
                    onFinished: screen.vm.next()
                }
                PaperView {
                    objectName: "receiptDraft"
                    Layout.fillWidth: true
                    Layout.preferredWidth: 9
                    Layout.fillHeight: true
                    visible: screen.vm.editor.shown
                    inset: Theme.pick(8, 12, 20)
                    source: screen.vm.editor.picture
                    place: screen.vm.editor.place
                    name: qsTr("A made-up sale's receipt, as it prints")
                }
            }
            Label {
                objectName: "setupTrouble"
                Layout.fillWidth: true
                visible: text
                text: screen.vm.trouble
                color: Theme.tone("alarm")
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            OnScreenKeyboard {
                objectName: "setupKeyboard"
                Layout.fillWidth: true
                visible: screen.keys && screen.typing !== null
                target: screen.typing as TextInput
                area: screen.typing as TextEdit
                doneText: qsTr("Done")
                eraseName: qsTr("Delete last letter")
                capitalName: qsTr("Capital letter")
                spaceName: qsTr("Space")
                newLineName: qsTr("New line")
                onDone: screen.keys = false
            }
            SetupFooter {
                Layout.fillWidth: true
                visible: !screen.keys
                vm: screen.vm
                hasField: screen.typing !== null
                onKeysWanted: {
                    screen.keys = true;
                    screen.typing?.forceActiveFocus();
                }
            }
        }
    }
    Connections {
        target: screen.vm
        function onStepChanged() {
            screen.typing = null;
            screen.keys = false;
            form.contentY = 0;
        }
    }
}
