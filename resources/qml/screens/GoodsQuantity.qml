import QtQuick
import Pos.ViewModels
import theme
import parts

// How much of what is weighed or measured; over the page until it is said.
FocusScope {
    id: sheet

    required property CatalogueViewModel vm

    signal closed

    anchors.fill: parent
    visible: vm.weighed
    z: 10
    onVisibleChanged: visible ? forceActiveFocus() : closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: vm.weighed
    Keys.onEscapePressed: vm.closeWeighing()
    Keys.onPressed: event => {
        if (event.text.length === 1 && "0123456789".includes(event.text))
            vm.pressQuantity(event.text);
        else if (event.text === "." || event.text === ",")
            vm.pressQuantity(".");
        else if (event.key === Qt.Key_Backspace)
            vm.pressQuantity("back");
        else if (event.key === Qt.Key_Return || event.key === Qt.Key_Enter)
            vm.addWeighed();
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper

        MouseArea {
            anchors.fill: parent
        }
    }
    Column {
        anchors.left: parent.left
        anchors.right: pad.left
        anchors.rightMargin: Theme.pick(24, 48, 80)
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap

        Label {
            width: parent.width
            text: sheet.vm.weighed
            font.pixelSize: Theme.h1
            font.weight: Font.Bold
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
        }
        Label {
            width: parent.width
            text: sheet.vm.weighedPrice
            color: Theme.ink2
            font.pixelSize: Theme.lead
            font.features: Theme.digits
        }
        AmountText {
            objectName: "weighedQuantity"
            width: parent.width
            height: Theme.pick(80, 112, 152)
            size: Theme.paymentMoney
            number: sheet.vm.quantity
            tail: " " + sheet.vm.unit
        }
        Label {
            objectName: "weighedTotal"
            width: parent.width
            text: sheet.vm.weighedTotal
            font.pixelSize: Theme.h2
            font.weight: Font.DemiBold
            font.features: Theme.digits
        }
        Row {
            width: parent.width
            topPadding: Theme.gap
            spacing: Theme.gap

            SecondaryButton {
                objectName: "weighedBack"
                width: (parent.width - parent.spacing) / 2
                text: qsTr("Back")
                onClicked: sheet.vm.closeWeighing()
            }
            PrimaryButton {
                objectName: "weighedAdd"
                width: (parent.width - parent.spacing) / 2
                height: Theme.button
                fontSize: Theme.pick(18, 22, 28)
                enabled: sheet.vm.canWeigh
                text: enabled ? qsTr("Add") : qsTr("How much?")
                onClicked: sheet.vm.addWeighed()
            }
        }
    }
    Item {
        id: pad

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.pick(340, 440, 620)
        height: Math.min(parent.height, Theme.pick(360, 440, 580))

        NumberPad {
            width: parent.width
            height: parent.height
            point: sheet.vm.point
            pointName: qsTr("Decimal point")
            eraseName: qsTr("Delete last digit")
            onPressed: digits => sheet.vm.pressQuantity(digits)
            onPointPressed: sheet.vm.pressQuantity(".")
            onErased: sheet.vm.pressQuantity("back")
        }
    }
}
