import QtQuick
import theme

// What stands around a place to type: its name above, what is wrong with it below.
Item {
    id: frame

    default property alias content: box.data
    property string label
    property string mistake
    property bool focused: false
    property int boxHeight: Theme.touch

    implicitHeight: box.y + box.height + mistakeRow.height
    implicitWidth: 320

    Label {
        id: labelText

        width: parent.width
        bottomPadding: 6
        visible: frame.label
        text: frame.label
        color: Theme.ink2
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.0
    }
    Rectangle {
        id: box

        y: frame.label ? labelText.height : 0
        width: parent.width
        height: frame.boxHeight
        radius: Theme.radius
        color: frame.enabled ? Theme.surface : Theme.sunken
        border.width: frame.focused || frame.mistake ? Theme.chosenStroke : Theme.controlStroke
        border.color: frame.mistake ? Theme.tone("alarm") : frame.focused ? Theme.accent : Theme.edge
    }
    Item {
        id: mistakeRow

        anchors.top: box.bottom
        width: parent.width
        height: frame.mistake ? Math.max(warning.height, sentence.implicitHeight) + 10 : 0
        visible: frame.mistake

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
            text: frame.mistake
            color: Theme.tone("alarm")
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
    }
}
