import QtQuick
import QtQuick.Templates as T
import theme
import parts

// A sale of the past: its state and number, its amount and time.
T.AbstractButton {
    id: row

    property string tone
    property string iconName
    property string word
    property string number
    property string amount
    property string moment
    property bool chosen: false
    property bool underKeys: false
    property bool ruled: false
    readonly property int inset: Theme.pick(12, 20, 24)

    implicitHeight: Theme.pick(72, 84, 100)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [word, amount, number, moment].join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: row.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: row.down ? Theme.pressed : row.chosen ? Theme.accentSoft : "transparent"
        border.width: row.underKeys ? Theme.focusStroke : 0
        border.color: Theme.accent

        Rectangle {
            x: row.inset
            width: parent.width - 2 * row.inset
            height: Theme.cardStroke
            visible: row.ruled && !row.chosen
            color: Theme.line
        }
        Rectangle {
            x: Theme.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            width: 4
            height: parent.height - Theme.pick(28, 32, 36)
            radius: 2
            visible: row.chosen
            color: Theme.accent
        }
    }
    contentItem: Item {
        Icon {
            id: glyph

            anchors.left: parent.left
            anchors.leftMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            name: row.iconName
            side: Theme.pick(28, 36, 44)
            colour: Theme.tone(row.tone)
        }
        Label {
            id: wordLabel

            anchors.left: glyph.right
            anchors.leftMargin: Theme.pick(12, 20, 24)
            anchors.right: amountLabel.left
            anchors.rightMargin: 12
            anchors.bottom: parent.verticalCenter
            text: row.word
            color: Theme.tone(row.tone)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
        Label {
            anchors.left: wordLabel.left
            anchors.right: momentLabel.left
            anchors.rightMargin: 12
            anchors.top: parent.verticalCenter
            anchors.topMargin: 2
            height: momentLabel.height
            text: row.number
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            elide: Text.ElideRight
        }
        Label {
            id: amountLabel

            anchors.right: parent.right
            anchors.rightMargin: row.inset
            anchors.bottom: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.5)
            text: row.amount
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
        Label {
            id: momentLabel

            anchors.right: amountLabel.right
            anchors.top: parent.verticalCenter
            anchors.topMargin: 2
            text: row.moment
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
        }
    }
}
