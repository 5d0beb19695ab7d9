pragma ComponentBehavior: Bound
import QtQuick
import theme
import parts

// The letters that addresses and payment ids are made of; types into `target`.
Item {
    id: pad

    required property Item target
    readonly property TextInput input: target as TextInput
    readonly property int columns: 8
    readonly property real gap: Theme.pick(6, 8, 10)
    readonly property real keyWidth: (width - (columns - 1) * gap) / columns
    readonly property real keyHeight: (height - 4 * gap) / 5

    Repeater {
        // Sorted, so that a letter is found by its place.
        model: "0123456789abcdefghijklmnopqrstuvwxyz".split("")

        KeyButton {
            required property string modelData
            required property int index

            objectName: "address_" + modelData
            x: index % pad.columns * (pad.keyWidth + pad.gap)
            y: Math.floor(index / pad.columns) * (pad.keyHeight + pad.gap)
            width: pad.keyWidth
            height: pad.keyHeight
            focusPolicy: Qt.NoFocus
            fontSize: Theme.pick(20, 24, 32)
            text: modelData
            onClicked: pad.input.insert(pad.input.cursorPosition, modelData)
        }
    }
    KeyButton {
        objectName: "address_erase"
        x: 4 * (pad.keyWidth + pad.gap)
        y: 4 * (pad.keyHeight + pad.gap)
        width: 4 * pad.keyWidth + 3 * pad.gap
        height: pad.keyHeight
        focusPolicy: Qt.NoFocus
        isFunction: true
        iconName: "backspace"
        text: qsTr("Delete last letter")
        autoRepeat: true
        onClicked: pad.input.remove(pad.input.cursorPosition - 1, pad.input.cursorPosition)
    }
}
