pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels

// The screens that look back, and the settings, each made when it is first opened.
FocusScope {
    id: pages

    required property PagesViewModel vm
    required property NavigationViewModel navigation
    required property EntryViewModel entry
    property DutyViewModel duty: null
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
        key: "shift"
        sourceComponent: ShiftScreen {
            objectName: "shiftScreen"
            focus: true
            vm: pages.vm.shift
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
            hasPeople: pages.duty !== null
            onRecoveryWanted: pages.navigation.go("recovery")
            onPeopleWanted: pages.navigation.go("people")
        }
    }
    Page {
        key: "people"
        sourceComponent: PeopleScreen {
            objectName: "peopleScreen"
            focus: true
            vm: pages.duty.people
            onDone: pages.navigation.go("settings")
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
        key: "goods"
        sourceComponent: GoodsScreen {
            objectName: "goodsScreen"
            focus: true
            vm: pages.vm.catalogue
            entry: pages.entry
            onKeypadWanted: pages.navigation.back()
            onEditorWanted: pages.navigation.go("items")
        }
    }
    Page {
        key: "items"
        sourceComponent: ItemsScreen {
            objectName: "itemsScreen"
            focus: true
            vm: pages.vm.editor
            onDone: pages.navigation.go("goods")
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
    Page {
        key: "refund"
        sourceComponent: RefundScreen {
            objectName: "refundScreen"
            focus: true
            vm: pages.vm.givingBack
        }
    }
}
