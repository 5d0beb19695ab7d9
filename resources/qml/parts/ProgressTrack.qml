pragma ComponentBehavior: Bound

import QtQuick
import theme

// The path as a bar of four pieces, on tiles.
Row {
    id: track

    property int steps: 4
    property int reached: 0
    property string tone: "wait"

    spacing: 4

    Repeater {
        model: track.steps

        Rectangle {
            required property int index

            width: (track.width - track.spacing * (track.steps - 1)) / track.steps
            height: track.height
            radius: height / 2
            color: index < track.reached ? Theme.tone(track.tone) : "transparent"
            border.width: index < track.reached ? 0 : Theme.controlStroke
            border.color: Theme.edge
        }
    }
}
