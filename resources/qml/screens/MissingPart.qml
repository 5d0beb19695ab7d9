pragma ComponentBehavior: Bound

import QtQuick
import theme
import parts

// A sale that is partly paid: how much came, how much is missing, and until when.
Item {
    id: missing

    property alias rows: repeater.model
    property real part: 0
    property string timeLeft

    Repeater {
        id: repeater

        Item {
            id: row

            required property int index
            required property string key
            required property string label
            required property string value

            width: missing.width
            height: index === 2 ? Theme.pick(44, 48, 60) : Theme.pick(30, 34, 46)
            y: index === 0 ? 0 : index === 1 ? track.y + track.height + 6 : missing.height - height

            Rectangle {
                anchors.top: parent.top
                anchors.topMargin: -4
                width: parent.width
                height: Theme.cardStroke
                visible: row.index === 2
                color: Theme.line
            }
            KeyValueRow {
                objectName: "fact_" + row.key
                anchors.fill: parent
                visible: row.index === 0
                label: row.label
                value: row.value
                fontSize: Theme.h3
            }
            Label {
                id: word

                anchors.left: parent.left
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, parent.width * (row.index === 1 ? 0.5 : 0.66))
                visible: row.index > 0
                text: row.label
                color: row.index === 1 ? Theme.tone("part") : Theme.ink2
                font.pixelSize: row.index === 1 ? Theme.h2 : Theme.pick(14, 16, 20)
                font.weight: row.index === 1 ? Font.Bold : Font.Normal
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
            }
            Label {
                anchors.left: word.right
                anchors.leftMargin: 8
                anchors.right: parent.right
                anchors.top: row.index === 2 ? parent.top : undefined
                anchors.verticalCenter: row.index === 2 ? undefined : parent.verticalCenter
                height: row.index === 2 ? row.height / 2 : row.height
                visible: row.index > 0
                text: row.value
                color: row.index === 1 ? Theme.tone("part") : Theme.ink
                font.pixelSize: row.index === 1 ? Theme.h2 : Theme.pick(14, 16, 20)
                font.weight: row.index === 1 ? Font.Bold : Font.Normal
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                horizontalAlignment: Text.AlignRight
            }
            Label {
                anchors.right: parent.right
                anchors.bottom: parent.bottom
                height: parent.height / 2
                visible: row.index === 2
                text: missing.timeLeft
                font.pixelSize: Theme.pick(14, 16, 20)
                font.weight: Font.DemiBold
                font.features: Theme.digits
            }
        }
    }
    Rectangle {
        id: track

        y: Theme.pick(32, 36, 50)
        width: parent.width
        height: Theme.pick(20, 24, 32)
        radius: height / 2
        color: "transparent"
        border.width: Theme.controlStroke
        border.color: Theme.edge

        Rectangle {
            x: Theme.mirrored ? parent.width - width : 0
            width: Math.max(height, parent.width * missing.part)
            height: parent.height
            radius: height / 2
            visible: missing.part > 0
            color: Theme.tone("part")
        }
    }
}
