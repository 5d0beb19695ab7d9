import QtQuick
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// At the foot of the rail, on every screen: opens the cash drawer and says what became of it.
T.AbstractButton {
    id: button

    required property DrawerViewModel vm
    readonly property color colour: vm.tone === "quiet" ? Theme.ink2 : Theme.tone(vm.tone)

    implicitWidth: Theme.rail
    implicitHeight: Theme.pick(72, 88, 104)
    focusPolicy: Qt.TabFocus
    text: vm.word
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: qsTr("Opens the cash drawer")
    Accessible.onPressAction: button.click()
    onClicked: vm.open()
    onTextChanged: button.Accessible.announce(button.text, Accessible.Polite)

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.margins: Theme.pick(4, 8, 8)
            radius: Theme.smallRadius
            color: button.down ? Theme.pressed : button.vm.tone === "quiet" ? Theme.surface : Theme.softTone(button.vm.tone)
            border.width: button.visualFocus ? Theme.focusStroke : Theme.controlStroke
            border.color: button.visualFocus ? Theme.accent : Theme.edge
        }
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width - Theme.pick(16, 24, 24)
            spacing: Theme.pick(4, 6, 8)

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: button.vm.iconName
                side: Theme.pick(24, 26, 32)
                colour: button.colour
            }
            Label {
                objectName: "drawerWord"
                width: parent.width
                text: button.text
                color: button.colour
                font.pixelSize: Theme.pick(14, 16, 18)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 11
                horizontalAlignment: Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
