import QtQuick
import theme

// A person's share: face, name, how many, how much, and a bar beside the others' bars.
Item {
    id: row

    property string initials
    property string tone
    property string outline
    property string label
    property string detail
    property string value
    property real part: 0
    readonly property int side: Theme.pick(40, 48, 60)
    property real shown: part

    implicitHeight: Theme.pick(56, 72, 88)
    Accessible.role: Accessible.StaticText
    Accessible.name: [label, detail, value].join(", ")

    Behavior on shown {
        NumberAnimation {
            duration: Theme.stateTime
            easing.type: Easing.InOutCubic
        }
    }

    Face {
        id: face

        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        side: row.side
        initials: row.initials
        tone: row.tone
        outline: row.outline
    }
    Label {
        id: nameLabel

        anchors.left: face.right
        anchors.leftMargin: Theme.pick(12, 16, 20)
        anchors.bottom: track.top
        anchors.bottomMargin: 6
        width: Math.min(implicitWidth, (parent.width - row.side) * 0.4)
        text: row.label
        font.weight: Font.DemiBold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        elide: contentWidth > width ? Text.ElideRight : Text.ElideNone
        Accessible.ignored: true
    }
    Label {
        anchors.left: nameLabel.right
        anchors.leftMargin: 8
        anchors.right: valueLabel.left
        anchors.rightMargin: 8
        anchors.baseline: nameLabel.baseline
        text: row.detail
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 15, 19)
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
    Label {
        id: valueLabel

        anchors.right: parent.right
        anchors.baseline: nameLabel.baseline
        text: row.value
        font.weight: Font.Bold
        font.features: Theme.digits
        Accessible.ignored: true
    }
    Rectangle {
        id: track

        anchors.left: nameLabel.left
        anchors.right: parent.right
        anchors.bottom: face.bottom
        anchors.bottomMargin: 2
        height: Theme.pick(12, 16, 20)
        radius: height / 2
        color: Theme.sunken

        Rectangle {
            objectName: "share"
            x: Theme.mirrored ? parent.width - width : 0
            width: row.part > 0 ? Math.max(height, parent.width * row.shown) : 0
            height: parent.height
            radius: height / 2
            color: Theme.accent
        }
    }
}
