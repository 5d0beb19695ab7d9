pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One sale of the past: its amount, all that happened to it, and what can still be done.
Card {
    id: story

    required property HistoryViewModel vm
    readonly property int inset: Theme.pick(12, 24, 28)

    component StoryButton: SecondaryButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.preferredHeight: Theme.touch
        fontSize: Theme.small
        leftPadding: 8
        rightPadding: 8
    }

    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * story.inset
        visible: !story.vm.selected
        text: qsTr("Touch a sale to see its story.")
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: story.inset
        visible: story.vm.ready
        spacing: Theme.pick(6, 12, 16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            SecondaryButton {
                objectName: "storyBack"
                Layout.preferredHeight: Theme.leastTouch
                visible: Theme.compact
                iconName: "back"
                text: qsTr("All sales")
                onClicked: story.vm.select("")
            }
            StatusBadge {
                objectName: "storyBadge"
                tone: story.vm.tone
                iconName: story.vm.iconName
                word: story.vm.word
            }
            Label {
                objectName: "storyNumber"
                Layout.fillWidth: true
                text: story.vm.number
                font.pixelSize: Theme.pick(18, 22, 28)
                font.weight: Font.Bold
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                horizontalAlignment: Text.AlignRight
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            AmountText {
                objectName: "storyAmount"
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.pick(44, 64, 88)
                size: Theme.pick(40, 60, 84)
                number: story.vm.amount
                horizontalAlignment: Text.AlignLeft
            }
            Label {
                objectName: "storySatoshi"
                text: story.vm.satoshi
                color: Theme.ink2
                font.pixelSize: Theme.pick(18, 22, 28)
                font.features: Theme.digits
            }
            SecondaryButton {
                objectName: "storyRefund"
                Layout.preferredHeight: Theme.leastTouch
                visible: story.vm.canRefund
                iconName: "undo"
                fontSize: Theme.small
                text: qsTr("Refund")
                onClicked: story.vm.refund()
            }
        }
        Label {
            objectName: "storyNote"
            Layout.fillWidth: true
            visible: text
            text: story.vm.note
            color: Theme.ink2
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.cardStroke
            color: Theme.line
        }
        Flickable {
            objectName: "storyFacts"
            Layout.fillWidth: true
            Layout.preferredHeight: Math.min(facts.implicitHeight, story.height * 0.28)
            visible: facts.implicitHeight > 0
            clip: contentHeight > height
            contentHeight: facts.implicitHeight
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: contentHeight > height
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Payments")

            SaleFacts {
                id: facts

                width: parent.width
                model: story.vm.facts
            }
        }
        ListView {
            id: rows

            objectName: "story"
            Layout.fillWidth: true
            Layout.fillHeight: true
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: contentHeight > height
            model: story.vm.story
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What happened to this sale")

            delegate: StoryLine {
                required time
                required iconName
                required tone
                required title
                required detail
                required call
                required property int index

                width: ListView.view.width
                onCallWanted: story.vm.openCall(call)
                last: index === ListView.view.count - 1
            }
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: 8

            StoryButton {
                objectName: "storyPrint"
                visible: story.vm.canPrint
                iconName: "printer"
                text: story.vm.printText
                onClicked: story.vm.printPaper()
            }
            StoryButton {
                objectName: "storyReceipt"
                iconName: "receipt"
                text: qsTr("Receipt")
                onClicked: story.vm.openReceipt()
            }
            StoryButton {
                objectName: "storySave"
                visible: story.vm.saving.possible
                iconName: story.vm.saving.said ? "check" : "folder"
                text: story.vm.saving.said ? qsTr("Saved") : qsTr("PDF")
                Accessible.description: story.vm.saving.said || qsTr("Saves the receipt as a PDF file")
                onClicked: story.vm.saving.save("pdf")
            }
            StoryButton {
                objectName: "storyOpen"
                iconName: "qr"
                text: qsTr("Open")
                Accessible.description: qsTr("Opens the payment of this sale")
                onClicked: story.vm.openSale()
            }
        }
    }
}
