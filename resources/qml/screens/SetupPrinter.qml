pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme
import parts

// Printers that were found, to take one; and what the one that was taken says of itself.
Column {
    id: finder

    required property PrinterSetupViewModel vm

    spacing: Theme.pick(8, 12, 16)

    Flow {
        width: parent.width
        spacing: Theme.pick(8, 12, 16)

        SecondaryButton {
            objectName: "findPrinters"
            width: Math.ceil(implicitWidth)
            height: Theme.touch
            visible: !finder.vm.searching
            iconName: "search"
            fontSize: Theme.body
            text: qsTr("Find printers")
            onClicked: finder.vm.find(false)
        }
        SecondaryButton {
            objectName: "findInNetwork"
            width: Math.ceil(implicitWidth)
            height: Theme.touch
            visible: !finder.vm.searching
            iconName: "globe"
            fontSize: Theme.body
            text: qsTr("Search the network")
            onClicked: finder.vm.find(true)
        }
        SecondaryButton {
            objectName: "stopFinding"
            width: Math.ceil(implicitWidth)
            height: Theme.touch
            visible: finder.vm.searching
            iconName: "cross"
            fontSize: Theme.body
            text: qsTr("Stop searching")
            onClicked: finder.vm.stop()
        }
        SecondaryButton {
            objectName: "askPrinter"
            width: Math.ceil(implicitWidth)
            height: Theme.touch
            enabled: finder.vm.canAsk
            iconName: "printer"
            fontSize: Theme.body
            text: finder.vm.askText
            onClicked: finder.vm.ask()
        }
    }
    Label {
        objectName: "searchSentence"
        width: parent.width
        visible: text
        text: finder.vm.sentence
        color: Theme.ink2
        font.pixelSize: Theme.small
        wrapMode: Text.Wrap
    }
    Repeater {
        model: finder.vm.found

        FoundPrinter {
            required property string key
            required name
            required way
            required usable
            required property bool chosen

            objectName: "found_" + key
            width: finder.width
            url: key
            checked: chosen
            onClicked: finder.vm.take(key)
        }
    }
    Repeater {
        model: finder.vm.told

        TrialLine {
            required property string key
            required subject
            required answer
            required works

            objectName: "told_" + key
            width: finder.width
        }
    }
}
