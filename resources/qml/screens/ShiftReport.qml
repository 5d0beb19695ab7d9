pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Four sums that add up, the charts, and where the money is.
ColumnLayout {
    id: report

    required property ShiftReportViewModel vm

    spacing: Theme.gap

    SegmentedChoice {
        objectName: "shiftCurrency"
        Layout.alignment: Qt.AlignLeft
        visible: report.vm.currencies.length > 1
        name: qsTr("Currency")
        options: report.vm.currencies
        current: report.vm.currency
        onChosen: index => report.vm.chooseCurrency(index)
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.compact ? 2 : 4
        columnSpacing: Theme.gap
        rowSpacing: Theme.gap
        uniformCellWidths: true

        FigureCard {
            objectName: "shiftSold"
            Layout.fillWidth: true
            title: qsTr("Sold")
            amount: report.vm.sold
            detail: report.vm.details[0] ?? ""
        }
        FigureCard {
            objectName: "shiftSettled"
            Layout.fillWidth: true
            iconName: "paid"
            tone: "paid"
            title: qsTr("Settled")
            amount: report.vm.settled
            detail: report.vm.details[1] ?? ""
        }
        FigureCard {
            objectName: "shiftCarried"
            Layout.fillWidth: true
            iconName: "seen"
            tone: "seen"
            title: qsTr("Carried over")
            amount: report.vm.carried
            detail: report.vm.details[2] ?? ""
        }
        FigureCard {
            objectName: "shiftAtRisk"
            Layout.fillWidth: true
            iconName: "alarm"
            tone: report.vm.alarming ? "alarm" : "gone"
            alarming: report.vm.alarming
            title: qsTr("At risk")
            amount: report.vm.atRisk
            detail: report.vm.details[3] ?? ""
        }
    }
    ShiftCharts {
        Layout.fillWidth: true
        Layout.fillHeight: true
        vm: report.vm.charts
    }
    ShiftMoney {
        Layout.fillWidth: true
        vm: report.vm
    }
}
