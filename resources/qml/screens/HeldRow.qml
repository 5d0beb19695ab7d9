import QtQuick
import QtQuick.Layouts
import theme
import parts

// One sale that waits.
Item {
    id: row

    required property string key
    required property string title
    required property string detail
    required property string amount
    property bool mayRecall: true

    signal recalled
    signal dropWanted

    implicitHeight: Theme.pick(84, 100, 120)

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.cardStroke
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: row.title
                font.pixelSize: Theme.lead
                font.weight: Font.DemiBold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                elide: Text.ElideRight
            }
            Label {
                Layout.fillWidth: true
                text: row.detail
                color: Theme.ink2
                font.pixelSize: Theme.small
                font.features: Theme.digits
            }
        }
        Label {
            text: row.amount
            font.pixelSize: Theme.lead
            font.weight: Font.Bold
            font.features: Theme.digits
        }
        SecondaryButton {
            objectName: "drop_" + row.key
            iconName: "cross"
            text: qsTr("Drop")
            Accessible.name: qsTr("Drop %1").arg(row.title)
            onClicked: row.dropWanted()
        }
        SecondaryButton {
            objectName: "recall_" + row.key
            enabled: row.mayRecall
            iconName: "undo"
            text: qsTr("Take up")
            Accessible.name: qsTr("Take up %1").arg(row.title)
            onClicked: row.recalled()
        }
    }
}
