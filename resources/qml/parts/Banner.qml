import QtQuick
import QtQuick.Layouts
import theme

// Trouble in one place: what happened, what to do, what still works. `tone`: wait, part or alarm.
Rectangle {
    id: banner

    property string tone: "part"
    property string iconName
    property string title
    property string advice
    property string more
    property string actionText
    readonly property int iconRoom: Theme.pick(64, 80, 96)

    signal acted

    implicitHeight: Theme.pick(80, 96, 112)
    radius: Theme.radius
    color: Theme.softTone(tone)
    border.width: Theme.controlStroke
    border.color: Theme.tone(tone)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title
    Accessible.description: advice

    Rectangle {
        x: Theme.mirrored ? parent.width - width : 0
        width: banner.iconRoom
        height: parent.height
        topLeftRadius: Theme.mirrored ? 0 : banner.radius
        bottomLeftRadius: topLeftRadius
        topRightRadius: Theme.mirrored ? banner.radius : 0
        bottomRightRadius: topRightRadius
        color: Theme.tone(banner.tone)

        Icon {
            anchors.centerIn: parent
            name: banner.iconName
            side: Theme.pick(28, 34, 40)
            colour: Theme.stateInk
        }
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: banner.iconRoom + Theme.pad
        anchors.rightMargin: Theme.gap
        spacing: Theme.gap

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 2

            Label {
                Layout.fillWidth: true
                text: banner.title
                font.pixelSize: Theme.pick(18, 22, 26)
                font.weight: Font.Bold
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.micro
                Accessible.ignored: true
            }
            Label {
                Layout.fillWidth: true
                Layout.maximumHeight: banner.height - Theme.pick(38, 44, 52)
                text: banner.more ? banner.advice + " " + banner.more : banner.advice
                font.pixelSize: Theme.pick(15, 18, 20)
                fontSizeMode: Text.Fit
                minimumPixelSize: Theme.pick(13, 15, 16)
                wrapMode: Text.Wrap
                lineHeight: 1.15
                Accessible.ignored: true
            }
        }
        SecondaryButton {
            objectName: "bannerAction"
            Layout.preferredHeight: Theme.touch
            Layout.preferredWidth: Math.max(96, implicitWidth)
            visible: text
            text: banner.actionText
            fontSize: Theme.body
            onClicked: banner.acted()
        }
    }
}
