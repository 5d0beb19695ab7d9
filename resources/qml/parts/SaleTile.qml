import QtQuick
import QtQuick.Templates as T
import theme

// An open sale on the shelf.
T.AbstractButton {
    id: tile

    property string tone: "wait"
    property string iconName
    property string word
    property string amount
    property string number
    property string detail
    property int reached: 0
    property bool alarm: false
    readonly property int inset: Theme.pick(12, 16, 16)
    readonly property int headSize: Theme.pick(16, 20, 24)
    readonly property int noteSize: Theme.pick(15, 16, 19)

    implicitHeight: Theme.pick(88, 112, 136)
    focusPolicy: Qt.TabFocus
    text: word + ", " + amount + ", " + number + ", " + detail
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: tile.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: tile.down ? Theme.pressed : Theme.surface
        border.width: tile.visualFocus ? Theme.focusStroke : tile.alarm ? Theme.chosenStroke : Theme.cardStroke
        border.color: tile.visualFocus ? Theme.accent : tile.alarm ? Theme.tone(tile.tone) : Theme.line
    }
    contentItem: Item {
        Icon {
            id: glyph

            x: Theme.mirrored ? parent.width - width - tile.inset : tile.inset
            anchors.verticalCenter: amountLabel.verticalCenter
            name: tile.iconName
            side: Theme.pick(24, 30, 36)
            colour: Theme.tone(tile.tone)
        }
        Label {
            anchors.left: glyph.right
            anchors.leftMargin: Theme.pick(8, 14, 16)
            anchors.right: amountLabel.left
            anchors.rightMargin: 8
            anchors.verticalCenter: amountLabel.verticalCenter
            text: tile.word
            color: Theme.tone(tile.tone)
            font.pixelSize: tile.headSize
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: amountLabel

            anchors.right: parent.right
            anchors.rightMargin: tile.inset
            y: Theme.pick(13, 18, 22)
            width: Math.min(implicitWidth, parent.width * 0.5)
            text: tile.amount
            font.pixelSize: tile.headSize
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: numberLabel

            anchors.left: parent.left
            anchors.leftMargin: tile.inset
            anchors.bottom: track.top
            anchors.bottomMargin: Theme.pick(7, 10, 14)
            text: tile.number
            color: Theme.ink2
            font.pixelSize: tile.noteSize
            font.features: Theme.digits
        }
        Label {
            anchors.left: numberLabel.right
            anchors.leftMargin: 8
            anchors.right: parent.right
            anchors.rightMargin: tile.inset
            anchors.verticalCenter: numberLabel.verticalCenter
            text: tile.detail
            color: Theme.ink2
            font.pixelSize: tile.noteSize
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 11
            horizontalAlignment: Text.AlignRight
        }
        ProgressTrack {
            id: track

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: tile.inset
            anchors.rightMargin: tile.inset
            anchors.bottomMargin: Theme.pick(12, 16, 18)
            height: Theme.pick(8, 8, 10)
            reached: tile.reached
            tone: tile.tone
        }
    }
}
