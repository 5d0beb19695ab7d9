import QtQuick
import theme

// Money, as loud as there is room: it steps down in size and is never cut.
Text {
    id: amount

    // What completes the number while it is typed, in a quieter colour.
    property string rest
    property int size: Theme.money
    // A sign or word behind the number and its rest.
    property string tail

    text: rest ? amount.number + "<font color=\"" + Theme.ink3 + "\">" + rest + "</font>" + tail : amount.number + tail
    property string number

    textFormat: Text.StyledText
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Math.min(size, Math.max(Theme.h3, height))
    font.weight: Font.Bold
    font.letterSpacing: -1
    font.features: Theme.digits
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Theme.h3
    verticalAlignment: Text.AlignVCenter
    Accessible.role: Accessible.StaticText
    Accessible.name: number + rest + tail
}
