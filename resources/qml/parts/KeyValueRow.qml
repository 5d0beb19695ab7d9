import QtQuick
import theme

// What it is at the start, how much at the end.
Item {
    id: row

    property string label
    property string value
    property bool strong: false
    property bool ruled: false
    property bool wideLabel: false
    property int fontSize: Theme.pick(16, 20, 24)

    implicitHeight: Theme.pick(34, 42, 54)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Rectangle {
        width: parent.width
        height: Theme.cardStroke
        visible: row.ruled
        color: Theme.line
    }
    Label {
        id: labelText

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, parent.width * (row.wideLabel ? 1 : 0.55))
        text: row.label
        color: row.strong ? Theme.ink : Theme.ink2
        font.pixelSize: row.fontSize
        font.weight: row.strong ? Font.DemiBold : Font.Normal
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        Accessible.ignored: true
    }
    Label {
        anchors.left: labelText.right
        anchors.leftMargin: 12
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        text: row.value
        font.pixelSize: row.fontSize
        font.weight: Font.DemiBold
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.micro
        horizontalAlignment: Text.AlignRight
        Accessible.ignored: true
    }
}
