pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Over the whole till while nobody is at it: faces, and the PIN of the one that was touched.
FocusScope {
    id: screen

    required property LockViewModel vm
    required property StatusViewModel status
    property string shop
    property string till
    readonly property int edge: Theme.pick(24, 64, 96)

    Accessible.role: Accessible.Pane
    Accessible.name: heading.text
    // Nothing behind hears a key.
    Keys.onPressed: event => {
        card.take(event.key, event.text);
        event.accepted = true;
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.paper
    }
    MouseArea {
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.AllButtons
        onWheel: wheel => wheel.accepted = true
    }
    ShopBar {
        id: bar

        width: parent.width
        height: Theme.bar
        status: screen.status
        shop: screen.shop
        till: screen.till
    }
    Item {
        // Takes the keys while no face has the focus.
        id: keys

        focus: true
    }
    ColumnLayout {
        anchors.left: parent.left
        anchors.leftMargin: screen.edge
        anchors.right: panel.left
        anchors.rightMargin: Theme.pick(24, 56, 96)
        anchors.top: bar.bottom
        anchors.topMargin: Theme.pick(22, 32, 48)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(24, 32, 48)
        spacing: Theme.pick(4, 6, 8)

        Label {
            id: heading

            objectName: "lockTitle"
            Layout.fillWidth: true
            text: qsTr("Who is selling?")
            font.pixelSize: Theme.h1
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.h3
        }
        Label {
            objectName: "lockSentence"
            Layout.fillWidth: true
            text: screen.vm.sentence
            color: Theme.ink2
            font.pixelSize: Theme.pick(16, 18, 22)
            wrapMode: Text.Wrap
        }
        Flickable {
            id: faces

            readonly property int gap: Theme.pick(12, 16, 20)
            readonly property int columns: Math.max(1, Math.floor((width + gap) / (Theme.pick(160, 176, 236) + gap)))
            readonly property int rows: Math.max(1, Math.min(2, Math.floor((height + gap) / (Theme.pick(180, 220, 280) + gap))))
            // Where there are more, the next row looks out.
            readonly property real shown: count > columns * rows ? rows + 0.14 : rows
            readonly property alias count: repeater.count

            objectName: "lockFaces"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.topMargin: Theme.pick(12, 24, 32)
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: grid.height
            Accessible.role: Accessible.List
            Accessible.name: qsTr("People")

            Grid {
                id: grid

                width: parent.width
                columns: faces.columns
                spacing: faces.gap

                Repeater {
                    id: repeater

                    model: screen.vm.faces

                    FaceCard {
                        required property string key

                        objectName: "face_" + name
                        width: Math.min(Theme.pick(176, 194, 270), Math.floor((faces.width + faces.gap) / faces.columns) - faces.gap)
                        height: Math.min(Theme.pick(202, 276, 360), Math.floor((faces.height + faces.gap) / faces.shown) - faces.gap)
                        onClicked: {
                            screen.vm.choose(key);
                            keys.forceActiveFocus();
                        }
                    }
                }
            }
        }
    }
    Card {
        id: panel

        objectName: "lockPanel"
        anchors.right: parent.right
        anchors.rightMargin: screen.edge
        anchors.top: bar.bottom
        anchors.topMargin: Theme.pick(24, 32, 48)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(24, 32, 48)
        width: Theme.pick(392, 472, 600)
        radius: Theme.dialogRadius

        PinCard {
            id: card

            anchors.fill: parent
            anchors.margins: Theme.pick(16, 28, 40)
            anchors.leftMargin: Theme.pick(24, 32, 44)
            anchors.rightMargin: Theme.pick(24, 32, 44)
            pin: screen.vm.pin
            title: screen.vm.pinTitle
            hint: screen.vm.hint
        }
    }
}
