pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The parts of the set-up, and the way to the demo shop the first time.
Rectangle {
    id: steps

    required property SetupViewModel vm
    property bool hasPeople: false
    readonly property int asideWidth: vm.firstTime ? demo.width : hasPeople ? 2 * recovery.width + Theme.gap : recovery.width
    readonly property int asideHeight: vm.firstTime ? demo.height : hasPeople ? 2 * recovery.height + Theme.pick(0, 16, 24) : recovery.height
    readonly property int room: height - asideHeight - Theme.pick(0, 136, 180)

    signal recoveryWanted
    signal peopleWanted

    component Way: SecondaryButton {
        property string name

        Layout.fillWidth: !Theme.compact
        Layout.preferredWidth: Theme.pick(60, 200, 260)
        Layout.preferredHeight: Theme.pick(52, 56, 80)
        fontSize: Theme.pick(15, 18, 22)
        text: Theme.compact ? "" : name
        Accessible.name: name
    }

    implicitHeight: Theme.compact ? 64 : 400
    radius: steps.vm.firstTime ? 0 : Theme.radius
    color: Theme.surface

    Rectangle {
        x: Theme.compact || Theme.mirrored ? 0 : parent.width - width
        y: Theme.compact ? parent.height - height : 0
        width: Theme.compact ? parent.width : Theme.cardStroke
        height: Theme.compact ? Theme.cardStroke : parent.height
        visible: steps.vm.firstTime
        color: Theme.line
    }
    GridLayout {
        anchors.fill: parent
        anchors.margins: Theme.pick(4, 24, 32)
        anchors.leftMargin: Theme.pick(12, 28, 32)
        columns: Theme.compact ? 4 : 1
        rowSpacing: Theme.pick(0, 16, 24)
        columnSpacing: Theme.gap

        Label {
            objectName: "setupHeading"
            Layout.fillWidth: !Theme.compact
            visible: !Theme.compact
            text: steps.vm.firstTime ? qsTr("Set up the till") : qsTr("Settings")
            font.pixelSize: Theme.pick(18, 22, 28)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
        }
        Grid {
            Layout.fillWidth: true
            columns: Theme.compact ? repeater.count : 1
            spacing: Theme.pick(2, 0, 0)

            Repeater {
                id: repeater

                model: steps.vm.steps

                SetupStep {
                    required property string key
                    required number
                    required word
                    required detail
                    required stage
                    required property int index

                    objectName: "setupStep_" + key
                    height: Theme.compact ? implicitHeight : Math.max(48, Math.min(implicitHeight, steps.room / repeater.count))
                    width: Theme.compact ? Math.floor((steps.width - steps.asideWidth - 40) / repeater.count) - 2 : steps.width - Theme.pick(0, 52, 64)
                    last: index === repeater.count - 1
                    onClicked: steps.vm.goTo(key)
                }
            }
        }
        Item {
            Layout.fillHeight: true
            visible: !Theme.compact
        }
        SecondaryButton {
            id: demo

            objectName: "setupDemo"
            Layout.fillWidth: !Theme.compact
            Layout.preferredHeight: Theme.pick(52, 72, 88)
            visible: steps.vm.firstTime
            iconName: "test"
            fontSize: Theme.pick(15, 18, 22)
            text: Theme.compact ? qsTr("Demo") : qsTr("Try the demo shop")
            Accessible.name: qsTr("Try the demo shop")
            onClicked: steps.vm.startDemo()
        }
        Way {
            objectName: "setupPeople"
            visible: !steps.vm.firstTime && steps.hasPeople
            iconName: "people"
            name: qsTr("People")
            onClicked: steps.peopleWanted()
        }
        Way {
            id: recovery

            objectName: "setupRecovery"
            visible: !steps.vm.firstTime
            iconName: "wallet"
            name: qsTr("Wallet recovery")
            onClicked: steps.recoveryWanted()
        }
    }
}
