pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Rate, network, printer and store at the start, each with its detail; the clock at the end.
Rectangle {
    id: bar

    required property StatusViewModel vm
    property DutyViewModel duty: null
    readonly property StatusDetailViewModel detail: vm.detail as StatusDetailViewModel

    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.cardStroke
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.pick(16, 24, 28)
        anchors.rightMargin: Theme.pad
        spacing: Theme.pick(14, 18, 32)

        Repeater {
            model: bar.vm.strip

            StatusStripItem {
                required property string key
                required property string fullWord
                required property string shortWord
                required iconName
                required strong
                required tone

                objectName: "status_" + key
                word: Theme.compact ? shortWord : fullWord
                opened: bar.detail.key === key
                onClicked: bar.detail.open(key)
            }
        }
        Item {
            Layout.fillWidth: true
        }
        StatusBadge {
            objectName: "networkMark"
            Layout.preferredHeight: Theme.pick(32, 40, 46)
            visible: word
            tone: "part"
            iconName: "test"
            fontSize: Theme.micro
            word: bar.vm.networkMark
        }
        Loader {
            active: (bar.duty?.name ?? "") !== ""
            visible: active
            sourceComponent: PersonNow {
                objectName: "personNow"
                duty: bar.duty
                // A practice till's mark takes the room.
                withShift: Theme.large || Theme.compact || !bar.vm.networkMark
            }
        }
        Rectangle {
            Layout.preferredWidth: Theme.cardStroke
            Layout.preferredHeight: Theme.pick(24, 28, 32)
            Layout.leftMargin: -Theme.pick(4, 4, 14)
            Layout.rightMargin: Layout.leftMargin
            visible: (bar.duty?.name ?? "") !== ""
            color: Theme.line
        }
        Label {
            objectName: "clock"
            text: bar.vm.clock
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.DemiBold
            font.features: Theme.digits
        }
    }
}
