import QtQuick
import QtQuick.Templates as T
import theme

// One line to type into, and under it what is wrong with it.
Item {
    id: field

    property alias text: input.text
    property alias input: input
    property alias placeholder: input.placeholderText
    property string label
    property string mistake
    property string iconName
    property bool mono: false

    signal edited
    signal accepted

    implicitHeight: box.y + box.height + mistakeRow.height
    implicitWidth: 320

    Label {
        id: labelText

        width: parent.width
        bottomPadding: 6
        visible: field.label
        text: field.label
        color: Theme.ink2
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
    Rectangle {
        id: box

        y: field.label ? labelText.height : 0
        width: parent.width
        height: Theme.touch
        radius: Theme.radius
        color: field.enabled ? Theme.surface : Theme.sunken
        border.width: input.activeFocus ? Theme.chosenStroke : field.mistake ? Theme.chosenStroke : Theme.controlStroke
        border.color: field.mistake ? Theme.tone("alarm") : input.activeFocus ? Theme.accent : Theme.edge

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
    Item {
        id: mistakeRow

        anchors.top: box.bottom
        width: parent.width
        height: field.mistake ? Math.max(warning.height, sentence.implicitHeight) + 10 : 0
        visible: field.mistake

        Icon {
            id: warning

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            name: "attention"
            side: 22
            colour: Theme.tone("alarm")
        }
        Label {
            id: sentence

            anchors.left: warning.right
            anchors.leftMargin: 10
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: field.mistake
            color: Theme.tone("alarm")
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
}
