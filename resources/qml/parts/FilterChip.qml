import QtQuick
import QtQuick.Templates as T
import theme

// One thing a list is narrowed down by: chosen it has a check.
T.AbstractButton {
    id: chip

    property bool chosen: false
    property bool opened: false
    readonly property color ink: chosen || opened ? Theme.accent : Theme.ink

    implicitWidth: row.implicitWidth + 2 * Theme.pick(14, 18, 22)
    implicitHeight: Theme.pick(48, 56, 68)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checked: chosen
    Accessible.onPressAction: chip.click()
    Keys.onReturnPressed: chip.click()
    Keys.onEnterPressed: chip.click()

    background: Rectangle {
        radius: height / 2
        color: chip.down ? Theme.pressed : chip.chosen || chip.opened ? Theme.accentSoft : Theme.surface
        border.width: chip.visualFocus ? Theme.focusStroke : chip.chosen ? 0 : Theme.controlStroke
        border.color: chip.visualFocus || chip.opened ? Theme.accent : Theme.edge
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: 8

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: chip.chosen
                name: "check"
                side: Theme.pick(18, 20, 24)
                colour: chip.ink
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: chip.text
                color: chip.ink
                font.pixelSize: Theme.pick(15, 17, 21)
                font.weight: Font.DemiBold
                Accessible.ignored: true
            }
        }
    }
}
