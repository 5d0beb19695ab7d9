pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// Refunds, one row each: of one sale, or all that somebody has still to pay.
Card {
    id: card

    required property GivingBackViewModel vm

    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.pad
        visible: card.vm.refundCount === 0
        text: qsTr("No refund is to be paid.")
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
    ListView {
        id: rows

        objectName: "refundRows"
        anchors.fill: parent
        anchors.margins: Theme.pick(8, 12, 16)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        model: card.vm.refunds
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Refunds")

        delegate: NearSale {
            required property string key
            required property string sale
            required property int index
            required tone
            required iconName
            required title
            required detail

            objectName: "refund_" + key
            width: ListView.view.width
            ruled: index > 0
            onClicked: card.vm.show(sale, key)
        }
    }
}
