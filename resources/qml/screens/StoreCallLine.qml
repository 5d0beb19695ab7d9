pragma ComponentBehavior: Bound
import QtQuick
import theme
import parts

// One line of a call: a figure, a heading, a sentence, or a line of its body.
Item {
    id: line

    property string kind
    property string label
    property string value
    property string codeFamily
    readonly property bool isFact: kind === "fact"
    readonly property bool isCode: kind === "code"
    readonly property bool isHeading: kind === "heading"

    implicitHeight: isFact ? fact.implicitHeight : words.implicitHeight + (isHeading ? Theme.pick(12, 16, 20) : 0)
    Accessible.role: Accessible.ListItem
    Accessible.name: isFact ? label + ": " + value : label

    KeyValueRow {
        id: fact

        width: parent.width
        visible: line.isFact
        implicitHeight: Theme.pick(28, 31, 42)
        fontSize: Theme.small
        label: line.label
        value: line.value
    }
    Label {
        id: words

        anchors.bottom: parent.bottom
        width: parent.width
        visible: !line.isFact
        // A body is read from the left in every language.
        LayoutMirroring.enabled: Theme.mirrored && !line.isCode
        text: line.isFact ? "" : line.label
        color: line.isHeading ? Theme.ink2 : Theme.ink
        font.family: line.isCode ? line.codeFamily : Theme.family
        font.pixelSize: line.isCode ? Theme.pick(13, 14, 17) : Theme.small
        font.weight: line.isHeading ? Font.DemiBold : Font.Normal
        wrapMode: line.isCode ? Text.WrapAnywhere : Text.WrapAtWordBoundaryOrAnywhere
        lineHeight: line.isCode ? 1.15 : 1.25
        Accessible.ignored: true
    }
}
