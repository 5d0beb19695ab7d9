pragma ComponentBehavior: Bound

import QtQuick
import theme

// Bars over a line, each with its value above and its name below. Time runs from the left to the
// right wherever one reads, so it is never mirrored.
Item {
    id: chart

    // Rows with: key, label, value, said (in words), part (of the highest, 0 to 1), running, zero.
    property alias model: bars.model
    property string name
    readonly property real slot: bars.count > 0 ? width / bars.count : width
    readonly property int fontSize: Theme.pick(15, 16, 20)
    readonly property int foot: fontSize + Theme.pick(14, 18, 22)
    // Every so many bars have room for their words.
    readonly property int step: Math.max(1, Math.ceil((widest.width + 6) / Math.max(1, slot)))
    readonly property bool hasRoomForValues: widestValue.width + 4 <= slot
    property string longestLabel: "00"
    property string longestValue: "0 000"

    implicitHeight: Theme.pick(200, 240, 320)
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Chart
    Accessible.name: name

    TextMetrics {
        id: widest

        font.family: Theme.family
        font.pixelSize: chart.fontSize
        font.weight: Font.Bold
        text: chart.longestLabel
    }
    TextMetrics {
        id: widestValue

        font.family: Theme.family
        font.pixelSize: chart.fontSize
        font.weight: Font.Bold
        text: chart.longestValue
    }
    Rectangle {
        width: parent.width
        height: Theme.controlStroke
        y: parent.height - chart.foot
        color: Theme.edge
    }
    Row {
        anchors.fill: parent

        Repeater {
            id: bars

            delegate: Item {
                id: bar

                required property string label
                required property string value
                required property string said
                required property real part
                required property bool running
                required property bool zero
                required property int index
                property real shown: part
                readonly property real room: height - chart.foot - chart.fontSize - 10

                width: chart.slot
                height: chart.height
                Accessible.role: Accessible.StaticText
                Accessible.name: said

                Behavior on shown {
                    NumberAnimation {
                        duration: Theme.stateTime
                        easing.type: Easing.InOutCubic
                    }
                }

                Rectangle {
                    id: column

                    objectName: "bar_" + bar.label
                    anchors.horizontalCenter: parent.horizontalCenter
                    y: bar.height - chart.foot - height
                    width: Math.max(4, Math.min(bar.width * 0.76, Theme.pick(64, 72, 96)))
                    height: bar.zero ? 0 : Math.max(4, bar.room * bar.shown)
                    topLeftRadius: Math.min(Theme.pick(4, 6, 8), height, width / 2)
                    topRightRadius: topLeftRadius
                    color: bar.running ? Theme.accentSoft : Theme.accent
                    border.width: bar.running ? Theme.chosenStroke : 0
                    border.color: Theme.accent
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: column.top
                    anchors.bottomMargin: 4
                    visible: chart.hasRoomForValues && !bar.zero
                    text: bar.value
                    font.pixelSize: chart.fontSize
                    font.weight: Font.DemiBold
                    font.features: Theme.digits
                    Accessible.ignored: true
                }
                Label {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    visible: bar.index % chart.step === 0
                    text: bar.label
                    color: bar.running ? Theme.ink : Theme.ink2
                    font.pixelSize: chart.fontSize
                    font.weight: bar.running ? Font.Bold : Font.Normal
                    font.features: Theme.digits
                    Accessible.ignored: true
                }
            }
        }
    }
}
