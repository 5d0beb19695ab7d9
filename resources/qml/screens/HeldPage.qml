pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Sales that wait: each is taken up again with a touch, or thrown away.
FocusScope {
    id: page

    required property EntryViewModel vm
    readonly property bool mayRecall: vm.cart.isIdle

    signal closed
    signal dropWanted(key: string, amount: string)

    Keys.onEscapePressed: page.closed()

    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Label {
                Layout.fillWidth: true
                text: qsTr("Sales on hold")
                font.pixelSize: Theme.h2
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                Accessible.role: Accessible.Heading
            }
            SecondaryButton {
                objectName: "closeHeld"
                iconName: "keypad"
                text: qsTr("Back to the keypad")
                focus: true
                onClicked: page.closed()
            }
        }
        Label {
            objectName: "recallHint"
            Layout.fillWidth: true
            visible: !page.mayRecall && page.vm.held.count > 0
            text: qsTr("Charge, hold or clear the sale on the keypad first.")
            color: Theme.tone("part")
            wrapMode: Text.Wrap
        }
        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ListView {
                objectName: "heldList"
                anchors.fill: parent
                anchors.leftMargin: Theme.pick(16, 24, 32)
                anchors.rightMargin: Theme.pick(16, 24, 32)
                clip: true
                boundsBehavior: Flickable.StopAtBounds
                model: page.vm.held.rows
                Accessible.role: Accessible.List
                Accessible.name: qsTr("Sales on hold")

                delegate: HeldRow {
                    width: ListView.view.width
                    mayRecall: page.mayRecall
                    onRecalled: page.vm.held.recall(key)
                    onDropWanted: page.dropWanted(key, amount)
                }

                Label {
                    anchors.centerIn: parent
                    visible: page.vm.held.count === 0
                    text: qsTr("No sale is on hold")
                    color: Theme.ink2
                }
            }
        }
    }
}
