pragma ComponentBehavior: Bound

import QtQuick
import theme

// The ways to the screens. The model has `key`, `iconName` and `word`.
Rectangle {
    id: rail

    property alias model: entries.model
    property string current
    property string name

    signal chosen(key: string)

    implicitWidth: Theme.rail
    color: Theme.surface
    Accessible.role: Accessible.PageTabList
    Accessible.name: name

    Rectangle {
        x: Theme.mirrored ? 0 : parent.width - width
        width: Theme.cardStroke
        height: parent.height
        color: Theme.line
    }
    Column {
        width: parent.width
        y: Theme.pick(0, 8, 8)

        Repeater {
            id: entries

            NavigationButton {
                required property string key
                required property string word

                objectName: "rail_" + key
                width: rail.width
                text: word
                checked: key === rail.current
                onClicked: rail.chosen(key)
            }
        }
    }
}
