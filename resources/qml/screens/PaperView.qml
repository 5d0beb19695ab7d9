import QtQuick
import theme
import parts

// A drawn paper on sunken ground, as wide as there is room; a long one scrolls.
Rectangle {
    id: view

    property string source
    property string emptyText
    property string name
    // "start", "middle" or "end" of the paper stays in sight, also when it grows.
    property string place
    property int inset: Theme.pick(12, 24, 32)
    // Thermal paper is white in both themes.
    readonly property int margin: Theme.pick(10, 14, 20)

    onPlaceChanged: view.show()

    function show() {
        if (view.place)
            scroll.contentY = Math.max(0, scroll.contentHeight - scroll.height) * ["start", "middle", "end"].indexOf(view.place) / 2;
    }

    radius: Theme.radius
    color: Theme.sunken

    Flickable {
        id: scroll

        objectName: "paperScroll"
        anchors.fill: parent
        anchors.margins: view.inset
        visible: view.source
        clip: true
        contentHeight: sheet.height
        onContentHeightChanged: Qt.callLater(view.show)
        onHeightChanged: Qt.callLater(view.show)
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        Keys.onUpPressed: contentY = Math.max(0, contentY - 80)
        Keys.onDownPressed: contentY = Math.min(Math.max(0, contentHeight - height), contentY + 80)

        Rectangle {
            id: sheet

            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, (scroll.height - height) / 2)
            width: Math.min(parent.width, picture.implicitWidth + 2 * view.margin)
            height: picture.height + 2 * view.margin
            color: picture.implicitHeight > 0 ? "#FFFFFF" : "transparent"
            border.width: picture.implicitHeight > 0 ? Theme.cardStroke : 0
            border.color: Theme.line

            Image {
                id: picture

                objectName: "paperPicture"
                x: view.margin
                y: view.margin
                width: sheet.width - 2 * view.margin
                height: implicitWidth > 0 ? width * implicitHeight / implicitWidth : 0
                source: view.source
                smooth: true
                mipmap: true
                cache: false
                retainWhileLoading: true
                Accessible.role: Accessible.Graphic
                Accessible.name: view.name
            }
        }
    }
    Rectangle {
        x: Theme.mirrored ? (view.inset - width) / 2 : view.width - (view.inset + width) / 2
        y: scroll.y + scroll.height * scroll.visibleArea.yPosition
        width: 6
        height: scroll.height * scroll.visibleArea.heightRatio
        visible: scroll.visible && scroll.contentHeight > scroll.height
        radius: 3
        color: Theme.edge
    }
    Rectangle {
        anchors.fill: scroll
        visible: scroll.activeFocus
        color: "transparent"
        border.width: Theme.focusStroke
        border.color: Theme.accent
    }
    Label {
        anchors.centerIn: parent
        width: parent.width - 2 * view.inset
        visible: !view.source
        text: view.emptyText
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
}
