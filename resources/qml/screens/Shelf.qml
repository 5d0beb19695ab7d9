pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels
import theme
import parts

// Open sales, worst first; each is one touch away.
Rectangle {
    id: shelf

    required property OpenSalesViewModel vm
    readonly property int inset: Theme.pick(8, 16, 16)
    readonly property int tile: Theme.pick(88, 112, 136)
    readonly property int step: tile + list.spacing
    readonly property int hintHeight: Theme.pick(26, 32, 40)
    readonly property int room: height - list.y - Theme.pick(8, 12, 16)
    readonly property bool overflows: vm.count * step - list.spacing > room
    readonly property int wholeTiles: Math.floor((room - hintHeight + list.spacing) / step)
    readonly property int below: overflows ? Math.max(0, vm.count - wholeTiles - Math.round(list.contentY / step)) : 0

    radius: Theme.radius
    color: Theme.sunken
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Open sales")

    Label {
        id: heading

        x: Theme.mirrored ? parent.width - width - shelf.inset - 4 : shelf.inset + 4
        y: Theme.pick(4, 16, 16)
        width: parent.width - 2 * shelf.inset - badge.width - 12
        height: Theme.pick(36, 36, 44)
        text: qsTr("Open sales")
        font.pixelSize: Theme.pick(16, 22, 28)
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
    Rectangle {
        id: badge

        anchors.right: parent.right
        anchors.rightMargin: shelf.inset
        anchors.verticalCenter: heading.verticalCenter
        width: Math.max(Theme.pick(32, 40, 48), countLabel.implicitWidth + 20)
        height: Theme.pick(28, 36, 42)
        radius: height / 2
        color: Theme.surface

        Label {
            id: countLabel

            objectName: "openCount"
            anchors.centerIn: parent
            text: shelf.vm.count.toString()
            font.pixelSize: Theme.pick(15, 18, 22)
            font.weight: Font.Bold
            Accessible.name: qsTr("%1 open").arg(text)
        }
    }
    ListView {
        id: list

        objectName: "tiles"
        y: heading.y + heading.height + Theme.pick(8, 12, 14)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: shelf.inset
        anchors.rightMargin: shelf.inset
        // Whole tiles only: half a tile looks like a mistake.
        height: shelf.overflows ? shelf.wholeTiles * shelf.step - spacing : shelf.room
        spacing: Theme.pick(8, 12, 12)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        snapMode: ListView.SnapToItem
        reuseItems: true
        model: shelf.vm.tiles

        delegate: SaleTile {
            required property string key
            required tone
            required iconName
            required word
            required amount
            required number
            required detail
            required reached
            required alarm

            objectName: "tile_" + key
            width: ListView.view.width
            onClicked: shelf.vm.open(key)
        }
        displaced: Transition {
            NumberAnimation {
                property: "y"
                duration: Theme.stateTime
                easing.type: Easing.InOutCubic
            }
        }
    }
    Label {
        objectName: "shelfHint"
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 4
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: shelf.inset
        anchors.rightMargin: shelf.inset
        height: shelf.hintHeight
        visible: text
        text: shelf.vm.count === 0 ? qsTr("No open sales") : shelf.below > 0 ? qsTr("%1 more below").arg(shelf.below) : ""
        color: Theme.ink2
        font.pixelSize: Theme.micro
        horizontalAlignment: Text.AlignHCenter
    }
}
