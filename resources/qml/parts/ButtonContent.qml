import QtQuick
import theme

// Icon and word in the middle of a button; a long word wraps to two lines, then gets smaller.
Item {
    id: content

    property string text
    property string detail
    property string iconName
    property bool iconLast: false
    property int iconSide: Theme.icon
    property int fontSize: Theme.body
    property int weight: Font.DemiBold
    property color colour: Theme.ink
    property color iconColour: colour
    readonly property real iconRoom: iconName ? iconSide + spacing : 0
    readonly property real spacing: fontSize <= Theme.small ? 8 : Theme.gap
    readonly property real wordRoom: Math.max(0, width - iconRoom)
    readonly property real wordWidth: Math.min(wordRoom, Math.max(measure.implicitWidth, small.implicitWidth) + 2)

    implicitWidth: measure.implicitWidth + iconRoom
    implicitHeight: measure.implicitHeight

    Label {
        id: measure

        visible: false
        text: content.text
        font.pixelSize: content.fontSize
        font.weight: content.weight
    }
    Row {
        anchors.centerIn: parent
        layoutDirection: content.iconLast ? Qt.RightToLeft : Qt.LeftToRight
        spacing: content.spacing

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            visible: content.iconName
            name: content.iconName
            side: content.iconSide
            colour: content.iconColour
        }
        Column {
            anchors.verticalCenter: parent.verticalCenter
            // An icon alone stands in the middle.
            visible: content.text || content.detail

            Label {
                width: content.wordWidth
                height: small.visible ? measure.implicitHeight : content.height
                text: content.text
                color: content.colour
                font.pixelSize: content.fontSize
                font.weight: content.weight
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.micro
                wrapMode: small.visible ? Text.NoWrap : Text.WordWrap
                lineHeight: 1.0
                horizontalAlignment: content.iconName || small.visible ? Text.AlignLeft : Text.AlignHCenter
            }
            Label {
                id: small

                width: content.wordWidth
                visible: text
                text: content.detail
                color: content.colour
                font.pixelSize: Theme.small
            }
        }
    }
}
