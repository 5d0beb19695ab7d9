pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Lists of items as files: which there are, and what taking one in would change.
ColumnLayout {
    id: page

    required property ItemListsViewModel vm

    spacing: Theme.gap

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        SecondaryButton {
            objectName: "listsBack"
            Layout.preferredHeight: Theme.touch
            iconName: "back"
            text: qsTr("Edit items")
            onClicked: page.vm.close()
        }
        Label {
            objectName: "listsFolder"
            Layout.fillWidth: true
            text: page.vm.told || page.vm.folderText
            color: page.vm.told ? Theme.tone("paid") : Theme.ink2
            wrapMode: Text.Wrap
        }
        SecondaryButton {
            objectName: "listsLook"
            Layout.preferredHeight: Theme.touch
            iconName: "refresh"
            text: qsTr("Look again")
            onClicked: page.vm.look()
        }
        SecondaryButton {
            objectName: "listsWrite"
            Layout.preferredHeight: Theme.touch
            iconName: "folder"
            text: qsTr("Write all items")
            onClicked: page.vm.write()
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.pad

        Card {
            Layout.preferredWidth: Theme.pick(280, 360, 520)
            Layout.fillHeight: true

            ListView {
                objectName: "listsFiles"
                anchors.fill: parent
                anchors.margins: 8
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                spacing: 8
                model: page.vm.files
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Lists")

                delegate: SecondaryButton {
                    required property string key
                    required text

                    objectName: "list_" + text
                    width: ListView.view.width
                    height: Theme.touch
                    fontSize: Theme.small
                    onClicked: page.vm.choose(key)
                }
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Label {
                id: summary

                objectName: "listSummary"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.pick(12, 20, 28)
                text: page.vm.file ? page.vm.file + ": " + page.vm.summary : qsTr("Touch a list to see what it would change.")
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
            }
            ListView {
                objectName: "listLines"
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.top: summary.bottom
                anchors.bottom: parent.bottom
                anchors.margins: Theme.pick(12, 20, 28)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                spacing: 8
                model: page.vm.lines

                delegate: Column {
                    id: line

                    required property string text
                    required property string detail
                    required property string tone

                    width: ListView.view.width

                    Label {
                        width: parent.width
                        text: line.text
                        color: line.tone === "part" ? Theme.tone("part") : Theme.ink
                        font.weight: Font.DemiBold
                        elide: Text.ElideRight
                    }
                    Label {
                        width: parent.width
                        text: line.detail
                        color: Theme.ink2
                        font.pixelSize: Theme.small
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }
    PrimaryButton {
        objectName: "listTake"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.button
        fontSize: Theme.lead
        enabled: page.vm.canTake
        text: enabled ? qsTr("Take it in") : qsTr("Nothing to take in")
        onClicked: page.vm.take()
    }
}
