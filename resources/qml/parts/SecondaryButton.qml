import QtQuick
import QtQuick.Templates as T
import theme

// A quiet button with an edge.
T.AbstractButton {
    id: button

    property string iconName
    property string detail
    property bool iconLast: false
    property int fontSize: Theme.pick(16, 20, 26)

    implicitWidth: Math.max(Theme.touch, contentItem.implicitWidth + leftPadding + rightPadding)
    implicitHeight: Theme.button
    focusPolicy: Qt.TabFocus
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: detail
    Accessible.onPressAction: button.click()
    Keys.onReturnPressed: event => button.enter(event)
    Keys.onEnterPressed: event => button.enter(event)

    // Otherwise Enter on it would do what the screen's primary button does.
    function enter(event: KeyEvent) {
        if (!event.isAutoRepeat)
            button.click();
    }

    background: Rectangle {
        radius: Theme.radius
        color: !button.enabled ? Theme.sunken : button.down ? Theme.pressed : Theme.surface
        border.width: Theme.controlStroke
        border.color: button.enabled ? Theme.edge : Theme.line
        Behavior on color {
            ColorAnimation { duration: Theme.pressTime }
        }
        FocusRing { control: button }
    }
    contentItem: ButtonContent {
        text: button.text
        detail: button.detail
        iconName: button.iconName
        iconLast: button.iconLast
        fontSize: button.fontSize
        colour: button.enabled ? Theme.ink : Theme.ink3
    }
}
