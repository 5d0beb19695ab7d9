import QtQuick
import theme
import parts

// What became of a paper: printed, waiting and why, or nobody knows.
Card {
    id: state

    property string title
    property string detail
    property string tone: "quiet"
    property string iconName
    readonly property bool quiet: tone === "quiet"

    implicitHeight: Math.max(Theme.pick(84, 104, 128), words.implicitHeight + 2 * Theme.pick(10, 16, 20))
    Accessible.role: Accessible.StaticText
    Accessible.name: title
    Accessible.description: detail

    Rectangle {
        id: box

        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(14, 24, 28)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(52, 72, 88)
        height: width
        radius: Theme.smallRadius
        color: state.quiet ? Theme.sunken : Theme.softTone(state.tone)

        Icon {
            anchors.centerIn: parent
            name: "printer"
            side: Theme.pick(28, 36, 44)
            colour: Theme.tone(state.tone)
        }
    }
    Column {
        id: words

        anchors.left: box.right
        anchors.leftMargin: Theme.pad
        anchors.right: sign.left
        anchors.rightMargin: 12
        anchors.verticalCenter: parent.verticalCenter
        spacing: 2

        Label {
            objectName: "paperTitle"
            width: parent.width
            text: state.title
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            Accessible.ignored: true
        }
        Label {
            objectName: "paperDetail"
            width: parent.width
            visible: text
            text: state.detail
            color: Theme.ink2
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
    Icon {
        id: sign

        anchors.right: parent.right
        anchors.rightMargin: Theme.pad
        anchors.verticalCenter: parent.verticalCenter
        visible: state.iconName
        width: state.iconName ? side : 0
        name: state.iconName
        side: Theme.pick(26, 34, 40)
        colour: Theme.tone(state.tone)
    }
}
