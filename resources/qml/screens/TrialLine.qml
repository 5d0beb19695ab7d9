import QtQuick
import theme
import parts

// One thing that was tried: it works, or what to do.
Card {
    id: line

    property string subject
    property string answer
    property bool works: true
    readonly property string tone: works ? "paid" : "part"

    implicitHeight: words.implicitHeight + Theme.pick(16, 24, 32)
    Accessible.role: Accessible.StaticText
    Accessible.name: subject + ": " + answer

    Icon {
        id: sign

        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(12, 20, 24)
        anchors.verticalCenter: parent.verticalCenter
        name: line.works ? "check" : "warning"
        side: Theme.pick(24, 28, 34)
        colour: Theme.tone(line.tone)
    }
    Column {
        id: words

        anchors.left: sign.right
        anchors.leftMargin: Theme.pick(12, 20, 24)
        anchors.right: parent.right
        anchors.rightMargin: Theme.pick(12, 20, 24)
        anchors.verticalCenter: parent.verticalCenter

        Label {
            width: parent.width
            text: line.subject
            font.weight: Font.DemiBold
            wrapMode: Text.WrapAnywhere
            Accessible.ignored: true
        }
        Label {
            objectName: "trialAnswer"
            width: parent.width
            text: line.answer
            color: Theme.tone(line.tone)
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
}
