import QtQuick
import QtQuick.Templates as T
import theme
import parts

// A sale that is close to what was asked for.
T.AbstractButton {
    id: row

    property string tone
    property string iconName
    property string title
    property string detail
    property bool ruled: false
    readonly property int inset: Theme.pick(10, 16, 20)

    implicitHeight: Theme.pick(64, 84, 100)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: title + ", " + detail
    Accessible.onPressAction: row.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: row.down ? Theme.pressed : "transparent"
        border.width: row.visualFocus ? Theme.focusStroke : 0
        border.color: Theme.accent

        Rectangle {
            x: row.inset
            width: parent.width - 2 * row.inset
            height: Theme.cardStroke
            visible: row.ruled
            color: Theme.line
        }
    }
    contentItem: Item {
        Icon {
            id: glyph

            anchors.left: parent.left
            anchors.leftMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            name: row.iconName
            side: Theme.pick(28, 38, 46)
            colour: Theme.tone(row.tone)
        }
        Label {
            id: titleLabel

            anchors.left: glyph.right
            anchors.leftMargin: Theme.pad
            anchors.right: sign.left
            anchors.rightMargin: 8
            anchors.bottom: parent.verticalCenter
            text: row.title
            color: Theme.tone(row.tone)
            font.pixelSize: Theme.pick(17, 20, 26)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            anchors.left: titleLabel.left
            anchors.right: titleLabel.right
            anchors.top: parent.verticalCenter
            anchors.topMargin: 2
            text: row.detail
            color: Theme.ink2
            font.pixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Icon {
            id: sign

            anchors.right: parent.right
            anchors.rightMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            name: "forward"
        }
    }
}
