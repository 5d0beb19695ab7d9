pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// What reached the store's server, newest first.
Item {
    id: place

    required property DemoPanelViewModel vm

    Label {
        id: heading

        width: parent.width
        text: qsTr("The store's server")
        font.pixelSize: 15
        font.weight: Font.Bold
    }
    Rectangle {
        anchors.top: heading.bottom
        anchors.topMargin: 4
        anchors.bottom: parent.bottom
        width: parent.width
        radius: Theme.smallRadius
        color: Theme.surface
        border.width: Theme.cardStroke
        border.color: Theme.line

        ListView {
            id: list

            objectName: "demoCallList"
            anchors.fill: parent
            anchors.margins: 8
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: contentHeight > height
            model: place.vm.calls
            Accessible.role: Accessible.List
            Accessible.name: heading.text

            delegate: DemoCall {
                required property string key
                required time
                required name
                required detail
                required verified

                objectName: "call_" + key
                width: ListView.view.width
            }
        }
        Label {
            anchors.centerIn: parent
            width: parent.width - 24
            visible: place.vm.callCount === 0
            text: qsTr("Each change of a sale arrives here.")
            color: Theme.ink2
            font.pixelSize: 15
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
