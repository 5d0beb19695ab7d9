import QtQuick
import Pos.ViewModels
import parts

// The newest paper out of the demo's printer, drawn from the bytes it got.
Item {
    id: place

    required property DemoPanelViewModel vm

    Label {
        id: heading

        width: parent.width
        text: qsTr("Paper")
        font.pixelSize: 15
        font.weight: Font.Bold
    }
    PaperView {
        objectName: "demoPaperView"
        anchors.top: heading.bottom
        anchors.topMargin: 4
        anchors.bottom: parent.bottom
        width: parent.width
        inset: 8
        source: place.vm.paper
        emptyText: qsTr("A paid sale prints its receipt here.")
        name: qsTr("The newest paper")
    }
}
