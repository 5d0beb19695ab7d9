pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// How the store's server is, how much waits for it since when, and what it answered last.
Card {
    id: backlog

    required property StoreBacklogViewModel vm

    readonly property int rowHeight: Theme.pick(64, 88, 108)

    implicitHeight: rowHeight + (trouble.visible ? trouble.implicitHeight + Theme.gap : 0)

    RowLayout {
        id: figures

        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(12, 20, 28)
        anchors.right: parent.right
        anchors.rightMargin: Theme.pick(8, 12, 16)
        height: backlog.rowHeight
        spacing: Theme.pick(16, 28, 40)

        StatusBadge {
            objectName: "backlogState"
            tone: backlog.vm.tone
            iconName: backlog.vm.iconName
            word: backlog.vm.word
            fontSize: Theme.lead
        }
        Repeater {
            model: backlog.vm.figures

            ColumnLayout {
                id: figure

                required property string key
                required property string label
                required property string value
                readonly property bool isLast: key === "answer"

                Layout.fillWidth: isLast
                Layout.preferredWidth: isLast ? 1 : -1
                spacing: 0
                Accessible.role: Accessible.StaticText
                Accessible.name: label + ": " + value

                Label {
                    text: figure.label
                    color: Theme.ink2
                    font.pixelSize: Theme.micro
                    Accessible.ignored: true
                }
                Label {
                    objectName: "backlog_" + figure.key
                    Layout.fillWidth: figure.isLast
                    text: figure.value
                    font.pixelSize: Theme.pick(17, 20, 26)
                    font.weight: Font.Bold
                    font.features: Theme.digits
                    elide: figure.isLast ? Text.ElideRight : Text.ElideNone
                    Accessible.ignored: true
                }
            }
        }
        SecondaryButton {
            objectName: "backlogAction"
            Layout.preferredHeight: Theme.pick(48, 64, 80)
            visible: text
            iconName: "refresh"
            fontSize: Theme.body
            text: backlog.vm.action
            onClicked: backlog.vm.act()
        }
    }
    Label {
        id: trouble

        objectName: "backlogTrouble"
        anchors.left: figures.left
        anchors.right: figures.right
        anchors.top: figures.bottom
        visible: text
        text: backlog.vm.trouble
        color: Theme.tone(backlog.vm.tone)
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
}
