import QtQuick
import QtQuick.Templates as T
import theme

// One line to type into, and under it what is wrong with it.
FieldFrame {
    id: field

    property alias text: input.text
    property alias input: input
    property alias placeholder: input.placeholderText
    property string iconName
    property bool mono: false

    signal edited
    signal accepted

    focused: input.activeFocus

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: 20
        anchors.verticalCenter: parent.verticalCenter
        visible: field.iconName
        name: field.iconName
        colour: Theme.ink2
    }
    T.TextField {
        id: input

        objectName: field.objectName + "Input"
        anchors.left: field.iconName ? sign.right : parent.left
        anchors.leftMargin: 16
        anchors.right: parent.right
        anchors.rightMargin: 16
        height: parent.height
        verticalAlignment: Text.AlignVCenter
        clip: true
        color: Theme.ink
        placeholderTextColor: Theme.ink3
        selectionColor: Theme.accent
        selectedTextColor: Theme.stateInk
        selectByMouse: true
        font.family: Theme.family
        font.pixelSize: Theme.body
        Accessible.name: field.label || placeholderText
        Accessible.description: field.mistake
        onTextEdited: field.edited()
        onAccepted: field.accepted()

        Label {
            anchors.fill: parent
            visible: !input.text
            text: input.placeholderText
            color: Theme.ink3
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            Accessible.ignored: true
        }
    }
}
