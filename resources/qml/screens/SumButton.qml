import QtQuick
import QtQuick.Templates as T
import theme
import parts

// How the amount comes about; touched, it opens the lines.
T.AbstractButton {
    id: button

    property bool opens: true

    enabled: opens
    implicitWidth: words.implicitWidth + 4
    implicitHeight: Theme.pick(56, 56, 72)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: button.click()

    background: Rectangle {
        radius: Theme.smallRadius
        color: button.down ? Theme.pressed : "transparent"
        FocusRing { control: button }
    }
    contentItem: Label {
        id: words

        rightPadding: 2
        text: button.text
        color: button.opens ? Theme.accent : Theme.ink2
        font.pixelSize: Theme.body
        font.weight: button.opens ? Font.DemiBold : Font.Normal
        font.features: Theme.digits
        fontSizeMode: Text.Fit
        minimumPixelSize: Theme.micro
        wrapMode: Text.Wrap
        lineHeight: 1.0
        horizontalAlignment: Text.AlignRight
    }
}
