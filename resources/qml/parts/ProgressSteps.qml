pragma ComponentBehavior: Bound

import QtQuick
import theme

// The path of a sale: Asked, Seen, Confirmed, Receipt.
Item {
    id: path

    property list<string> words
    property int reached: 0
    property string tone: "wait"
    // The step at which the path broke, -1 while it did not.
    property int broken: -1
    property string name
    readonly property real stepWidth: width / Math.max(1, words.length) + (width / Math.max(1, words.length) - lastWord) / Math.max(1, words.length - 1)
    readonly property real lastWord: Theme.pick(88, 88, 120)
    readonly property int disc: 32

    implicitHeight: disc + Theme.pick(4, 6, 8) + Theme.small * 1.4
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name

    Repeater {
        model: path.words

        Item {
            id: step

            required property string modelData
            required property int index
            readonly property bool done: index < path.reached && index !== path.broken
            readonly property bool isBroken: index === path.broken

            x: Theme.mirrored ? path.width - index * path.stepWidth - width : index * path.stepWidth
            width: index === path.words.length - 1 ? path.lastWord : path.stepWidth
            height: path.height

            Rectangle {
                id: mark

                x: Theme.mirrored ? parent.width - width : 0
                width: path.disc
                height: path.disc
                radius: path.disc / 2
                color: step.done ? Theme.tone(path.tone) : "transparent"
                border.width: step.done ? 0 : step.isBroken ? Theme.chosenStroke : Theme.controlStroke
                border.color: step.isBroken ? Theme.tone(path.tone) : Theme.edge

                Icon {
                    anchors.centerIn: parent
                    visible: step.done || step.isBroken
                    name: step.isBroken ? "cross" : "check"
                    side: 18
                    colour: step.isBroken ? Theme.tone(path.tone) : Theme.stateInk
                }
            }
            Rectangle {
                x: Theme.mirrored ? 8 : path.disc + 8
                y: path.disc / 2 - 2
                width: path.stepWidth - path.disc - 16
                height: 4
                radius: 2
                visible: step.index < path.words.length - 1
                color: step.index < path.reached - 1 && step.index + 1 !== path.broken ? Theme.tone(path.tone) : Theme.line
            }
            Label {
                anchors.bottom: parent.bottom
                width: parent.width
                text: step.modelData
                color: step.isBroken ? Theme.tone(path.tone) : step.done ? Theme.ink : Theme.ink2
                font.pixelSize: Theme.small
                font.weight: step.done || step.isBroken ? Font.DemiBold : Font.Normal
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                Accessible.ignored: true
            }
        }
    }
}
