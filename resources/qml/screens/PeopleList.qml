pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// Everybody, who has left at the end; at the foot the ways to somebody new and back.
ColumnLayout {
    id: list

    required property PeopleViewModel vm

    signal done

    spacing: Theme.gap

    Label {
        objectName: "peopleTitle"
        Layout.fillWidth: true
        text: qsTr("People")
        font.pixelSize: Theme.pick(26, 36, 48)
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.h3
    }
    ListView {
        objectName: "peopleRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: Theme.pick(6, 8, 10)
        model: list.vm.rows
        Accessible.role: Accessible.List
        Accessible.name: qsTr("People")

        delegate: T.AbstractButton {
            id: row

            required property string key
            required property string name
            required property string initials
            required property string tone
            required property string outline
            required property string detail
            required property bool gone
            required property bool chosen

            objectName: "person_" + name
            width: ListView.view.width
            height: Theme.pick(64, 76, 96)
            focusPolicy: Qt.TabFocus
            text: name
            checked: chosen
            Accessible.role: Accessible.ListItem
            Accessible.name: name
            Accessible.description: detail
            Accessible.onPressAction: row.click()
            onClicked: list.vm.choose(key)

            background: Rectangle {
                radius: Theme.radius
                color: row.down ? Theme.pressed : row.chosen ? Theme.accentSoft : row.gone ? "transparent" : Theme.surface
                border.width: row.visualFocus ? Theme.focusStroke : row.chosen ? Theme.chosenStroke : Theme.cardStroke
                border.color: row.visualFocus || row.chosen ? Theme.accent : Theme.line
            }
            contentItem: Item {
                Face {
                    id: face

                    anchors.left: parent.left
                    anchors.leftMargin: Theme.pick(10, 14, 18)
                    anchors.verticalCenter: parent.verticalCenter
                    side: Theme.pick(44, 52, 64)
                    initials: row.initials
                    tone: row.tone
                    outline: row.outline
                }
                Column {
                    anchors.left: face.right
                    anchors.leftMargin: Theme.pick(12, 16, 20)
                    anchors.right: parent.right
                    anchors.rightMargin: Theme.pick(10, 14, 18)
                    anchors.verticalCenter: parent.verticalCenter

                    Label {
                        width: parent.width
                        text: row.name
                        color: row.gone ? Theme.ink2 : Theme.ink
                        font.weight: Font.DemiBold
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 12
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                    Label {
                        width: parent.width
                        text: row.detail
                        color: Theme.ink2
                        font.pixelSize: Theme.small
                        fontSizeMode: Text.HorizontalFit
                        minimumPixelSize: 12
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        SecondaryButton {
            objectName: "peopleBack"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.pick(60, 68, 88)
            iconName: "back"
            fontSize: Theme.body
            text: qsTr("Settings")
            Accessible.name: qsTr("Back to the settings")
            onClicked: list.done()
        }
        SecondaryButton {
            objectName: "peopleAdd"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.preferredHeight: Theme.pick(60, 68, 88)
            iconName: "plus"
            fontSize: Theme.body
            text: qsTr("Add")
            Accessible.name: qsTr("Add somebody")
            onClicked: list.vm.add()
        }
    }
}
