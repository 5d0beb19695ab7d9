import QtQuick
import QtQuick.Templates as T
import theme

// A way to another screen: icon over word.
T.AbstractButton {
    id: button

    required property string iconName
    readonly property color colour: checked ? Theme.accent : Theme.ink2

    implicitWidth: Theme.rail
    implicitHeight: Theme.pick(72, 88, 104)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.checked: checked
    Accessible.onPressAction: button.click()

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: Theme.pick(4, 8, 8)
            anchors.rightMargin: anchors.leftMargin
            anchors.topMargin: Theme.pick(4, 8, 8)
            anchors.bottomMargin: anchors.topMargin
            radius: Theme.smallRadius
            color: button.down ? Theme.pressed : button.checked ? Theme.accentSoft : "transparent"
            border.width: button.visualFocus ? Theme.focusStroke : 0
            border.color: Theme.accent
        }
        Rectangle {
            x: Theme.mirrored ? parent.width - width : 0
            anchors.verticalCenter: parent.verticalCenter
            width: 4
            height: parent.height - Theme.pick(24, 32, 36)
            visible: button.checked
            color: Theme.accent
            topRightRadius: 2
            bottomRightRadius: 2
        }
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.pick(10, 18, 18)
            spacing: Theme.pick(4, 6, 8)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: button.iconName
                side: Theme.pick(24, 26, 32)
                colour: button.colour
            }
            Label {
                width: parent.width
                text: button.text
                color: button.colour
                font.pixelSize: Theme.pick(14, 16, 18)
                font.weight: button.checked ? Font.Bold : Font.Normal
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
