import QtQuick
import QtQuick.Templates as T
import theme

// One part of the till in the status bar: quiet while it is well, a filled chip in trouble.
T.AbstractButton {
    id: item

    property string iconName
    property string strong
    property string word
    // quiet, wait, part or alarm
    property string tone: "quiet"
    property bool opened: false
    readonly property bool isQuiet: tone === "quiet"

    implicitWidth: row.implicitWidth + (isQuiet ? 0 : Theme.pick(20, 26, 32))
    implicitHeight: Theme.bar
    focusPolicy: Qt.TabFocus
    text: strong && word ? strong + " " + word : strong + word
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: item.click()

    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width + (item.isQuiet ? 16 : 0)
            height: Theme.pick(34, 40, 46)
            radius: height / 2
            color: item.down ? Theme.pressed : item.opened && item.isQuiet ? Theme.accentSoft : Theme.softTone(item.tone)

            FocusRing { control: item }
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.pick(6, 8, 10)

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                name: item.iconName
                side: Theme.pick(18, 20, 24)
                colour: Theme.tone(item.tone)
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: text
                text: item.strong
                color: item.isQuiet ? Theme.ink : Theme.tone(item.tone)
                font.pixelSize: Theme.small
                font.weight: Font.Bold
                font.features: Theme.digits
                Accessible.ignored: true
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                visible: text
                text: item.word
                color: item.isQuiet ? Theme.ink2 : Theme.tone(item.tone)
                font.pixelSize: Theme.small
                Accessible.ignored: true
            }
        }
    }
}
