pragma ComponentBehavior: Bound
import QtQuick
import theme
import parts

// An address without its end, the letters that were typed for it, and whether they are the same.
Card {
    id: line

    required property string key
    required property string number
    required property list<string> groups
    required property list<string> cells
    required property string stage
    required property string note
    readonly property color tone: stage === "same" ? Theme.tone("paid") : stage === "wrong" ? Theme.tone("alarm") : stage === "now" ? Theme.accent : Theme.ink2
    readonly property real side: Theme.pick(36, 44, 56)
    readonly property real pad: Theme.pick(10, 18, 24)

    implicitHeight: side + Theme.pick(10, 20, 28)
    height: implicitHeight
    border.width: stage === "now" ? Theme.chosenStroke : Theme.cardStroke
    border.color: stage === "now" ? Theme.accent : stage === "wrong" ? Theme.tone("alarm") : Theme.line

    Label {
        anchors.left: parent.left
        anchors.leftMargin: line.pad
        anchors.verticalCenter: parent.verticalCenter
        text: line.number
        color: Theme.ink2
        font.weight: Font.Bold
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: line.pad + Theme.pick(26, 36, 44)
        anchors.right: cells.left
        anchors.rightMargin: 8
        anchors.verticalCenter: parent.verticalCenter
        text: "\u2066" + line.groups.join(" ") + "\u2069"
        font.pixelSize: Theme.pick(15, 18, 24)
        font.features: Theme.addressDigits
        elide: Text.ElideRight
        Accessible.name: line.groups.join(" ")
    }
    Row {
        id: cells

        anchors.right: said.left
        anchors.rightMargin: Theme.pick(8, 14, 20)
        anchors.verticalCenter: parent.verticalCenter
        spacing: 6
        LayoutMirroring.enabled: false

        Repeater {
            model: line.cells

            Rectangle {
                id: cell

                required property string modelData
                required property int index
                readonly property bool next: line.stage === "now" && !modelData && (index === 0 || line.cells[index - 1])

                width: line.side
                height: line.side
                radius: 8
                color: line.stage === "same" ? Theme.softTone("paid") : line.stage === "wrong" ? Theme.softTone("alarm") : Theme.surface
                border.width: next ? Theme.chosenStroke : Theme.controlStroke
                border.color: line.stage === "same" ? Theme.tone("paid") : line.stage === "wrong" ? Theme.tone("alarm") : next ? Theme.accent : modelData ? Theme.edge : Theme.line

                Label {
                    anchors.centerIn: parent
                    text: cell.modelData
                    font.pixelSize: Theme.pick(18, 22, 28)
                    font.weight: Font.Bold
                    font.features: Theme.addressDigits
                    Accessible.ignored: true
                }
            }
        }
    }
    Row {
        id: said

        anchors.right: parent.right
        anchors.rightMargin: line.pad
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(150, 160, 210)
        spacing: 8

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: line.stage === "same" ? "check" : line.stage === "wrong" ? "attention" : line.stage === "now" ? "pencil" : "clock"
            side: Theme.pick(18, 22, 28)
            colour: line.tone
        }
        Label {
            width: parent.width - Theme.pick(26, 30, 36)
            anchors.verticalCenter: parent.verticalCenter
            text: line.note
            color: line.tone
            font.pixelSize: Theme.pick(15, 16, 21)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
    }
}
