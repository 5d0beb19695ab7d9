pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One person: the form, and what may be done with them.
ColumnLayout {
    id: pane

    required property PeopleViewModel vm
    property bool typing: false
    readonly property bool known: vm.mode === "person"

    signal typeInto(input: Item)

    spacing: Theme.pick(8, 12, 18)

    component Small: SecondaryButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.pick(56, 64, 84)
        enabled: !pane.vm.busy
        fontSize: Theme.body
    }

    PersonForm {
        Layout.fillWidth: true
        enabled: !pane.vm.gone
        vm: pane.vm.form
        typing: pane.typing
        onTypeInto: input => pane.typeInto(input)
    }
    Label {
        id: said

        objectName: "personSaid"
        Layout.fillWidth: true
        visible: text && !pane.typing
        text: pane.vm.said
        color: Theme.tone("paid")
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        onTextChanged: if (said.text) {
            said.Accessible.announce(said.text, Accessible.Polite);
        }
    }
    Item {
        Layout.fillHeight: true
    }
    RowLayout {
        Layout.fillWidth: true
        visible: pane.known && !pane.typing
        spacing: Theme.gap

        Small {
            objectName: "personNewPin"
            visible: !pane.vm.gone
            iconName: "key"
            text: qsTr("New PIN")
            onClicked: pane.vm.choosePin()
        }
        Small {
            objectName: "personEndWait"
            visible: !pane.vm.gone
            iconName: "clock"
            text: qsTr("End wait")
            Accessible.description: qsTr("After too many wrong PINs, let this one try again")
            onClicked: pane.vm.endWait()
        }
        Small {
            objectName: "personLeave"
            visible: !pane.vm.gone
            iconName: "cross"
            text: qsTr("Has left")
            onClicked: pane.vm.remove()
        }
        Small {
            objectName: "personTakeBack"
            visible: pane.vm.gone
            iconName: "undo"
            text: qsTr("Take back")
            onClicked: pane.vm.takeBack()
        }
    }
    PrimaryButton {
        objectName: "personSave"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.pick(64, 80, 104)
        visible: !pane.vm.gone && !pane.typing
        enabled: !pane.vm.busy
        iconName: pane.known ? "check" : "forward"
        iconLast: !pane.known
        text: pane.known ? qsTr("Save") : qsTr("Choose a PIN")
        onClicked: pane.vm.save()
    }
}
