pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme

// What the store's server was told: the backlog, every call newest first, and one of them.
FocusScope {
    id: screen

    required property StoreCallsViewModel vm
    readonly property bool showsOne: vm.call.key !== ""

    onVisibleChanged: vm.setOnScreen(visible)
    Component.onCompleted: if (visible) {
        vm.setOnScreen(true);
    }
    Keys.onDownPressed: list.takeKeys()
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Calls to the store's server")

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap

        StoreBacklog {
            objectName: "storeBacklog"
            Layout.fillWidth: true
            visible: !Theme.compact || !screen.showsOne
            vm: screen.vm.backlog
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: Theme.pad

            StoreCallList {
                id: list

                Layout.preferredWidth: Theme.pick(10000, 560, 760)
                Layout.fillWidth: Theme.compact
                Layout.fillHeight: true
                visible: !Theme.compact || !screen.showsOne
                vm: screen.vm
            }
            StoreCallDetail {
                objectName: "storeCall"
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                visible: !Theme.compact || screen.showsOne
                vm: screen.vm.call
                onDone: screen.vm.select("")
            }
        }
    }
}
