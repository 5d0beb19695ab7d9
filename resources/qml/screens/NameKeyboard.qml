import QtQuick
import parts

// Letters for a name, on a till without a keyboard.
OnScreenKeyboard {
    objectName: "nameKeyboard"
    doneText: qsTr("Done")
    eraseName: qsTr("Delete last letter")
    capitalName: qsTr("Capital letter")
    spaceName: qsTr("Space")
}
