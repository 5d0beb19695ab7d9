pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// What the shop offers, an own amount, and none: the last is as large as any.
ColumnLayout {
    id: choices

    required property TipsViewModel vm

    spacing: Theme.gap

    component Choice: T.AbstractButton {
        id: choice

        property string detail

        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: detail ? text + ", " + detail : text
        Accessible.onPressAction: choice.click()
        Keys.onReturnPressed: choice.click()
        Keys.onEnterPressed: choice.click()

        background: Rectangle {
            radius: Theme.radius
            color: choice.down ? Theme.pressed : Theme.surface
            border.width: choice.visualFocus ? Theme.focusStroke : Theme.controlStroke
            border.color: choice.visualFocus ? Theme.accent : Theme.edge
        }
        contentItem: Item {
            Label {
                id: share

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 12
                anchors.verticalCenter: parent.verticalCenter
                anchors.verticalCenterOffset: choice.detail ? -detailLabel.height / 2 : 0
                text: choice.text
                font.pixelSize: Theme.pick(32, 44, 64)
                font.weight: Font.Bold
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.h3
                horizontalAlignment: Text.AlignHCenter
            }
            Label {
                id: detailLabel

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: 12
                anchors.top: share.bottom
                visible: text
                text: choice.detail
                color: Theme.ink2
                font.pixelSize: Theme.pick(20, 26, 36)
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }

    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Theme.pick(150, 208, 288)
        visible: row.count > 0
        spacing: Theme.gap

        Repeater {
            id: row

            model: choices.vm.rows

            Choice {
                required property string key
                required property string share
                required property string amount
                required property string total

                objectName: "tip_" + key
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                text: share
                detail: amount
                Accessible.description: total
                onClicked: choices.vm.give(key)
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.maximumHeight: Theme.pick(110, 136, 176)
        spacing: Theme.gap

        Choice {
            objectName: "tipOwn"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            visible: choices.vm.takesOwn
            text: qsTr("Own amount")
            onClicked: choices.vm.typeOwn()
        }
        Choice {
            objectName: "tipNone"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            text: qsTr("No tip")
            onClicked: choices.vm.giveNothing()
        }
    }
}
