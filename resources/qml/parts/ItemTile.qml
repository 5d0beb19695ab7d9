import QtQuick
import QtQuick.Templates as T
import theme

// Something the shop sells: its name, and what one of it costs.
T.AbstractButton {
    id: tile

    property string name
    property string price
    readonly property int inset: Theme.pick(12, 16, 20)

    focusPolicy: Qt.TabFocus
    text: name + ", " + price
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: tile.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: tile.down ? Theme.pressed : Theme.surface
        border.width: tile.visualFocus ? Theme.focusStroke : Theme.cardStroke
        border.color: tile.visualFocus ? Theme.accent : Theme.line
        Behavior on color {
            ColorAnimation { duration: Theme.pressTime }
        }
    }
    contentItem: Item {
        Label {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: priceLabel.top
            anchors.margins: tile.inset
            anchors.bottomMargin: 4
            text: tile.name
            font.pixelSize: Theme.body
            font.weight: Font.DemiBold
            lineHeight: 1.0
            wrapMode: Text.Wrap
            fontSizeMode: Text.Fit
            minimumPixelSize: 12
            maximumLineCount: 3
            elide: Text.ElideRight
            verticalAlignment: Text.AlignTop
            Accessible.ignored: true
        }
        Label {
            id: priceLabel

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.leftMargin: tile.inset
            anchors.rightMargin: tile.inset
            anchors.bottomMargin: Theme.pick(10, 12, 16)
            text: tile.price
            color: Theme.ink2
            font.pixelSize: Theme.lead
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            Accessible.ignored: true
        }
    }
}
