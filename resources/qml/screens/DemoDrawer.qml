import QtQuick
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// The demo's column at the end of the window: the till makes room for it, or it is put away to a tab.
Item {
    id: drawer

    required property DemoPanelViewModel vm
    // How narrow the till may become beside it; in a narrower window it lies over the till.
    required property int leastTill
    required property int room
    property bool opened: beside
    readonly property int panelWidth: 344
    readonly property bool beside: room - panelWidth >= leastTill
    // What the till leaves free.
    readonly property int dock: opened && beside ? panelWidth : tabWidth
    readonly property int tabWidth: 48

    width: opened ? panelWidth : tabWidth

    Rectangle {
        anchors.fill: parent
        color: Theme.softTone("part")
    }
    T.AbstractButton {
        id: tab

        objectName: "demoTab"
        anchors.right: parent.right
        width: drawer.tabWidth
        height: parent.height
        visible: !drawer.opened
        focusPolicy: Qt.TabFocus
        text: qsTr("Show the customer")
        Accessible.role: Accessible.Button
        Accessible.name: text
        Accessible.onPressAction: tab.click()
        onClicked: drawer.opened = true

        background: Rectangle {
            color: tab.down ? Theme.pressed : "transparent"
            border.width: tab.visualFocus ? Theme.focusStroke : 0
            border.color: Theme.accent
        }
        contentItem: Item {
            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                y: 12
                name: "back"
                colour: Theme.tone("part")
                side: 22
            }
            Label {
                anchors.centerIn: parent
                rotation: -90
                text: qsTr("Customer (demo)")
                color: Theme.tone("part")
                font.pixelSize: 17
                font.weight: Font.Bold
            }
        }
    }
    DemoPanel {
        objectName: "demoPanel"
        anchors.fill: parent
        visible: drawer.opened
        vm: drawer.vm
        onPutAway: drawer.opened = false
    }
}
