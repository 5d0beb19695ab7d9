import QtQuick
import theme

// One of our icons in one colour.
Image {
    property string name
    property color colour: Theme.ink
    property int side: Theme.icon

    width: side
    height: side
    sourceSize: Qt.size(side, side)
    mirror: Theme.mirrored && ["forward", "back", "undo"].includes(name)
    source: name ? "image://icon/" + name + "/" + colour.toString().slice(-6) : ""
    Accessible.ignored: true
}
