pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Under the status bar: what one of its parts tells. A touch beside it, or Escape, closes it.
FocusScope {
    id: detail

    required property StatusDetailViewModel vm

    visible: vm.key !== ""
    z: 50
    onVisibleChanged: if (visible) {
        close.forceActiveFocus();
    }
    Accessible.role: Accessible.Dialog
    Accessible.name: vm.title
    Keys.onEscapePressed: detail.vm.close()
    Keys.onPressed: event => event.accepted = true

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim
    }
    MouseArea {
        anchors.fill: parent
        onClicked: detail.vm.close()
    }
    Rectangle {
        objectName: "statusDetail"
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.gap
        width: Math.min(parent.width - 2 * Theme.gap, Theme.pick(620, 720, 920))
        height: Math.min(parent.height - 2 * Theme.gap, column.implicitHeight + 2 * Theme.pad)
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        // A touch on the panel itself does not close it.
        MouseArea {
            anchors.fill: parent
        }
        ColumnLayout {
            id: column

            anchors.fill: parent
            anchors.margins: Theme.pad
            spacing: Theme.pick(6, 10, 14)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                Label {
                    objectName: "detailTitle"
                    Layout.fillWidth: true
                    text: detail.vm.title
                    font.pixelSize: Theme.h2
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.micro
                }
                SecondaryButton {
                    id: close

                    objectName: "detailClose"
                    Layout.preferredHeight: Theme.leastTouch
                    iconName: "cross"
                    fontSize: Theme.body
                    text: qsTr("Close")
                    onClicked: detail.vm.close()
                }
            }
            Label {
                objectName: "detailSentence"
                Layout.fillWidth: true
                visible: text
                text: detail.vm.sentence
                color: Theme.ink2
                wrapMode: Text.Wrap
            }
            ListView {
                objectName: "detailRows"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredHeight: contentHeight
                implicitHeight: contentHeight
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                spacing: Theme.pick(4, 8, 10)
                model: detail.vm.rows
                Accessible.role: Accessible.List
                Accessible.name: detail.vm.title

                delegate: DetailLine {
                    required property string key
                    required iconName
                    required tone
                    required label
                    required value
                    required detail
                    required part

                    objectName: "detail_" + key
                    width: ListView.view.width
                }
            }
            SecondaryButton {
                objectName: "detailAction"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                visible: text
                iconName: "forward"
                iconLast: true
                fontSize: Theme.body
                text: detail.vm.action
                onClicked: detail.vm.act()
            }
        }
    }
}
