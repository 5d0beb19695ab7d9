pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Sales by hour or by day, and by cashier; one under the other where it is narrow.
GridLayout {
    id: charts

    required property ShiftChartsViewModel vm
    readonly property int inset: Theme.pick(14, 20, 28)
    readonly property int headHeight: Theme.pick(56, 56, 72)

    columns: Theme.compact ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 7
        implicitHeight: charts.headHeight + Theme.pick(200, 200, 280) + Theme.pick(18, 22, 28)

        RowLayout {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.leftMargin: charts.inset
            anchors.rightMargin: 8
            anchors.topMargin: 8
            height: charts.headHeight
            spacing: Theme.gap

            Label {
                objectName: "chartTitle"
                text: charts.vm.title
                font.weight: Font.Bold
            }
            Label {
                objectName: "chartDetail"
                Layout.fillWidth: true
                text: charts.vm.detail
                color: Theme.ink2
                font.pixelSize: Theme.pick(14, 15, 19)
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
                horizontalAlignment: Text.AlignRight
            }
            SegmentedChoice {
                objectName: "chartKind"
                name: qsTr("Sales by")
                options: [qsTr("Hours"), qsTr("Days")]
                current: charts.vm.byDay ? 1 : 0
                onChosen: index => charts.vm.showByDay(index === 1)
            }
        }
        BarChart {
            objectName: "shiftBars"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            anchors.bottom: parent.bottom
            anchors.leftMargin: charts.inset
            anchors.rightMargin: charts.inset
            anchors.bottomMargin: Theme.pick(10, 14, 20)
            name: charts.vm.title + ", " + charts.vm.detail
            longestValue: charts.vm.longestValue
            model: charts.vm.bars
        }
    }
    Card {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredWidth: 4
        implicitHeight: charts.headHeight + Math.max(1, Math.min(people.count, Theme.compact ? 8 : 3)) * Theme.pick(56, 72, 88) + 16

        Label {
            id: byCashier

            x: Theme.mirrored ? parent.width - width - charts.inset : charts.inset
            y: 8
            height: charts.headHeight
            text: qsTr("By cashier")
            font.weight: Font.Bold
        }
        ListView {
            id: people

            objectName: "shiftPeople"
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: byCashier.bottom
            anchors.bottom: parent.bottom
            anchors.leftMargin: charts.inset
            anchors.rightMargin: charts.inset
            anchors.bottomMargin: 8
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            interactive: contentHeight > height
            activeFocusOnTab: contentHeight > height
            model: charts.vm.shares
            Accessible.role: Accessible.List
            Accessible.name: byCashier.text

            delegate: ShareRow {
                required initials
                required tone
                required outline
                required label
                required detail
                required value
                required part

                width: ListView.view.width
            }
        }
    }
}
