import QtQuick
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// In the status bar: who is here, and the shift. A touch leads to the own PIN.
T.AbstractButton {
    id: button

    required property DutyViewModel duty
    property bool withShift: true

    implicitWidth: Math.max(Theme.leastTouch, row.implicitWidth)
    implicitHeight: Theme.bar
    focusPolicy: Qt.TabFocus
    text: duty.shift ? duty.name + ", " + duty.shift : duty.name
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: duty.role
    Accessible.onPressAction: button.click()
    onClicked: duty.own.open()

    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width + 16
            height: Theme.pick(40, 46, 54)
            radius: height / 2
            color: button.down ? Theme.pressed : "transparent"

            FocusRing { control: button }
        }
    }
    contentItem: Item {
        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.pick(8, 10, 12)

            Face {
                anchors.verticalCenter: parent.verticalCenter
                side: Theme.pick(30, 36, 44)
                initials: button.duty.initials
                tone: button.duty.tone
                outline: button.duty.outline
            }
            Label {
                objectName: "nowName"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Theme.pick(96, 120, 260))
                text: button.duty.name
                font.pixelSize: Theme.small
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                elide: Text.ElideRight
                Accessible.ignored: true
            }
            Label {
                objectName: "nowShift"
                anchors.verticalCenter: parent.verticalCenter
                visible: text && button.withShift
                text: button.duty.shift
                color: Theme.ink2
                font.pixelSize: Theme.small
                font.features: Theme.digits
                Accessible.ignored: true
            }
        }
    }
}
