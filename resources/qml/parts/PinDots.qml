pragma ComponentBehavior: Bound

import QtQuick
import theme

// How many digits of a PIN are typed; never which.
Item {
    id: dots

    property int count: 0
    // Circles that wait for a digit, so that a person sees where it goes.
    property int least: 4
    property string name
    readonly property int shown: Math.max(count, least)
    readonly property int side: Math.min(Theme.pick(24, 24, 34), (width - 4 * shown) / shown)
    readonly property int gap: Math.max(4, Math.min(side, shown > 1 ? (width - shown * side) / (shown - 1) : 0))

    implicitWidth: least * 2 * Theme.pick(24, 24, 34)
    implicitHeight: Theme.pick(24, 24, 34)
    Accessible.role: Accessible.StaticText
    Accessible.name: name

    Row {
        anchors.centerIn: parent
        LayoutMirroring.enabled: false
        spacing: dots.gap

        Repeater {
            model: dots.shown

            Rectangle {
                required property int index

                width: dots.side
                height: dots.side
                radius: width / 2
                color: index < dots.count ? Theme.ink : "transparent"
                border.width: index < dots.count ? 0 : Math.max(2, width / 8)
                border.color: Theme.edge
            }
        }
    }
}
