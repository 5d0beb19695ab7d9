pragma ComponentBehavior: Bound

import QtQuick
import theme
import parts

// What can be done with a line: how many, what is off it, its name, and away with it.
Column {
    id: tools

    required property string quantity
    required property bool canBeFewer
    readonly property real third: (width - 2 * spacing) / 3

    signal stepped(by: int)
    signal quantityWanted
    signal discountWanted
    signal nameWanted
    signal removed

    spacing: 8

    component Tool: SecondaryButton {
        width: tools.third
        height: Theme.pick(56, 60, 68)
        leftPadding: 6
        rightPadding: 6
        fontSize: Theme.small
    }

    Row {
        spacing: tools.spacing

        Tool {
            objectName: "fewer"
            iconName: "minus"
            enabled: tools.canBeFewer
            Accessible.name: qsTr("One fewer")
            onClicked: tools.stepped(-1)
        }
        Tool {
            objectName: "quantity"
            text: tools.quantity
            fontSize: Theme.body
            Accessible.name: qsTr("How many: %1").arg(text)
            onClicked: tools.quantityWanted()
        }
        Tool {
            objectName: "more"
            iconName: "plus"
            Accessible.name: qsTr("One more")
            onClicked: tools.stepped(1)
        }
    }
    Row {
        spacing: tools.spacing

        Tool {
            objectName: "lineDiscount"
            text: qsTr("Discount")
            onClicked: tools.discountWanted()
        }
        Tool {
            objectName: "lineName"
            text: qsTr("Name")
            onClicked: tools.nameWanted()
        }
        Tool {
            objectName: "removeLine"
            text: qsTr("Remove")
            onClicked: tools.removed()
        }
    }
}
