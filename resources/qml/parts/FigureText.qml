import QtQuick
import theme

// A small figure under its name.
Column {
    id: figure

    property string label
    property string value
    property string detail

    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + (detail ? ", " + detail : "")

    Label {
        width: parent.width
        text: figure.label
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 14, 18)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
    Label {
        width: parent.width
        text: figure.value
        font.pixelSize: Theme.pick(17, 18, 23)
        font.weight: Font.DemiBold
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
    Label {
        width: parent.width
        visible: text
        text: figure.detail
        color: Theme.ink2
        font.pixelSize: Theme.pick(14, 14, 18)
        font.features: Theme.digits
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        Accessible.ignored: true
    }
}
