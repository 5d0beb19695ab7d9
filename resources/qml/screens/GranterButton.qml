import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One who may allow it: face and name in one line.
T.AbstractButton {
    id: button

    required property string name
    required property string initials
    required property string tone
    required property string outline
    required property string role
    required property bool chosen

    focusPolicy: Qt.TabFocus
    text: name
    checked: chosen
    Accessible.role: Accessible.RadioButton
    Accessible.name: name
    Accessible.description: role
    Accessible.checked: chosen
    Accessible.onPressAction: button.click()

    background: Rectangle {
        radius: Theme.radius
        color: button.down ? Theme.pressed : button.chosen ? Theme.accentSoft : Theme.surface
        border.width: button.chosen ? Theme.chosenStroke : Theme.controlStroke
        border.color: button.chosen || button.visualFocus ? Theme.accent : Theme.edge
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: 12

            Face {
                id: face

                anchors.verticalCenter: parent.verticalCenter
                side: Theme.pick(40, 40, 52)
                initials: button.initials
                tone: button.tone
                outline: button.outline
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, button.width - face.width - 32)
                text: button.name
                font.pixelSize: Theme.pick(16, 18, 22)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
    }
}
