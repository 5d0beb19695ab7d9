import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Which shift it is, and what can be done with it.
GridLayout {
    id: header

    required property ShiftViewModel vm
    readonly property bool past: vm.state === "past"

    columns: Theme.compact ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: 8

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Label {
            objectName: "shiftTitle"
            Layout.fillWidth: true
            text: header.past ? qsTr("Closed shifts") : header.vm.report.title
            font.pixelSize: Theme.pick(24, 28, 36)
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
        }
        Label {
            objectName: "shiftSaid"
            Layout.fillWidth: true
            visible: text
            text: header.vm.said || (header.past ? "" : header.vm.report.subtitle)
            color: Theme.ink2
            font.pixelSize: Theme.small
            font.features: Theme.digits
            lineHeight: 1.1
            wrapMode: Text.Wrap
            maximumLineCount: 2
            fontSizeMode: Text.Fit
            minimumPixelSize: 12
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    RowLayout {
        Layout.alignment: Qt.AlignRight
        Layout.fillWidth: Theme.compact
        spacing: Theme.pick(8, 12, 16)

        SecondaryButton {
            objectName: "shiftBack"
            Layout.fillWidth: Theme.compact
            Layout.preferredHeight: Theme.touch
            visible: header.past || header.vm.report.closed
            iconName: "back"
            fontSize: Theme.pick(15, 18, 24)
            text: header.vm.isOpen ? qsTr("Shift now") : qsTr("Back")
            onClicked: header.vm.back()
        }
        SecondaryButton {
            objectName: "shiftPastButton"
            Layout.fillWidth: Theme.compact
            Layout.preferredHeight: Theme.touch
            visible: !header.past
            iconName: "history"
            fontSize: Theme.pick(15, 18, 24)
            text: qsTr("Closed")
            Accessible.description: qsTr("Shows the shifts that are closed")
            onClicked: header.vm.showPast()
        }
        SecondaryButton {
            objectName: "shiftExport"
            Layout.fillWidth: Theme.compact
            Layout.preferredHeight: Theme.touch
            visible: !header.past
            iconName: "receipt"
            fontSize: Theme.pick(15, 18, 24)
            text: qsTr("Export")
            Accessible.description: qsTr("Saves the report as CSV, JSON and PDF")
            onClicked: header.vm.save()
        }
        SecondaryButton {
            objectName: "shiftPrint"
            Layout.fillWidth: Theme.compact
            Layout.preferredHeight: Theme.touch
            visible: !header.past && header.vm.hasPrinter
            iconName: "printer"
            fontSize: Theme.pick(15, 18, 24)
            text: header.vm.report.closed ? qsTr("Print copy") : qsTr("Print X")
            onClicked: header.vm.printPaper()
        }
        PrimaryButton {
            objectName: "shiftClose"
            Layout.fillWidth: Theme.compact
            Layout.preferredHeight: Theme.touch
            Layout.preferredWidth: Theme.pick(150, 192, 250)
            visible: !header.past && !header.vm.report.closed
            iconName: "flag"
            fontSize: Theme.pick(17, 20, 26)
            text: qsTr("Close shift")
            onClicked: header.vm.closing.ask()
            Keys.onReturnPressed: clicked()
            Keys.onEnterPressed: clicked()
        }
    }
}
