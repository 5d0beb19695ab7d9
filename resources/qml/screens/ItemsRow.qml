import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One item among those to be changed.
T.AbstractButton {
    id: row

    required property string name
    required property string price
    required property string detail
    required property bool active
    property bool chosen: false

    implicitHeight: Theme.pick(64, 76, 92)
    focusPolicy: Qt.TabFocus
    text: name + ", " + price + (detail ? ", " + detail : "")
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: row.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: row.down ? Theme.pressed : row.chosen ? Theme.accentSoft : "transparent"
        border.width: row.visualFocus ? Theme.focusStroke : 0
        border.color: Theme.accent
    }
    contentItem: Item {
        Label {
            id: nameLabel

            anchors.left: parent.left
            anchors.leftMargin: 12
            anchors.right: priceLabel.left
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: row.detail ? -height / 2 : 0
            text: row.name
            color: row.active ? Theme.ink : Theme.ink3
            font.weight: Font.DemiBold
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            anchors.left: nameLabel.left
            anchors.right: nameLabel.right
            anchors.top: nameLabel.bottom
            visible: text
            text: row.detail
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Label {
            id: priceLabel

            anchors.right: parent.right
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter
            text: row.price
            color: row.active ? Theme.ink : Theme.ink3
            font.features: Theme.digits
            Accessible.ignored: true
        }
    }
}
