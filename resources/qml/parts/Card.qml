import QtQuick
import theme

// A sheet of white on the paper.
Rectangle {
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.cardStroke
    border.color: Theme.line
}
