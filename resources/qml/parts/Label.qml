import QtQuick
import theme

// Text as the till writes it: body size, never cut off.
Text {
    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    lineHeight: wrapMode === Text.NoWrap ? 1.0 : 1.25
    verticalAlignment: Text.AlignVCenter
    horizontalAlignment: Text.AlignLeft
    textFormat: Text.PlainText
}
