pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Where the money of the shift's sales is, whether the wallet has it, and the small figures.
Card {
    id: money

    required property ShiftReportViewModel vm
    readonly property int inset: Theme.pick(14, 20, 28)

    implicitHeight: column.implicitHeight + Theme.pick(20, 24, 40)

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: money.inset
        anchors.rightMargin: money.inset
        spacing: Theme.pick(10, 10, 16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            Label {
                text: qsTr("Where the money is")
                font.weight: Font.Bold
            }
            Icon {
                visible: !money.vm.addsUp
                name: "attention"
                side: Theme.pick(18, 20, 26)
                colour: Theme.tone("part")
            }
            Label {
                objectName: "shiftWallet"
                Layout.fillWidth: true
                text: money.vm.wallet
                color: money.vm.addsUp ? Theme.ink2 : Theme.tone("part")
                font.pixelSize: Theme.pick(14, 15, 19)
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                horizontalAlignment: Text.AlignRight
            }
        }
        StackBar {
            objectName: "shiftStack"
            Layout.fillWidth: true
            visible: parts.length > 0
            name: qsTr("Where the money is")
            parts: money.vm.charts.pieceParts
            model: money.vm.charts.pieces
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.pick(4, 7, 7)
            columnSpacing: Theme.pick(12, 12, 20)
            rowSpacing: Theme.pick(8, 8, 14)
            uniformCellWidths: true

            Repeater {
                model: money.vm.figures

                FigureText {
                    required property string key
                    required label
                    required value
                    required detail

                    Layout.alignment: Qt.AlignTop
                    objectName: "figure_" + key
                    Layout.fillWidth: true
                }
            }
        }
        Repeater {
            model: money.vm.unexplained

            ColumnLayout {
                id: transaction

                required property string key
                required property string sentence

                Layout.fillWidth: true
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    text: transaction.sentence
                    font.weight: Font.DemiBold
                    font.features: Theme.digits
                    wrapMode: Text.Wrap
                }
                Label {
                    objectName: "unexplained_" + transaction.key
                    Layout.fillWidth: true
                    text: transaction.key
                    color: Theme.ink2
                    font.pixelSize: Theme.pick(14, 15, 19)
                    font.features: Theme.addressDigits
                    wrapMode: Text.WrapAnywhere
                }
            }
        }
    }
}
