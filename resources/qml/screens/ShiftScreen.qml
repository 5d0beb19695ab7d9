pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme

// What the shift has come to so far or came to, or the list of those that are closed.
FocusScope {
    id: screen

    required property ShiftViewModel vm
    readonly property bool showsReport: vm.state === "report"

    onVisibleChanged: vm.setOnScreen(visible)
    Component.onCompleted: if (visible) {
        vm.setOnScreen(true);
    }

    ShiftHeader {
        id: header

        objectName: "shiftHeader"
        width: parent.width
        visible: screen.showsReport || screen.vm.state === "past"
        vm: screen.vm
    }
    Flickable {
        id: page

        objectName: "shiftPage"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: header.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        visible: screen.showsReport
        clip: contentHeight > height
        contentHeight: report.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: contentHeight > height
        Accessible.role: Accessible.Grouping
        Accessible.name: screen.vm.report.title
        Keys.onDownPressed: scroll(0.5)
        Keys.onUpPressed: scroll(-0.5)

        function scroll(pages: real) {
            contentY = Math.max(0, Math.min(contentHeight - height, contentY + pages * height));
        }

        ShiftReport {
            id: report

            width: page.width
            height: Math.max(implicitHeight, page.height)
            vm: screen.vm.report
        }
    }
    ShiftPast {
        objectName: "shiftPast"
        anchors.fill: page
        visible: screen.vm.state === "past"
        vm: screen.vm.past
    }
    ShiftEmpty {
        objectName: "shiftEmpty"
        anchors.fill: parent
        visible: ["none", "hidden"].includes(screen.vm.state)
        focus: visible
        vm: screen.vm
    }
}
