pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels

// The screens that look back, and the settings, each made when it is first opened.
FocusScope {
    id: pages

    required property PagesViewModel vm
    required property NavigationViewModel navigation
    readonly property string screen: navigation.screen

    component Page: Loader {
        required property string key

        anchors.fill: parent
        visible: pages.screen === key
        focus: visible
        active: visible || item !== null
    }

    Page {
        key: "receipt"
        sourceComponent: ReceiptScreen {
            objectName: "receiptScreen"
            focus: true
            vm: pages.vm.receipt
            onNextSale: pages.navigation.back()
        }
    }
    Page {
        key: "history"
        sourceComponent: HistoryScreen {
            objectName: "historyScreen"
            focus: true
            vm: pages.vm.history
        }
    }
    Page {
        key: "arrived"
        sourceComponent: ArrivedScreen {
            objectName: "arrivedScreen"
            focus: true
            vm: pages.vm.arrived
        }
    }
    Page {
        key: "settings"
        sourceComponent: SetupScreen {
            objectName: "settingsScreen"
            focus: true
            vm: pages.vm.setup
            onRecoveryWanted: pages.navigation.go("recovery")
        }
    }
    Page {
        key: "recovery"
        sourceComponent: RecoveryScreen {
            objectName: "recoveryScreen"
            focus: true
            vm: pages.vm.recovery
            onDone: pages.navigation.back()
        }
    }
    Page {
        key: "calls"
        sourceComponent: StoreCallsScreen {
            objectName: "callsScreen"
            focus: true
            vm: pages.vm.calls
        }
    }
}
