pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One line of the sale; touched, it shows what can be done with it.
T.AbstractButton {
    id: line

    required property string key
    required property string name
    required property string detail
    required property string amount
    required property string quantity
    required property bool canBeFewer
    property bool chosen: false
    readonly property bool isTyped: key === "typed"

    signal stepped(by: int)
    signal quantityWanted
    signal discountWanted
    signal nameWanted
    signal removed

    text: name
    enabled: !isTyped
    focusPolicy: Qt.TabFocus
    implicitHeight: Math.max(Theme.touch, words.height + 2 * Theme.pick(8, 10, 14)) + (chosen ? tools.height + Theme.pick(8, 10, 14) : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: [name, detail, amount].join(", ")
    Accessible.selected: chosen
    Accessible.onPressAction: line.click()

    background: Rectangle {
        color: line.down ? Theme.pressed : Theme.surface
        border.width: line.visualFocus ? Theme.focusStroke : 0
        border.color: Theme.accent

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.cardStroke
            color: Theme.line
        }
    }
    contentItem: Item {
        Item {
            id: words

            y: Theme.pick(8, 10, 14)
            width: parent.width
            height: nameLabel.height + detailLabel.height + 2

            Label {
                id: nameLabel

                anchors.left: parent.left
                anchors.right: amountLabel.left
                anchors.rightMargin: 12
                text: line.name
                font.pixelSize: Theme.body
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                lineHeight: 1.0
                Accessible.ignored: true
            }
            Label {
                id: amountLabel

                anchors.right: parent.right
                anchors.baseline: nameLabel.baseline
                width: Math.min(implicitWidth, parent.width * 0.6)
                text: line.amount
                font.pixelSize: Theme.body
                font.weight: Font.Bold
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                Accessible.ignored: true
            }
            Label {
                id: detailLabel

                anchors.top: nameLabel.bottom
                anchors.topMargin: 2
                width: parent.width
                text: line.detail
                color: Theme.ink2
                font.pixelSize: Theme.small
                font.features: Theme.digits
                wrapMode: Text.Wrap
                lineHeight: 1.0
                Accessible.ignored: true
            }
        }
        Loader {
            id: tools

            anchors.top: words.bottom
            anchors.topMargin: Theme.pick(8, 10, 14)
            width: parent.width
            active: line.chosen
            sourceComponent: CartLineTools {
                quantity: line.quantity
                canBeFewer: line.canBeFewer
                onStepped: by => line.stepped(by)
                onQuantityWanted: line.quantityWanted()
                onDiscountWanted: line.discountWanted()
                onNameWanted: line.nameWanted()
                onRemoved: line.removed()
            }
        }
    }
}
