import QtQuick
import Pos.ViewModels
import theme
import parts

// An amount of the customer's own.
Item {
    id: own

    required property TipsViewModel vm
    required property string point

    Column {
        anchors.left: parent.left
        anchors.right: pad.left
        anchors.rightMargin: Theme.pick(24, 48, 80)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Label {
            width: parent.width
            text: qsTr("Your tip")
            color: Theme.ink2
            font.pixelSize: Theme.lead
        }
        AmountText {
            objectName: "tipTyped"
            width: parent.width
            height: Theme.pick(64, 96, 144)
            size: Theme.pick(48, 72, 112)
            number: own.vm.typedText
        }
        PrimaryButton {
            objectName: "tipGive"
            width: parent.width
            height: Theme.pick(72, 88, 112)
            enabled: own.vm.canGive
            text: own.vm.giveText
            onClicked: own.vm.giveOwn()
        }
        SecondaryButton {
            objectName: "tipBack"
            width: parent.width
            text: qsTr("Back")
            onClicked: own.vm.stopTyping()
        }
    }
    Item {
        id: pad

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(320, 420, 600)
        height: Math.min(parent.height, Theme.pick(312, 408, 564))

        NumberPad {
            width: parent.width
            height: parent.height
            point: own.point
            takesPoint: own.vm.takesPoint
            pointName: qsTr("Decimal point")
            eraseName: qsTr("Delete last digit")
            onPressed: digits => own.vm.press(digits)
            onPointPressed: own.vm.press(".")
            onErased: own.vm.press("back")
        }
    }
}
