pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// A number for the sale over everything else of it: how many, or how much off.
FocusScope {
    id: sheet

    required property CartSheetViewModel vm

    visible: vm.opened
    Keys.onEscapePressed: sheet.vm.close()
    Keys.onPressed: event => {
        sheet.take(event.key, event.text);
        event.accepted = true;
    }

    function take(key: int, text: string) {
        if (text.length === 1 && "0123456789".includes(text))
            vm.press(text);
        else if (text === "." || text === ",")
            vm.pressPoint();
        else if (key === Qt.Key_Backspace)
            vm.erase();
        else if (key === Qt.Key_Delete)
            vm.clear();
        else if (key === Qt.Key_Return || key === Qt.Key_Enter)
            vm.done();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        Card {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: Theme.pick(16, 24, 40)
                spacing: Theme.pick(8, 16, 24)

                Label {
                    Layout.fillWidth: true
                    text: sheet.vm.title
                    font.pixelSize: Theme.h2
                    font.weight: Font.Bold
                    wrapMode: Text.Wrap
                    Accessible.role: Accessible.Heading
                }
                Label {
                    objectName: "sheetSubject"
                    Layout.fillWidth: true
                    visible: text
                    text: sheet.vm.subject
                    color: Theme.ink2
                    wrapMode: Text.Wrap
                }
                SegmentedChoice {
                    Layout.preferredWidth: implicitWidth
                    visible: sheet.vm.isDiscount
                    name: qsTr("Per cent or an amount")
                    options: sheet.vm.kinds
                    current: sheet.vm.kind
                    onChosen: index => sheet.vm.chooseKind(index)
                }
                Item {
                    Layout.fillHeight: true
                }
                AmountText {
                    objectName: "sheetValue"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.pick(72, 104, 150)
                    size: Theme.money
                    number: sheet.vm.value
                    color: sheet.vm.isEmpty ? Theme.ink3 : Theme.ink
                    horizontalAlignment: Text.AlignRight
                }
                Label {
                    objectName: "sheetOutcome"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.pick(28, 34, 44)
                    text: sheet.vm.outcome
                    color: Theme.ink2
                    font.pixelSize: Theme.lead
                    font.features: Theme.digits
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.micro
                    horizontalAlignment: Text.AlignRight
                }
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.gap

                    SecondaryButton {
                        objectName: "sheetBack"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        text: qsTr("Back")
                        onClicked: sheet.vm.close()
                    }
                    SecondaryButton {
                        objectName: "noDiscount"
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        visible: sheet.vm.isDiscount && sheet.vm.hasDiscount
                        text: qsTr("No discount")
                        onClicked: sheet.vm.takeAway()
                    }
                }
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredWidth: 1
            spacing: Theme.keyGap

            NumberPad {
                Layout.fillWidth: true
                Layout.fillHeight: true
                point: sheet.vm.point
                takesPoint: sheet.vm.takesPoint
                eraseName: qsTr("Delete last digit")
                pointName: qsTr("Decimal point")
                onPressed: digits => sheet.vm.press(digits)
                onPointPressed: sheet.vm.pressPoint()
                onErased: sheet.vm.erase()
            }
            PrimaryButton {
                objectName: "sheetDone"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.primary
                enabled: sheet.vm.canFinish
                text: sheet.vm.doneText
                onClicked: sheet.vm.done()
            }
        }
    }
}
