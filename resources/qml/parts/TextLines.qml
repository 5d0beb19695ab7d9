import QtQuick
import QtQuick.Templates as T
import theme

// Several lines to type into; it grows with them.
FieldFrame {
    id: field

    property alias text: input.text
    property alias input: input
    property string placeholder

    focused: input.activeFocus
    boxHeight: Math.max(Theme.pick(76, 84, 104), input.implicitHeight)

    T.TextArea {
        id: input

        objectName: field.objectName + "Input"
        anchors.left: parent.left
        anchors.right: parent.right
        implicitHeight: contentHeight + topPadding + bottomPadding
        height: parent.height
        leftPadding: 16
        rightPadding: 16
        topPadding: 12
        bottomPadding: 12
        wrapMode: TextEdit.Wrap
        textFormat: TextEdit.PlainText
        color: Theme.ink
        selectionColor: Theme.accent
        selectedTextColor: Theme.stateInk
        selectByMouse: true
        font.family: Theme.family
        font.pixelSize: Theme.body
        Accessible.name: field.label
        Accessible.description: field.mistake
        // Lines don't hold tabs: the key goes on, as from every other field.
        Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
        Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)

        Label {
            anchors.left: parent.left
            anchors.leftMargin: 16
            anchors.right: parent.right
            anchors.rightMargin: 16
            y: 12
            visible: !input.text
            text: field.placeholder
            color: Theme.ink3
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            Accessible.ignored: true
        }
    }
}
