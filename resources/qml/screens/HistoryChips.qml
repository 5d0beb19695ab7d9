pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import parts

// What the list of sales is narrowed down by; a touch shows what there is to choose.
Flow {
    id: chips

    required property HistoryListViewModel vm

    spacing: 8

    FilterChip {
        objectName: "chipDay"
        text: chips.vm.dayText
        chosen: chips.vm.dayChosen
        opened: chips.vm.choosing === "day"
        onClicked: chips.vm.ask("day")
    }
    FilterChip {
        objectName: "chipKind"
        text: chips.vm.kindText
        chosen: chips.vm.kindChosen
        opened: chips.vm.choosing === "kind"
        onClicked: chips.vm.ask("kind")
    }
    FilterChip {
        objectName: "chipCashier"
        visible: chips.vm.hasPeople
        text: chips.vm.cashierText
        chosen: chips.vm.cashierChosen
        opened: chips.vm.choosing === "cashier"
        onClicked: chips.vm.ask("cashier")
    }
    FilterChip {
        objectName: "chipOpen"
        text: qsTr("Open only")
        chosen: chips.vm.openOnly
        onClicked: chips.vm.toggleOpen()
    }
}
