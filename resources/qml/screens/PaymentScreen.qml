pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One sale: for the customer at the start, for the cashier at the end.
FocusScope {
    id: screen

    required property PaymentViewModel vm
    readonly property bool low: height < Theme.pick(470, 600, 860)

    // More to decide than there is room beside the facts.
    readonly property bool crowded: Theme.compact && low && quiet.count > 2
    readonly property string announced: vm.word

    onAnnouncedChanged: {
        if (visible && announced)
            Accessible.announce(announced, vm.tone === "alarm" ? Accessible.Assertive : Accessible.Polite);
    }
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Payment")
    Keys.onReturnPressed: screen.vm.act(screen.vm.primaryKey)
    Keys.onEnterPressed: screen.vm.act(screen.vm.primaryKey)

    PointHandler {
        onActiveChanged: screen.vm.touched()
    }
    RowLayout {
        anchors.fill: parent
        spacing: Theme.pad

        PaymentPanel {
            objectName: "panel"
            Layout.minimumWidth: Theme.pick(440, 576, 848)
            Layout.maximumWidth: Theme.pick(440, 576, 848)
            Layout.fillHeight: true
            vm: screen.vm
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.fillHeight: true
            spacing: Theme.pick(6, 12, 18)

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.gap

                StatusBadge {
                    objectName: "badge"
                    tone: screen.vm.tone
                    iconName: screen.vm.iconName
                    word: screen.vm.word
                }
                Label {
                    objectName: "number"
                    Layout.fillWidth: true
                    Layout.preferredHeight: Theme.pick(36, 44, 56)
                    text: screen.vm.number
                    color: Theme.ink2
                    font.pixelSize: Theme.pick(16, 18, 24)
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 12
                    wrapMode: Text.Wrap
                    lineHeight: 1.0
                    horizontalAlignment: Text.AlignRight
                }
            }
            AmountText {
                objectName: "amount"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(56, 92, 150)
                Layout.minimumHeight: Theme.pick(36, 50, 80)
                size: Theme.paymentMoney
                number: screen.vm.amount
                horizontalAlignment: Text.AlignLeft
            }
            Label {
                objectName: "bitcoin"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(26, 38, 60)
                visible: text && !(Theme.compact && screen.low)
                text: screen.vm.bitcoin
                color: screen.vm.tone === "gone" ? Theme.ink2 : Theme.ink
                font.pixelSize: Theme.bitcoin
                font.weight: Font.DemiBold
                font.letterSpacing: -0.3
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
            }
            PaymentCard {
                objectName: "card"
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.pick(0, 8, 16)
                Layout.maximumHeight: Math.max(Theme.pick(176, 220, 290), listHeight)
                visible: screen.vm.card !== "none" && !screen.crowded
                terse: Theme.compact && screen.low && screen.vm.state === "expired"
                vm: screen.vm
            }
            Item {
                Layout.fillHeight: true
                Layout.preferredHeight: 0
            }
            ProgressSteps {
                id: path

                objectName: "path"
                Layout.fillWidth: true
                Layout.topMargin: Theme.pick(4, 4, 8)
                visible: words.length > 0 && !screen.low
                name: qsTr("Path of the sale")
                words: screen.vm.path
                reached: screen.vm.reached
                broken: screen.vm.broken
                tone: screen.vm.tone
            }
            Item {
                Layout.fillHeight: true
                Layout.preferredHeight: 0
                visible: path.visible
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.pick(0, 8, 12)
                columns: screen.crowded ? 2 : Math.max(1, quiet.count)
                columnSpacing: Theme.gap
                rowSpacing: Theme.gap

                Repeater {
                    id: quiet

                    model: screen.vm.quietActions

                    SecondaryButton {
                        required property int index
                        required property string key
                        required property bool usable
                        required text
                        required iconName
                        required iconLast

                        objectName: "action_" + key
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.columnSpan: screen.crowded && index === 2 ? 2 : 1
                        enabled: usable
                        onClicked: key === "cancel" ? question.open() : screen.vm.act(key)
                    }
                }
            }
            PrimaryButton {
                objectName: "action_" + screen.vm.primaryKey
                Layout.fillWidth: true
                Layout.topMargin: Theme.pick(2, 4, 6)
                text: screen.vm.primaryText
                iconName: screen.vm.primaryIcon
                iconLast: screen.vm.primaryIconLast
                enabled: screen.vm.primaryUsable
                onClicked: screen.vm.act(screen.vm.primaryKey)
            }
        }
    }
    Dialog {
        id: question

        objectName: "cancelQuestion"
        parent: screen.Window.contentItem
        enabled: screen.enabled
        title: qsTr("Cancel this sale?")
        sentence: qsTr("The QR goes away. Money that still comes in is shown here.")
        safeText: qsTr("Keep the sale")
        otherText: qsTr("Cancel sale")
        onOtherChosen: {
            // First: the screen that comes next takes the keys from this one.
            screen.forceActiveFocus();
            screen.vm.act("cancel");
        }
        onSafeChosen: screen.forceActiveFocus()
    }
    Connections {
        target: screen.vm
        function onChanged() {
            if (question.opened && !screen.vm.canCancel)
                question.answer(true);
        }
    }
}
