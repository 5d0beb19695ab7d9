pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import theme

// One of a few; always all visible.
Rectangle {
    id: choice

    property list<string> options
    property int current: 0
    property string name
    property int segmentWidth: Theme.pick(66, 86, 106)

    signal chosen(index: int)

    implicitWidth: options.length * segmentWidth + 8
    implicitHeight: Theme.pick(56, 56, 72)
    radius: Theme.radius
    color: Theme.sunken
    Accessible.role: Accessible.Grouping
    Accessible.name: name

    Row {
        anchors.fill: parent
        anchors.leftMargin: 4
        anchors.rightMargin: 4

        Repeater {
            model: choice.options

            T.AbstractButton {
                id: segment

                required property string modelData
                required property int index

                objectName: "segment_" + modelData
                width: (choice.width - 8) / choice.options.length
                height: choice.height
                text: modelData
                checked: index === choice.current
                focusPolicy: Qt.TabFocus
                Accessible.role: Accessible.RadioButton
                Accessible.name: text
                Accessible.checked: checked
                Accessible.onPressAction: segment.clicked()
                onClicked: choice.chosen(index)

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.topMargin: 4
                        anchors.bottomMargin: 4
                        radius: Theme.radius - 4
                        color: segment.down ? Theme.pressed : segment.checked ? Theme.surface : "transparent"
                        border.width: segment.visualFocus ? Theme.focusStroke : segment.checked ? Theme.controlStroke : 0
                        border.color: Theme.accent
                    }
                }
                contentItem: Label {
                    text: segment.text
                    color: segment.checked ? Theme.accent : Theme.ink2
                    font.weight: segment.checked ? Font.Bold : Font.Medium
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.micro
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
