import QtQuick
import Pos.ViewModels
import theme
import parts

// The customer's half: the QR while paying is right, else the state as large as the panel.
Rectangle {
    id: panel

    required property PaymentViewModel vm
    readonly property PaymentWays ways: vm.ways
    readonly property bool asks: ways.codeSource !== ""
    readonly property bool alarm: vm.tone === "alarm"
    readonly property int inset: Theme.pick(16, 16, 24)

    radius: Theme.radius
    color: asks ? Theme.surface : Theme.softTone(vm.tone)
    border.width: asks ? Theme.cardStroke : alarm ? Theme.alarmStroke : 0
    border.color: asks ? Theme.line : Theme.tone(vm.tone)
    Behavior on color {
        ColorAnimation { duration: Theme.stateTime }
    }

    Item {
        anchors.fill: parent
        anchors.margins: panel.inset
        visible: panel.asks

        Rectangle {
            id: band

            width: parent.width
            height: panel.vm.band ? Theme.pick(56, 64, 80) : 0
            visible: panel.vm.band
            radius: Theme.smallRadius
            color: Theme.softTone("part")

            Row {
                anchors.centerIn: parent
                spacing: Theme.gap

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    name: "partly"
                    side: Theme.h2
                    colour: Theme.tone("part")
                }
                Label {
                    objectName: "band"
                    anchors.verticalCenter: parent.verticalCenter
                    width: Math.min(implicitWidth, band.width - Theme.h2 - 3 * Theme.gap)
                    text: panel.vm.band
                    color: Theme.tone("part")
                    font.pixelSize: Theme.h2
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.micro
                }
            }
        }
        SegmentedChoice {
            id: choice

            objectName: "ways"
            anchors.top: band.bottom
            anchors.topMargin: panel.vm.band ? 8 : 0
            anchors.horizontalCenter: parent.horizontalCenter
            width: parent.width
            height: visible ? Theme.pick(48, 56, 72) : 0
            visible: panel.ways.names.length > 0
            name: qsTr("Way to pay")
            options: panel.ways.names
            current: panel.ways.current
            onChosen: index => panel.ways.choose(index)
        }
        QrPanel {
            id: plate

            objectName: "plate"
            anchors.top: choice.bottom
            anchors.topMargin: panel.vm.band || choice.visible ? 8 : 0
            anchors.bottom: address.top
            anchors.bottomMargin: Theme.pick(6, 10, 16)
            width: parent.width
            name: qsTr("QR code that asks for %1").arg(panel.vm.bitcoin)
            source: panel.ways.codeSource
        }
        AddressText {
            id: address

            objectName: "address"
            anchors.bottom: parent.bottom
            anchors.horizontalCenter: parent.horizontalCenter
            width: 6 * groupWidth
            groupWidth: Math.floor(Math.max(plate.codeWidth, plate.width * 0.6) / 6)
            groups: panel.ways.address
        }
    }
    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(panel.inset, (parent.height - height - (strip.visible ? strip.height : 0)) * 0.42)
        width: parent.width - 2 * Theme.pick(24, 24, 48)
        visible: !panel.asks
        spacing: Theme.pick(20, 40, 48)

        Icon {
            objectName: "glyph"
            anchors.horizontalCenter: parent.horizontalCenter
            name: panel.vm.iconName
            side: Math.min(Theme.pick(156, 222, 300), panel.height * 0.36)
            colour: Theme.tone(panel.vm.tone)
        }
        Label {
            objectName: "title"
            width: parent.width
            text: panel.vm.title
            color: Theme.tone(panel.vm.tone)
            font.pixelSize: Theme.panelTitle
            font.weight: Font.Bold
            font.letterSpacing: -1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.h2
            horizontalAlignment: Text.AlignHCenter
        }
        Label {
            objectName: "sentence"
            width: parent.width
            visible: text
            text: panel.vm.sentence
            font.pixelSize: Theme.pick(17, 22, 28)
            lineHeight: 1.35
            wrapMode: Text.Wrap
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Card {
        id: strip

        objectName: "strip"
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.pick(16, 24, 24)
        height: Theme.pick(72, 88, 100)
        visible: panel.vm.stripTitle && !panel.asks
        border.width: 0

        Icon {
            id: stripSign

            anchors.left: parent.left
            anchors.leftMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            name: "printer"
            side: Theme.pick(28, 34, 40)
            colour: Theme.tone(panel.vm.stripDone ? "paid" : "part")
        }
        Column {
            anchors.left: stripSign.right
            anchors.leftMargin: Theme.pad
            anchors.right: stripCheck.left
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "stripTitle"
                width: parent.width
                text: panel.vm.stripTitle
                font.pixelSize: Theme.pick(18, 22, 28)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
            }
            Label {
                objectName: "stripDetail"
                width: parent.width
                visible: text
                text: panel.vm.stripDetail
                color: Theme.ink2
                font.pixelSize: Theme.small
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
            }
        }
        Icon {
            id: stripCheck

            anchors.right: parent.right
            anchors.rightMargin: Theme.pad
            anchors.verticalCenter: parent.verticalCenter
            name: panel.vm.stripDone ? "check" : "clock"
            side: Theme.pick(28, 34, 40)
            colour: Theme.tone(panel.vm.stripDone ? "paid" : "part")
        }
    }
}
