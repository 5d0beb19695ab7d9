import QtQuick
import QtQuick.Templates as T
import theme
import parts

// A closed shift: when it was, and what was sold in it.
T.AbstractButton {
    id: row

    property string title
    property string detail
    property string amount
    property string note
    property bool alarming: false
    property bool underKeys: false
    property bool ruled: false
    readonly property int inset: Theme.pick(12, 20, 24)

    implicitHeight: Theme.pick(72, 84, 100)
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: [title, amount, note, detail].join(", ")
    Accessible.onPressAction: row.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: row.down ? Theme.pressed : "transparent"
        border.width: row.underKeys ? Theme.focusStroke : 0
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
            name: row.alarming ? "attention" : "flag"
            side: Theme.pick(24, 28, 36)
            colour: Theme.tone(row.alarming ? "part" : "quiet")
        }
        Label {
            id: titleLabel

            anchors.left: glyph.right
            anchors.leftMargin: Theme.pick(12, 20, 24)
            anchors.right: amountLabel.left
            anchors.rightMargin: 12
            anchors.bottom: parent.verticalCenter
            text: row.title
            font.weight: Font.Bold
            font.features: Theme.digits
        }
        Label {
            anchors.left: titleLabel.left
            anchors.right: noteLabel.left
            anchors.rightMargin: 12
            anchors.top: parent.verticalCenter
            anchors.topMargin: 2
            text: row.detail
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: amountLabel

            anchors.right: parent.right
            anchors.rightMargin: row.inset
            anchors.bottom: parent.verticalCenter
            width: Math.min(implicitWidth, parent.width * 0.6)
            text: row.amount
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
        Label {
            id: noteLabel

            anchors.right: amountLabel.right
            anchors.top: parent.verticalCenter
            anchors.topMargin: 2
            text: row.note
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
        }
    }
}
