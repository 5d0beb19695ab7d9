import QtQuick
import QtQuick.Templates as T
import theme

// The one filled button of a screen.
T.AbstractButton {
    id: button

    property string iconName
    property bool iconLast: false
    property bool strongOff: false
    property int fontSize: Theme.h2
    property int weight: Font.DemiBold

    implicitWidth: Theme.touch * 3
    implicitHeight: Theme.primary
    focusPolicy: Qt.TabFocus
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.click()

    background: Rectangle {
        radius: Theme.radius
        color: !button.enabled ? Theme.sunken : button.down ? Theme.fillDown : Theme.fill
        border.width: button.enabled ? 0 : Theme.controlStroke
        border.color: button.strongOff ? Theme.edge : Theme.line
        Behavior on color {
            ColorAnimation { duration: Theme.pressTime }
        }
        FocusRing { control: button }
    }
    contentItem: ButtonContent {
        text: button.text
        iconName: button.iconName
        iconLast: button.iconLast
        iconSide: button.fontSize * 1.25
        fontSize: button.fontSize
        colour: button.enabled ? Theme.fillInk : Theme.ink3
        iconColour: colour
        weight: button.weight
    }
}
