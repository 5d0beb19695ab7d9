pragma ComponentBehavior: Bound

import QtQuick
import theme

// Letters for a till without a keyboard; types into `target`, a text input.
Column {
    id: board

    // Into one of them it types: a line, or several.
    property TextInput target
    property TextEdit area
    property bool capital: false
    property bool signs: false
    property string doneText
    property string eraseName
    property string capitalName
    property string spaceName
    property string newLineName
    readonly property var letterRows: ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm,.'"]
    readonly property var signRows: ["1234567890", "äöüßéèàçñø", "/:;()[]{}#", "*+=_@&%€$?"]
    readonly property real keyWidth: (width - 9 * spacing) / 10

    signal done

    function type(text: string) {
        if (area)
            area.insert(area.cursorPosition, text);
        else
            target.insert(target.cursorPosition, text);
        capital = false;
    }
    function erase() {
        if (area)
            area.remove(Math.max(0, area.cursorPosition - 1), area.cursorPosition);
        else
            target.remove(Math.max(0, target.cursorPosition - 1), target.cursorPosition);
    }

    spacing: 6

    component BoardKey: KeyButton {
        focusPolicy: Qt.NoFocus
        height: Theme.pick(52, 64, 76)
        fontSize: Theme.pick(20, 24, 30)
        autoRepeat: false
    }

    Repeater {
        model: board.signs ? board.signRows : board.letterRows

        Row {
            id: keyRow

            required property string modelData

            spacing: board.spacing

            Repeater {
                model: keyRow.modelData.split("")

                BoardKey {
                    required property string modelData

                    objectName: "letter_" + modelData
                    width: board.keyWidth
                    text: board.capital ? modelData.toUpperCase() : modelData
                    onClicked: board.type(text)
                }
            }
        }
    }
    Row {
        spacing: board.spacing

        BoardKey {
            objectName: "capitalKey"
            width: board.keyWidth * 1.5
            isFunction: true
            iconName: "shift-key"
            text: board.capitalName
            checked: board.capital
            onClicked: board.capital = !board.capital
        }
        BoardKey {
            objectName: "signsKey"
            width: board.keyWidth * 1.5
            isFunction: true
            text: board.signs ? "abc" : "äß#"
            onClicked: board.signs = !board.signs
        }
        BoardKey {
            objectName: "spaceKey"
            width: board.width - (board.area ? 7.5 : 6) * board.keyWidth - (board.area ? 5 : 4) * board.spacing
            text: board.spaceName
            fontSize: Theme.body
            onClicked: board.type(" ")
        }
        BoardKey {
            objectName: "eraseKey"
            width: board.keyWidth * 1.5
            isFunction: true
            iconName: "backspace"
            text: board.eraseName
            autoRepeat: true
            onClicked: board.erase()
        }
        BoardKey {
            objectName: "newLineKey"
            width: board.keyWidth * 1.5
            visible: board.area
            isFunction: true
            iconName: "new-line"
            text: board.newLineName
            onClicked: board.type("\n")
        }
        BoardKey {
            objectName: "doneKey"
            width: board.keyWidth * 1.5
            isFunction: true
            fontSize: Theme.body
            text: board.doneText
            onClicked: board.done()
        }
    }
}
