import QtQuick
import QtQuick.Templates as T
import theme

// Shown around a control while keys, not fingers, are used.
Rectangle {
    property T.Control control: parent as T.Control
    property int distance: 2

    x: -distance - Theme.focusStroke
    y: x
    width: (parent?.width ?? 0) - 2 * x
    height: (parent?.height ?? 0) - 2 * y
    radius: Theme.radius - x
    color: "transparent"
    border.color: Theme.accent
    border.width: Theme.focusStroke
    visible: control?.visualFocus ?? false
}
