import QtQuick
import QtQuick.Templates as T
import theme
import parts

// One amount that may go back: nobody types how much.
T.AbstractButton {
    id: offer

    property string title
    property string value
    property string satoshi
    property string detail
    property bool chosen: false
    readonly property int inset: Theme.pick(12, 16, 22)

    implicitHeight: Theme.pick(86, 106, 138)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: [title, value, satoshi, detail].join(", ")
    Accessible.checked: chosen
    Accessible.onPressAction: offer.click()
    Keys.onReturnPressed: offer.click()
    Keys.onEnterPressed: offer.click()

    background: Rectangle {
        radius: Theme.radius
        color: offer.down ? Theme.pressed : offer.chosen ? Theme.accentSoft : Theme.surface
        border.width: offer.chosen ? Theme.chosenStroke : Theme.controlStroke
        border.color: offer.chosen ? Theme.accent : Theme.edge
        FocusRing { control: offer }
    }
    contentItem: Item {
        Label {
            id: what

            anchors.left: parent.left
            anchors.leftMargin: offer.inset
            anchors.right: parent.right
            anchors.rightMargin: offer.inset
            anchors.top: parent.top
            anchors.topMargin: Theme.pick(8, 12, 16)
            text: offer.title
            font.pixelSize: Theme.pick(16, 18, 22)
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            id: money

            anchors.left: what.left
            anchors.top: what.bottom
            width: parent.width / 2 - offer.inset
            text: offer.value
            font.pixelSize: Theme.pick(24, 30, 40)
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 14
        }
        Label {
            anchors.right: what.right
            anchors.baseline: money.baseline
            width: parent.width / 2 - offer.inset
            text: offer.satoshi
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.DemiBold
            font.features: Theme.digits
            horizontalAlignment: Text.AlignRight
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
        Label {
            anchors.left: what.left
            anchors.right: what.right
            anchors.top: money.bottom
            text: offer.detail
            color: Theme.ink2
            font.pixelSize: Theme.pick(14, 15, 18)
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
        }
    }
}
