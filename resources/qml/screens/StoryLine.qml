import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One thing that happened: when, what, and how; a touch on what the store was told shows that call.
Item {
    id: line

    property string time
    property string iconName
    property string tone: "quiet"
    property string title
    property string detail
    property string call
    property bool last: false

    signal callWanted

    implicitHeight: Theme.pick(48, 54, 66)
    Accessible.role: Accessible.ListItem
    Accessible.name: [time, title, detail].join(", ")

    T.AbstractButton {
        id: way

        objectName: "storyCall_" + line.call
        anchors.fill: parent
        visible: line.call
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("Show this call")
        Accessible.description: line.title
        Accessible.onPressAction: way.click()
        Keys.onReturnPressed: way.click()
        Keys.onEnterPressed: way.click()
        onClicked: line.callWanted()

        background: Rectangle {
            radius: Theme.smallRadius
            color: way.down ? Theme.pressed : "transparent"
            border.width: way.visualFocus ? Theme.focusStroke : 0
            border.color: Theme.accent
        }
    }
    Icon {
        id: forward

        anchors.right: parent.right
        anchors.rightMargin: 4
        anchors.verticalCenter: glyph.verticalCenter
        visible: line.call
        name: "forward"
        side: Theme.pick(18, 20, 24)
        colour: Theme.ink2
    }
    Label {
        id: timeLabel

        anchors.left: parent.left
        y: glyph.y + (glyph.height - height) / 2
        width: Theme.pick(66, 74, 92)
        text: line.time
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 15, 18)
        font.features: Theme.digits
        Accessible.ignored: true
    }
    Icon {
        id: glyph

        anchors.left: timeLabel.right
        y: 2
        name: line.iconName
        side: Theme.pick(20, 24, 30)
        colour: Theme.tone(line.tone)
    }
    Rectangle {
        anchors.horizontalCenter: glyph.horizontalCenter
        anchors.top: glyph.bottom
        anchors.topMargin: 3
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 1
        width: 2
        visible: !line.last
        color: Theme.line
    }
    Label {
        id: titleLabel

        anchors.left: glyph.right
        anchors.leftMargin: Theme.pick(12, 20, 24)
        anchors.right: forward.visible ? forward.left : parent.right
        y: glyph.y + (glyph.height - height) / 2
        text: line.title
        font.pixelSize: Theme.pick(15, 17, 21)
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
    Label {
        anchors.left: titleLabel.left
        anchors.right: titleLabel.right
        anchors.top: titleLabel.bottom
        anchors.topMargin: 1
        text: line.detail
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 15, 18)
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 11
        Accessible.ignored: true
    }
}
