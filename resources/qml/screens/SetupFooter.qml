import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Back, keys on the screen, try it, and the one filled button that goes on.
RowLayout {
    id: footer

    required property SetupViewModel vm
    property bool hasField: false

    signal keysWanted

    spacing: Theme.gap

    SecondaryButton {
        objectName: "setupBack"
        Layout.preferredHeight: Theme.touch
        visible: footer.vm.canGoBack
        iconName: "back"
        fontSize: Theme.body
        text: qsTr("Back")
        onClicked: footer.vm.back()
    }
    SecondaryButton {
        objectName: "setupKeys"
        Layout.preferredHeight: Theme.touch
        visible: footer.hasField
        iconName: "keypad"
        fontSize: Theme.body
        text: qsTr("Keys")
        Accessible.name: qsTr("Keys on the screen")
        onClicked: footer.keysWanted()
    }
    SecondaryButton {
        objectName: "setupTry"
        Layout.preferredHeight: Theme.touch
        visible: text
        enabled: footer.vm.usable
        iconName: "test"
        fontSize: Theme.body
        text: footer.vm.tryText
        onClicked: footer.vm.tryIt()
    }
    PrimaryButton {
        objectName: "setupNext"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.touch
        enabled: footer.vm.mayGoOn
        fontSize: Theme.pick(17, 20, 26)
        text: footer.vm.nextText
        onClicked: footer.vm.next()
    }
}
