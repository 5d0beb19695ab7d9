pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The answer in one sentence, what it stands on, and answers close to it.
ColumnLayout {
    id: answer

    required property ArrivedViewModel vm
    readonly property int rowHeight: Theme.pick(64, 84, 100)

    spacing: Theme.gap

    Rectangle {
        Layout.fillWidth: true
        Layout.preferredHeight: body.implicitHeight + 2 * Theme.pick(14, 30, 36)
        radius: Theme.radius
        color: Theme.softTone(answer.vm.tone)
        border.width: Theme.controlStroke
        border.color: Theme.tone(answer.vm.tone)
        Accessible.role: Accessible.AlertMessage
        Accessible.name: answer.vm.title
        Accessible.description: answer.vm.sentence

        ColumnLayout {
            id: body

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.pick(14, 30, 36)
            anchors.rightMargin: Theme.pick(14, 30, 36)
            spacing: Theme.pick(8, 20, 24)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.pick(14, 28, 32)

                Icon {
                    name: answer.vm.iconName
                    side: Theme.pick(56, 92, 120)
                    colour: Theme.tone(answer.vm.tone)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.pick(2, 6, 8)

                    Label {
                        objectName: "answerTitle"
                        Layout.fillWidth: true
                        text: answer.vm.title
                        color: Theme.tone(answer.vm.tone)
                        font.pixelSize: Theme.pick(24, 36, 46)
                        font.weight: Font.Bold
                        wrapMode: Text.Wrap
                        lineHeight: 1.1
                        Accessible.ignored: true
                    }
                    Label {
                        objectName: "answerSentence"
                        Layout.fillWidth: true
                        text: answer.vm.sentence
                        font.pixelSize: Theme.pick(16, 22, 28)
                        wrapMode: Text.Wrap
                        Accessible.ignored: true
                    }
                }
            }
            Column {
                Layout.fillWidth: true
                visible: answer.vm.openText

                Repeater {
                    model: answer.vm.facts

                    KeyValueRow {
                        required property string key
                        required label
                        required value

                        objectName: "answer_" + key
                        width: parent?.width ?? 0
                        height: Theme.pick(34, 46, 58)
                        fontSize: Theme.pick(15, 18, 22)
                        ruled: true
                    }
                }
            }
        }
    }
    PrimaryButton {
        objectName: "answerOpen"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.button
        visible: answer.vm.openText
        fontSize: Theme.pick(18, 22, 28)
        iconName: "forward"
        iconLast: true
        text: answer.vm.openText
        onClicked: answer.vm.openBest()
    }
    Label {
        Layout.fillWidth: true
        Layout.topMargin: Theme.pick(0, 8, 8)
        visible: answer.vm.nearCount > 0 && answer.height - y > answer.rowHeight
        text: qsTr("Close to it")
        color: Theme.ink2
        font.weight: Font.DemiBold
    }
    Item {
        id: room

        Layout.fillWidth: true
        Layout.fillHeight: true

        Card {
            width: parent.width
            // Whole rows only: half a row looks like a mistake.
            height: Math.min(answer.vm.nearCount, Math.floor((room.height - 16) / answer.rowHeight)) * answer.rowHeight + 16
            visible: height > 16

            ListView {
                objectName: "answerNear"
                anchors.fill: parent
                anchors.margins: 8
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                snapMode: ListView.SnapToItem
                model: answer.vm.near

                delegate: NearSale {
                    required property string key
                    required tone
                    required iconName
                    required title
                    required detail
                    required property int index

                    objectName: "near_" + key
                    width: ListView.view.width
                    height: answer.rowHeight
                    ruled: index > 0
                    onClicked: answer.vm.open(key)
                }
            }
        }
    }
}
