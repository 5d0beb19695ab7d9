pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// How the wallet's first addresses end, typed from another screen: the till doesn't show the ends.
FocusScope {
    id: endings

    required property WalletEndingsViewModel vm
    readonly property real gap: 6
    readonly property int columns: vm.keys.length > 32 ? 12 : 16
    readonly property int lines: Math.ceil(vm.keys.length / columns)
    readonly property real keyWidth: (width - columns * gap) / (columns + 1.2)
    readonly property real keyHeight: Theme.pick(48, 60, 76)

    implicitHeight: column.implicitHeight
    activeFocusOnTab: true
    onVisibleChanged: if (visible) {
        forceActiveFocus();
    }
    Component.onCompleted: if (visible) {
        forceActiveFocus();
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Backspace) {
            vm.erase();
            event.accepted = true;
        } else if (event.text.length === 1 && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) && event.text > " ") {
            vm.type(event.text);
            event.accepted = true;
        }
    }

    Column {
        id: column

        width: parent.width
        spacing: Theme.pick(6, 8, 12)

        Label {
            width: parent.width
            text: qsTr("Is it really your wallet?")
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
        }
        Label {
            width: parent.width
            text: qsTr("Open your own wallet, look at its first three receive addresses, and type how each one ends.")
            color: Theme.ink2
            font.pixelSize: Theme.pick(15, 17, 21)
            wrapMode: Text.Wrap
        }
        Repeater {
            model: endings.vm.rows

            EndingLine {
                required key
                required number
                required groups
                required cells
                required stage
                required note

                objectName: "firstAddress_" + key
                width: column.width
            }
        }
        Item {
            width: parent.width
            height: endings.lines * (endings.keyHeight + endings.gap)
            LayoutMirroring.enabled: false
            LayoutMirroring.childrenInherit: true

            Repeater {
                model: endings.vm.keys

                KeyButton {
                    required property string modelData
                    required property int index

                    objectName: "ending_" + modelData
                    x: index % endings.columns * (endings.keyWidth + endings.gap)
                    y: Math.floor(index / endings.columns) * (endings.keyHeight + endings.gap) + endings.gap
                    width: endings.keyWidth
                    height: endings.keyHeight
                    focusPolicy: Qt.NoFocus
                    fontSize: Theme.pick(20, 24, 32)
                    text: modelData
                    onClicked: endings.vm.type(modelData)
                }
            }
            KeyButton {
                objectName: "ending_erase"
                x: endings.columns * (endings.keyWidth + endings.gap)
                y: endings.gap
                width: parent.width - x
                height: endings.lines * (endings.keyHeight + endings.gap) - endings.gap
                focusPolicy: Qt.NoFocus
                isFunction: true
                iconName: "backspace"
                text: qsTr("Delete last letter")
                autoRepeat: true
                onClicked: endings.vm.erase()
            }
        }
    }
}
