import QtQuick
import QtQuick.Templates as T
import theme
import parts

// A part of the set-up: done, being done, or to come.
T.AbstractButton {
    id: step

    property string number
    property string word
    property string detail
    property string stage: "later"
    property bool last: false
    readonly property bool now: stage === "now"
    readonly property bool done: stage === "done"
    readonly property int disc: Theme.pick(28, 40, 48)

    implicitHeight: Theme.pick(56, 72, 92)
    focusPolicy: Qt.TabFocus
    enabled: stage !== "later"
    Accessible.role: Accessible.Button
    Accessible.name: number + ". " + word
    Accessible.description: detail
    Accessible.onPressAction: step.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: step.down ? Theme.pressed : "transparent"
        border.width: step.visualFocus ? Theme.focusStroke : 0
        border.color: Theme.accent

        Rectangle {
            x: mark.x + step.disc / 2 - 1
            y: mark.y + step.disc + 4
            width: 2
            height: parent.height - step.disc - 8
            visible: !step.last && !Theme.compact
            color: step.done ? Theme.accent : Theme.line
        }
    }
    contentItem: Item {
        Rectangle {
            id: mark

            anchors.left: parent.left
            anchors.leftMargin: 4
            y: Theme.compact ? (parent.height - height) / 2 : 0
            width: step.disc
            height: step.disc
            radius: step.disc / 2
            color: step.done ? Theme.fill : step.now ? Theme.accentSoft : "transparent"
            border.width: step.done ? 0 : step.now ? Theme.chosenStroke : Theme.controlStroke
            border.color: step.now ? Theme.accent : Theme.edge

            Icon {
                anchors.centerIn: parent
                visible: step.done
                name: "check"
                side: Theme.pick(16, 22, 26)
                colour: Theme.fillInk
            }
            Label {
                anchors.centerIn: parent
                visible: !step.done
                text: step.number
                color: step.now ? Theme.accent : Theme.ink2
                font.pixelSize: Theme.small
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }
        Label {
            id: wordLabel

            anchors.left: mark.right
            anchors.leftMargin: Theme.pick(8, 16, 20)
            anchors.right: parent.right
            y: Theme.compact ? (parent.height - height) / 2 : step.detail ? -2 : (step.disc - height) / 2
            text: step.word
            color: step.now ? Theme.accent : Theme.ink
            font.pixelSize: Theme.pick(15, 18, 22)
            font.weight: step.now ? Font.Bold : Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            Accessible.ignored: true
        }
        Label {
            anchors.left: wordLabel.left
            anchors.right: parent.right
            anchors.top: wordLabel.bottom
            visible: text && !Theme.compact
            text: step.detail
            color: Theme.ink2
            font.pixelSize: Theme.pick(14, 15, 18)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            Accessible.ignored: true
        }
    }
}
