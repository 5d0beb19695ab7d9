pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels
import theme
import parts

// The lines of the sale; one of them may be chosen.
ListView {
    id: list

    required property EntryViewModel vm
    // Its place; -1: none.
    property int chosen: -1

    signal nameWanted(at: int, name: string)

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    model: vm.cart.rows
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Lines of this sale")
    // What was added last is seen.
    onCountChanged: {
        chosen = -1;
        Qt.callLater(list.positionViewAtEnd);
    }

    delegate: CartLine {
        required property int index

        objectName: "line_" + key
        width: ListView.view.width
        chosen: !isTyped && index === list.chosen
        onClicked: list.chosen = chosen ? -1 : index
        onStepped: by => list.vm.cart.step(index, by)
        onQuantityWanted: list.vm.sheet.askQuantity(index)
        onDiscountWanted: list.vm.sheet.askDiscount(index)
        onNameWanted: list.nameWanted(index, name)
        onRemoved: list.vm.cart.remove(index)
    }

    Label {
        anchors.centerIn: parent
        width: parent.width
        visible: list.count === 0
        text: qsTr("Type an amount, or scan goods")
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
