pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// The rows of the test page that was printed: each that reads there as here is marked.
Column {
    id: rows

    required property PrinterSetupViewModel vm

    spacing: 6

    Label {
        width: parent.width
        text: qsTr("Mark the rows at the end of the test page that read as here. If none does, print without the printer's own letters.")
        color: Theme.ink2
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Theme.pick(8, 12, 16)

        Repeater {
            model: rows.vm.pages

            MarkButton {
                required property string key
                required text
                required property bool readable

                objectName: "page_" + key
                checked: readable
                onClicked: rows.vm.toggle(key)
            }
        }
    }
}
