import QtQuick
import QtQuick.Templates as T
import theme
import parts

// The note of the sale, and the way to write it.
T.AbstractButton {
    id: button

    property string note

    focusPolicy: Qt.TabFocus
    text: note ? qsTr("Note: %1").arg(note) : qsTr("Add a note")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.click()

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.pressed : Theme.surface
        border.width: Theme.controlStroke
        border.color: Theme.edge
        FocusRing { control: button }
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.pick(16, 20, 28)
            anchors.verticalCenter: parent.verticalCenter
            name: "pencil"
            colour: Theme.ink2
        }
        Column {
            anchors.left: sign.right
            anchors.leftMargin: Theme.pick(14, 20, 24)
            anchors.right: parent.right
            anchors.rightMargin: Theme.pick(10, 16, 20)
            anchors.verticalCenter: parent.verticalCenter
            spacing: 2

            Label {
                width: parent.width
                text: button.note ? qsTr("Note, also on the receipt") : qsTr("Add a note")
                color: button.note ? Theme.ink2 : Theme.ink
                font.pixelSize: button.note ? Theme.micro : Theme.body
                font.weight: button.note ? Font.Normal : Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                height: Math.min(implicitHeight, button.height - Theme.micro * 2)
                visible: text
                text: button.note
                font.weight: Font.DemiBold
                fontSizeMode: Text.Fit
                minimumPixelSize: 12
                wrapMode: Text.Wrap
                lineHeight: 1.0
                Accessible.ignored: true
            }
        }
    }
}
