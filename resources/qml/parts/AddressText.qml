import QtQuick
import theme

// An address in groups of four, the last two bold: that is what a person compares.
Flow {
    id: address

    property list<string> groups
    property int fontSize: Theme.pick(17, 20, 26)
    property int groupWidth: Math.round(fontSize * 3.55)

    spacing: 0
    layoutDirection: Qt.LeftToRight
    Accessible.role: Accessible.StaticText
    Accessible.name: groups.join(" ")

    Repeater {
        model: address.groups

        Label {
            required property string modelData
            required property int index

            width: address.groupWidth
            text: modelData
            font.pixelSize: address.fontSize
            font.weight: index >= address.groups.length - 2 ? Font.Bold : Font.Normal
            font.features: Theme.addressDigits
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }
}
