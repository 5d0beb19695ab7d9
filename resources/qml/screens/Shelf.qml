import QtQuick
import Pos.ViewModels
import theme
import parts

// Open sales, worst first; each is one touch away.
Rectangle {
    id: shelf

    required property OpenSalesViewModel vm
    readonly property int inset: Theme.pick(8, 16, 16)

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
        anchors.top: heading.bottom
        anchors.topMargin: Theme.pick(8, 12, 14)
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: shelf.inset
        anchors.rightMargin: shelf.inset
        anchors.bottom: hint.top
        spacing: Theme.pick(8, 12, 12)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
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

            objectName: "tile_" + number
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
        id: hint

        readonly property int below: Math.max(0, Math.ceil((list.contentHeight - list.contentY - list.height - 1) / (Theme.pick(88, 112, 136) + list.spacing)))

        anchors.bottom: parent.bottom
        anchors.bottomMargin: text ? 6 : 0
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: shelf.inset
        anchors.rightMargin: shelf.inset
        height: text ? Theme.pick(26, 32, 40) : 8
        text: shelf.vm.count === 0 ? qsTr("No open sales") : below > 0 ? qsTr("%1 more below").arg(below) : ""
        color: Theme.ink2
        font.pixelSize: Theme.micro
        horizontalAlignment: Text.AlignHCenter
    }
}
