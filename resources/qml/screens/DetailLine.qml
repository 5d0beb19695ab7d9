import QtQuick
import theme
import parts

// One line of a detail: what it is, how it is, and why; or how full it is.
Item {
    id: line

    property string iconName
    property string tone: "quiet"
    property string label
    property string value
    property string detail
    property real part: -1
    readonly property bool isMeter: part >= 0

    implicitHeight: isMeter ? meter.implicitHeight : head.height + (why.visible ? why.implicitHeight + 4 : 0)

    Icon {
        id: sign

        anchors.left: parent.left
        y: (head.height - height) / 2
        visible: !line.isMeter
        name: line.iconName
        side: Theme.icon
        colour: Theme.tone(line.tone)
    }
    KeyValueRow {
        id: head

        objectName: "detailHead"
        anchors.left: sign.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        height: Theme.pick(30, 34, 44)
        visible: !line.isMeter
        label: line.label
        value: line.value
        strong: true
        wideLabel: !line.value
        fontSize: Theme.body
    }
    Label {
        id: why

        objectName: "detailWhy"
        anchors.left: head.left
        anchors.right: parent.right
        anchors.top: head.bottom
        visible: text && !line.isMeter
        text: line.detail
        color: Theme.ink2
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    MeterRow {
        id: meter

        objectName: "detailMeter"
        width: parent.width
        visible: line.isMeter
        label: line.label
        value: line.value
        part: line.part
        fontSize: Theme.body
    }
}
