pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// What goes back and how much of it, as the till says it; and whom it goes to.
FocusScope {
    id: page

    required property GivingBackViewModel vm

    onVisibleChanged: if (visible)
        field.input.forceActiveFocus()
    Component.onCompleted: if (visible)
        field.input.forceActiveFocus()

    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        ColumnLayout {
            Layout.preferredWidth: Theme.pick(348, 480, 680)
            Layout.maximumWidth: Theme.pick(348, 480, 680)
            Layout.fillHeight: true
            spacing: Theme.gap

            Label {
                objectName: "refundHow"
                Layout.fillWidth: true
                text: page.vm.problem || qsTr("What goes back?")
                color: page.vm.problem ? Theme.tone("part") : Theme.ink
                font.pixelSize: Theme.pick(18, 22, 28)
                font.weight: Font.Bold
                wrapMode: Text.Wrap
            }
            Repeater {
                model: page.vm.offers

                OfferButton {
                    required property string key
                    required title
                    required value
                    required satoshi
                    required detail

                    objectName: "offer_" + key
                    Layout.fillWidth: true
                    chosen: page.vm.chosen === key
                    onClicked: page.vm.choose(key)
                }
            }
            RefundList {
                Layout.fillWidth: true
                Layout.fillHeight: true
                visible: page.vm.refundCount > 0
                vm: page.vm
            }
            Item {
                Layout.fillHeight: page.vm.refundCount === 0
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: !page.vm.problem
            spacing: Theme.gap

            TextField {
                id: field

                objectName: "refundAddress"
                Layout.fillWidth: true
                iconName: "qr"
                label: Theme.compact ? "" : qsTr("The customer's address: scan it, or type it")
                input.Accessible.name: qsTr("The customer's address")
                placeholder: qsTr("Scan or type the customer's address")
                mistake: page.vm.mistake
                onTextChanged: page.vm.setText(text)
                onAccepted: page.vm.check()
                Connections {
                    target: page.vm
                    function onChanged() {
                        if (field.text !== page.vm.text)
                            field.text = page.vm.text;
                    }
                }
            }
            AddressText {
                objectName: "refundChecked"
                Layout.fillWidth: true
                visible: groups.length > 0
                groups: page.vm.checkedGroups
                fontSize: Theme.pick(16, 20, 26)
            }
            SecondaryButton {
                objectName: "refundOther"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.touch
                visible: page.vm.checkedGroups.length > 0
                iconName: "cross"
                text: qsTr("Another address")
                onClicked: {
                    field.text = "";
                    field.input.forceActiveFocus();
                }
            }
            Label {
                objectName: "refundAskedNote"
                Layout.fillWidth: true
                visible: text
                text: page.vm.askedNote
                color: Theme.tone("part")
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            NameKeyboard {
                objectName: "refundKeys"
                Layout.fillWidth: true
                visible: page.vm.checkedGroups.length === 0
                target: field.input
                onDone: page.vm.check()
            }
            Item {
                Layout.fillHeight: true
            }
            PrimaryButton {
                objectName: "refundAsk"
                Layout.fillWidth: true
                enabled: page.vm.canAsk
                iconName: "undo"
                text: page.vm.askText
                onClicked: page.vm.ask()
            }
        }
    }
}
