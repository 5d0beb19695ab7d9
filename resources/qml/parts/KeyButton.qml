import QtQuick
import QtQuick.Templates as T
import theme

// A key of a pad: a digit, or a function on sunken ground.
T.AbstractButton {
    id: key

    property bool isFunction: false
    property string iconName
    property int fontSize: isFunction ? Theme.h3 : Theme.key
    // The icon stands over the word; otherwise a key with an icon shows no word.
    property bool withWord: false

    implicitWidth: Theme.touch
    implicitHeight: Theme.touch
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: key.click()

    background: Rectangle {
        radius: Theme.radius
        color: key.down ? Theme.pressed : key.isFunction || !key.enabled ? Theme.sunken : Theme.surface
        border.width: key.visualFocus ? Theme.focusStroke : Theme.cardStroke
        border.color: key.visualFocus ? Theme.accent : Theme.line
        Behavior on color {
            ColorAnimation { duration: Theme.pressTime }
        }
    }
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            anchors.verticalCenterOffset: key.withWord ? -word.height / 2 : 0
            visible: key.iconName
            name: key.iconName
            side: Math.min(Theme.key, parent.height * 0.6)
            colour: key.enabled ? Theme.ink : Theme.ink3
        }
        Label {
            id: word

            anchors.bottom: parent.verticalCenter
            anchors.bottomMargin: -Theme.key
            width: parent.width
            visible: key.withWord
            text: key.text
            color: key.enabled ? Theme.ink : Theme.ink3
            font.pixelSize: Theme.body
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Label {
            anchors.fill: parent
            visible: !key.iconName
            text: key.text
            color: key.enabled ? Theme.ink : Theme.ink3
            font.pixelSize: key.fontSize
            font.weight: Font.DemiBold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
