pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// The question before a close: what becomes of which sales, and what it comes to.
FocusScope {
    id: dialog

    required property ShiftCloseViewModel vm
    readonly property int inset: Theme.pick(20, 32, 40)

    anchors.fill: parent
    Accessible.role: Accessible.Dialog
    Accessible.name: vm.title
    Accessible.description: vm.sentence
    Keys.onEscapePressed: dialog.vm.keepOpen()
    // Nothing behind a question may hear the keys meant for it.
    Keys.onPressed: event => event.accepted = true
    Component.onCompleted: no.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
    }
    Rectangle {
        anchors.centerIn: parent
        width: Math.min(dialog.width - 2 * Theme.pad, Theme.pick(680, 720, 940))
        height: column.implicitHeight + 2 * dialog.inset - 8
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        Column {
            id: column

            anchors.centerIn: parent
            width: parent.width - 2 * dialog.inset

            Label {
                objectName: "closeTitle"
                width: parent.width
                text: dialog.vm.title
                font.pixelSize: Theme.pick(26, 34, 46)
                font.weight: Font.Bold
                font.features: Theme.digits
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Label {
                width: parent.width
                bottomPadding: Theme.pick(8, 12, 16)
                text: dialog.vm.sentence
                color: Theme.ink2
                font.pixelSize: Theme.pick(16, 18, 24)
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
            Repeater {
                model: dialog.vm.report.closeRows

                ShiftCloseRow {
                    required property string key
                    required iconName
                    required tone
                    required sentence
                    required amount

                    objectName: "close_" + key
                    width: column.width
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.controlStroke
                color: Theme.edge
            }
            KeyValueRow {
                objectName: "closeTotal"
                width: parent.width
                height: Theme.pick(40, 52, 68)
                strong: true
                fontSize: Theme.pick(19, 22, 28)
                label: dialog.vm.total
                value: dialog.vm.report.sold
            }
            Row {
                width: parent.width
                spacing: Theme.gap

                SecondaryButton {
                    id: no

                    objectName: "closeNo"
                    width: (parent.width - parent.spacing) / 3
                    height: Theme.pick(64, 80, 96)
                    enabled: !dialog.vm.closing
                    focus: true
                    text: qsTr("Not yet")
                    onClicked: dialog.vm.keepOpen()
                }
                PrimaryButton {
                    objectName: "closeYes"
                    width: (parent.width - parent.spacing) * 2 / 3
                    height: Theme.pick(64, 80, 96)
                    enabled: !dialog.vm.closing
                    iconName: dialog.vm.closing ? "wallet" : "printer"
                    fontSize: Theme.pick(18, 22, 28)
                    text: dialog.vm.word
                    onClicked: dialog.vm.close()
                    Keys.onReturnPressed: clicked()
                    Keys.onEnterPressed: clicked()
                }
            }
        }
    }
}
