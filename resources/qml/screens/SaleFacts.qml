pragma ComponentBehavior: Bound
import QtQuick
import theme
import parts

// The payments of a sale, over its story.
Column {
    id: facts

    property alias model: rows.model

    bottomPadding: rows.count > 0 ? Theme.pick(8, 12, 16) : 0

    Repeater {
        id: rows

        delegate: Item {
            id: fact

            required property string key
            required property string label
            required property string value
            required property string tone

            objectName: "fact_" + key
            width: facts.width
            height: Theme.pick(28, 32, 40)
            Accessible.role: Accessible.StaticText
            Accessible.name: label + ": " + value

            Label {
                anchors.left: parent.left
                anchors.right: amount.left
                anchors.rightMargin: 12
                anchors.verticalCenter: parent.verticalCenter
                text: fact.label
                color: fact.tone === "quiet" ? Theme.ink : Theme.tone(fact.tone)
                font.pixelSize: Theme.pick(15, 16, 20)
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                Accessible.ignored: true
            }
            Label {
                id: amount

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                text: fact.value
                font.pixelSize: Theme.pick(15, 16, 20)
                font.weight: Font.DemiBold
                font.features: Theme.digits
                Accessible.ignored: true
            }
        }
    }
    Rectangle {
        width: parent.width
        height: Theme.cardStroke
        visible: rows.count > 0
        color: Theme.line
    }
}
