pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import parts

// What there is to choose, in the place of the list.
Flickable {
    id: choices

    required property HistoryListViewModel vm

    contentHeight: flow.implicitHeight
    boundsBehavior: Flickable.StopAtBounds
    clip: contentHeight > height
    Keys.onEscapePressed: choices.vm.ask("")

    Flow {
        id: flow

        width: choices.width
        spacing: 8

        Repeater {
            model: choices.vm.choices

            FilterChip {
                required property string key
                required property string label
                required chosen

                objectName: "choice_" + key
                text: label
                onClicked: choices.vm.choose(key)
            }
        }
    }
}
