import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One call to the store's server: what it told, how it stands, and what was answered.
T.AbstractButton {
    id: row

    property string tone
    property string iconName
    property string name
    property string number
    property string word
    property string following
    property string answer
    property string moment
    property bool chosen: false
    property bool underKeys: false
    property bool ruled: false
    readonly property int inset: Theme.pick(12, 16, 24)

    text: name
    implicitHeight: Theme.pick(64, 76, 96)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, number, moment, word, following, answer].filter(part => part).join(", ")
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
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: row.inset
            anchors.verticalCenter: parent.verticalCenter
            name: row.iconName
            side: Theme.pick(24, 30, 38)
            colour: Theme.tone(row.tone)
        }
        Label {
            id: nameLabel

            anchors.left: sign.right
            anchors.leftMargin: Theme.pick(12, 16, 20)
            anchors.bottom: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.5)
            text: row.name
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            anchors.left: nameLabel.right
            anchors.leftMargin: 10
            anchors.right: momentLabel.left
            anchors.rightMargin: 8
            anchors.baseline: nameLabel.baseline
            text: row.number
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: momentLabel

            anchors.right: parent.right
            anchors.rightMargin: row.inset
            anchors.baseline: nameLabel.baseline
            text: row.moment
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
        }
        Label {
            id: wordLabel

            anchors.left: nameLabel.left
            anchors.top: parent.verticalCenter
            anchors.topMargin: 3
            text: row.word
            color: Theme.tone(row.tone)
            font.pixelSize: Theme.small
            font.weight: Font.Bold
        }
        Label {
            anchors.left: wordLabel.right
            anchors.leftMargin: 10
            anchors.right: answerLabel.left
            anchors.rightMargin: 8
            anchors.baseline: wordLabel.baseline
            text: row.following
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: answerLabel

            anchors.right: momentLabel.right
            anchors.baseline: wordLabel.baseline
            text: row.answer
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
        }
    }
}
