pragma ComponentBehavior: Bound

import QtQuick
import theme

// One bar of several parts, each with its sign; a part too small for its words keeps the sign.
Item {
    id: stack

    // Rows with: key, word, said (in words), iconName, tone, part (of the whole), solid.
    property alias model: pieces.model
    property list<real> parts
    property string name
    readonly property int least: Theme.pick(44, 56, 72)

    implicitHeight: Theme.pick(32, 32, 44)
    Accessible.role: Accessible.Chart
    Accessible.name: name

    // In proportion, but none narrower than its sign.
    function widthOf(part: real): real {
        const room = width - row.spacing * Math.max(0, parts.length - 1);
        const small = parts.filter(each => each * room < least);
        if (part * room < least)
            return Math.min(least, room / parts.length);
        const rest = parts.filter(each => each * room >= least).reduce((sum, each) => sum + each, 0);
        return (room - least * small.length) * part / rest;
    }

    Row {
        id: row

        anchors.fill: parent
        spacing: 4

        Repeater {
            id: pieces

            delegate: Rectangle {
                id: piece

                required property string key
                required property string word
                required property string said
                required property string iconName
                required property string tone
                required property real part
                required property bool solid

                objectName: "piece_" + key
                width: stack.widthOf(part)
                height: stack.height
                radius: Theme.pick(6, 8, 10)
                color: solid ? Theme.tone(tone) : Theme.softTone(tone)
                border.width: solid ? 0 : Theme.chosenStroke
                border.color: Theme.tone(tone)
                Accessible.role: Accessible.StaticText
                Accessible.name: said

                Label {
                    id: words

                    anchors.centerIn: parent
                    visible: implicitWidth + 24 <= piece.width
                    text: piece.word
                    color: piece.solid ? Theme.stateInk : Theme.ink
                    font.pixelSize: Theme.pick(14, 15, 20)
                    font.weight: Font.Bold
                    font.features: Theme.digits
                    Accessible.ignored: true
                }
                Icon {
                    anchors.centerIn: parent
                    visible: !words.visible
                    name: piece.iconName
                    side: Theme.pick(18, 20, 28)
                    colour: piece.solid ? Theme.stateInk : Theme.tone(piece.tone)
                }
            }
        }
    }
}
