pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Who asks, what for, what it comes to, and the way back.
ColumnLayout {
    id: story

    required property OverrideViewModel vm

    spacing: Theme.pick(8, 8, 12)

    Rectangle {
        Layout.preferredWidth: Theme.pick(56, 72, 96)
        Layout.preferredHeight: Theme.pick(56, 72, 96)
        Layout.bottomMargin: Theme.pick(0, 12, 18)
        visible: !Theme.compact
        radius: Theme.smallRadius
        color: Theme.accentSoft

        Icon {
            anchors.centerIn: parent
            name: "key"
            side: Theme.pick(32, 40, 52)
            colour: Theme.accent
        }
    }
    Label {
        objectName: "overrideTitle"
        Layout.fillWidth: true
        text: story.vm.title
        font.pixelSize: Theme.pick(32, 34, 46)
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.h3
    }
    Label {
        objectName: "overrideSentence"
        Layout.fillWidth: true
        text: story.vm.sentence
        font.pixelSize: Theme.pick(16, 20, 26)
        wrapMode: Text.Wrap
    }
    Column {
        Layout.fillWidth: true
        Layout.topMargin: Theme.pick(12, 12, 18)

        Repeater {
            model: story.vm.rows

            KeyValueRow {
                required property string key
                required label
                required value
                required strong

                objectName: "overrideRow_" + key
                ruled: true
                width: story.width
                height: Theme.pick(44, 48, 60)
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.pick(12, 16, 20)
        spacing: Theme.pick(8, 10, 14)

        Icon {
            name: "history"
            side: Theme.pick(20, 22, 28)
            colour: Theme.ink2
        }
        Label {
            objectName: "overrideRecorded"
            Layout.fillWidth: true
            text: qsTr("Recorded with both names.")
            color: Theme.ink2
            font.pixelSize: Theme.pick(15, 16, 20)
            wrapMode: Text.Wrap
        }
    }
    Item {
        Layout.fillHeight: true
    }
    SecondaryButton {
        objectName: "overrideBack"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.pick(72, 72, 96)
        iconName: "back"
        text: story.vm.backText
        onClicked: story.vm.back()
    }
}
