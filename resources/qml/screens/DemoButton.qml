import QtQuick
import QtQuick.Templates as T
import theme
import parts

// What the demo's customer can do; as large as a finger in a narrow column.
T.AbstractButton {
    id: button

    property string iconName

    implicitWidth: 150
    implicitHeight: 64
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: !button.enabled ? Theme.sunken : button.down ? Theme.pressed : Theme.surface
        border.width: button.visualFocus ? Theme.focusStroke : button.enabled ? Theme.controlStroke : Theme.cardStroke
        border.color: button.visualFocus ? Theme.accent : button.enabled ? Theme.edge : Theme.line
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            name: button.iconName
            side: 24
            colour: button.enabled ? Theme.tone("part") : Theme.ink3
        }
        Label {
            anchors.left: sign.right
            anchors.leftMargin: 10
            anchors.right: parent.right
            anchors.rightMargin: 8
            height: parent.height
            text: button.text
            color: button.enabled ? Theme.ink : Theme.ink3
            font.pixelSize: 16
            font.weight: Font.DemiBold
            fontSizeMode: Text.Fit
            minimumPixelSize: 12
            wrapMode: Text.Wrap
            lineHeight: 1.0
        }
    }
}
