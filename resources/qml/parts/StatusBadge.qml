import QtQuick
import theme

// A state as shape, word and colour.
Rectangle {
    id: badge

    property string tone: "wait"
    property string iconName
    property string word
    property int fontSize: Theme.pick(18, 22, 28)
    readonly property bool solid: tone === "alarm"
    readonly property color wordColour: solid ? Theme.stateInk : Theme.tone(tone)

    implicitWidth: row.implicitWidth + Theme.pick(26, 32, 40)
    implicitHeight: Theme.pick(36, 44, 56)
    radius: height / 2
    color: solid ? Theme.tone(tone) : Theme.softTone(tone)
    Accessible.role: Accessible.StaticText
    Accessible.name: word

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.pick(8, 10, 12)

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: badge.iconName
            side: badge.fontSize + 4
            colour: badge.wordColour
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: badge.word
            color: badge.wordColour
            font.pixelSize: badge.fontSize
            font.weight: Font.Bold
            Accessible.ignored: true
        }
    }
}
