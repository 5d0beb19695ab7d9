pragma ComponentBehavior: Bound
import QtQuick
import theme
import parts

// A setting that is chosen, marked, or switched.
Column {
    id: options

    required property SetupValue field
    readonly property bool single: field.kind === "choice"
    readonly property bool aSwitch: field.kind === "switch"

    spacing: 6

    Label {
        width: parent.width
        visible: !options.aSwitch
        text: options.field.label
        color: Theme.ink2
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    SegmentedChoice {
        objectName: "choice_" + options.field.key
        width: Math.min(parent.width, options.field.choices.length * Theme.pick(170, 200, 260))
        visible: options.single
        name: options.field.label
        options: options.single ? options.field.choices : []
        current: options.field.current
        onChosen: index => options.field.vm.choose(options.field.key, index)
    }
    SwitchRow {
        objectName: "switch_" + options.field.key
        width: parent.width
        visible: options.aSwitch
        text: options.field.label
        checked: options.field.marked.length > 0
        onClicked: options.field.vm.toggle(options.field.key, 0)
    }
    Flow {
        width: parent.width
        visible: !options.single && !options.aSwitch
        spacing: Theme.pick(8, 12, 16)

        Repeater {
            model: options.single || options.aSwitch ? [] : options.field.choices

            MarkButton {
                required property string modelData
                required property int index

                objectName: "mark_" + modelData
                text: modelData
                checked: options.field.marked.includes(modelData)
                onClicked: options.field.vm.toggle(options.field.key, index)
            }
        }
    }
    Label {
        width: parent.width
        visible: options.field.fixed.length > 0
        topPadding: 8
        text: qsTr("Always printed")
        color: Theme.ink2
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
    }
    Flow {
        width: parent.width
        visible: options.field.fixed.length > 0
        spacing: Theme.pick(8, 12, 16)

        Repeater {
            model: options.field.fixed

            Item {
                id: fixed

                required property string modelData

                width: lock.width + word.width + 6 + Theme.pick(8, 12, 16)
                height: Theme.pick(28, 32, 40)

                Icon {
                    id: lock

                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    name: "lock"
                    side: Theme.pick(16, 18, 22)
                    colour: Theme.ink2
                }
                Label {
                    id: word

                    anchors.left: lock.right
                    anchors.leftMargin: 6
                    anchors.verticalCenter: parent.verticalCenter
                    text: fixed.modelData
                    color: Theme.ink2
                }
            }
        }
    }
    Label {
        width: parent.width
        visible: options.field.mistake
        text: options.field.mistake
        color: Theme.tone("alarm")
        font.pixelSize: Theme.small
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
}
