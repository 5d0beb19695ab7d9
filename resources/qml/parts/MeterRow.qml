import QtQuick
import theme

// What it is and how much, over a bar that shows how full it is.
Item {
    id: row

    property string label
    property string value
    property real part: 0
    property int fontSize: Theme.pick(16, 20, 24)

    implicitHeight: Theme.pick(40, 50, 62)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    KeyValueRow {
        width: parent.width
        height: parent.height - bar.height - bar.anchors.bottomMargin
        label: row.label
        value: row.value
        fontSize: row.fontSize
        Accessible.ignored: true
    }
    Rectangle {
        id: bar

        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        width: parent.width
        height: Theme.pick(6, 8, 10)
        radius: height / 2
        color: "transparent"
        border.width: Theme.controlStroke
        border.color: Theme.edge

        Rectangle {
            objectName: "meterPart"
            x: Theme.mirrored ? parent.width - width : 0
            width: Math.max(height, parent.width * row.part)
            height: parent.height
            radius: height / 2
            visible: row.part > 0
            color: Theme.tone(row.part > 0.8 ? "part" : "wait")
        }
    }
}
