pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// Name, initials, role and face of one person; under the name stands what is wrong.
ColumnLayout {
    id: form

    required property PersonFormViewModel vm
    property bool hasRole: true
    // Only the line that is typed, while keys take the room below.
    property bool typing: false

    signal typeInto(input: Item)

    function startTyping() {
        nameField.input.forceActiveFocus();
    }

    spacing: Theme.pick(8, 14, 20)

    Connections {
        target: form.vm
        function onChanged() {
            if (nameField.text !== form.vm.name)
                nameField.text = form.vm.name;
            if (initialsField.text !== form.vm.initials)
                initialsField.text = form.vm.initials;
        }
    }

    component Line: TextField {
        id: line

        input.inputMethodHints: Qt.ImhNoPredictiveText

        TapHandler {
            parent: line.input
            acceptedDevices: PointerDevice.TouchScreen
            onTapped: form.typeInto(line.input)
        }
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Line {
            id: nameField

            objectName: "personName"
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            label: qsTr("Name")
            placeholder: qsTr("As colleagues say it")
            input.maximumLength: form.vm.nameLimit
            Component.onCompleted: text = form.vm.name
            onTextChanged: form.vm.setName(text)
        }
        Line {
            id: initialsField

            objectName: "personInitials"
            Layout.preferredWidth: Theme.pick(104, 120, 150)
            Layout.alignment: Qt.AlignTop
            label: qsTr("Initials")
            input.maximumLength: form.vm.initialsLimit
            Component.onCompleted: text = form.vm.initials
            onTextChanged: form.vm.setInitials(text)
        }
        Face {
            Layout.alignment: Qt.AlignBottom
            side: Theme.touch
            initials: form.vm.initials
            tone: form.vm.tone
            outline: form.vm.outline
        }
    }
    Label {
        id: mistake

        objectName: "personMistake"
        Layout.fillWidth: true
        visible: text
        text: form.vm.mistake
        color: Theme.tone("alarm")
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        onTextChanged: if (mistake.text) {
            mistake.Accessible.announce(mistake.text, Accessible.Polite);
        }
    }
    SegmentedChoice {
        objectName: "personRole"
        Layout.fillWidth: true
        visible: form.hasRole && form.enabled && !form.typing
        name: qsTr("Role")
        options: form.vm.roles
        current: form.vm.role
        onChosen: index => form.vm.chooseRole(index)
    }
    Label {
        objectName: "personRights"
        Layout.fillWidth: true
        visible: form.enabled && !form.typing
        text: form.vm.rights
        color: Theme.ink2
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    Flow {
        objectName: "personLooks"
        Layout.fillWidth: true
        visible: form.enabled && !form.typing
        spacing: Theme.pick(6, 10, 14)
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("Face")

        Repeater {
            model: form.vm.looks

            T.AbstractButton {
                id: look

                required property string key
                required property string tone
                required property string outline
                required property string word
                required property bool chosen

                objectName: "look_" + key
                width: Theme.pick(60, 64, 84)
                height: width
                focusPolicy: Qt.TabFocus
                text: word
                checked: chosen
                Accessible.role: Accessible.RadioButton
                Accessible.name: word
                Accessible.checked: chosen
                Accessible.onPressAction: look.click()
                onClicked: form.vm.chooseLook(key)

                background: Rectangle {
                    radius: Theme.smallRadius
                    color: look.down ? Theme.pressed : "transparent"
                    border.width: look.visualFocus ? Theme.focusStroke : look.chosen ? Theme.chosenStroke : 0
                    border.color: Theme.accent
                }
                contentItem: Item {
                    Face {
                        anchors.centerIn: parent
                        side: Theme.pick(44, 48, 64)
                        tone: look.tone
                        outline: look.outline
                    }
                    Icon {
                        anchors.centerIn: parent
                        visible: look.chosen
                        name: "check"
                        side: Theme.pick(24, 26, 34)
                        colour: Theme.stateInk
                    }
                }
            }
        }
    }
}
