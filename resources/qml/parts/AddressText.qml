pragma ComponentBehavior: Bound

import QtQuick
import theme

// An address in groups of four, the last two bold: that is what a person compares.
Flow {
    id: address

    property list<string> groups
    property int fontSize: Theme.pick(17, 20, 26)
    property int groupWidth: Math.round(fontSize * 3.55)

    spacing: 0
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.StaticText
    Accessible.name: groups.join(" ")

    Repeater {
        model: address.groups

        Label {
            required property string modelData
            required property int index

            width: address.groupWidth
            rightPadding: 4
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 12
            text: modelData
            font.pixelSize: address.fontSize
            font.weight: index >= address.groups.length - 2 ? Font.Bold : Font.Normal
            font.features: Theme.addressDigits
            horizontalAlignment: Text.AlignLeft
            Accessible.ignored: true
        }
    }
}
