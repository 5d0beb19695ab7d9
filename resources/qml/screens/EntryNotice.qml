import QtQuick
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// Why what was just scanned or touched did nothing; the next key or a touch puts it away.
T.AbstractButton {
    id: notice

    required property EntryViewModel vm
    readonly property string advice: vm.advice

    text: vm.notice
    visible: text
    focusPolicy: Qt.NoFocus
    implicitHeight: Math.max(Theme.touch, words.height + 24)
    onClicked: vm.putAway()
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: advice
    Accessible.onPressAction: notice.click()
    onTextChanged: if (text)
        Accessible.announce([text, advice].join(" "), Accessible.Assertive)

    background: Rectangle {
        radius: Theme.radius
        color: Theme.softTone("part")
        border.width: Theme.controlStroke
        border.color: Theme.tone("part")
    }
    contentItem: Item {
        Icon {
            id: sign

            anchors.left: parent.left
            anchors.leftMargin: Theme.pick(12, 16, 20)
            anchors.verticalCenter: parent.verticalCenter
            name: "attention"
            colour: Theme.tone("part")
        }
        Column {
            id: words

            anchors.left: sign.right
            anchors.leftMargin: Theme.pick(12, 16, 20)
            anchors.right: away.left
            anchors.rightMargin: 12
            anchors.verticalCenter: parent.verticalCenter

            Label {
                objectName: "noticeText"
                width: parent.width
                text: notice.text
                font.pixelSize: Theme.lead
                font.weight: Font.DemiBold
                wrapMode: Text.Wrap
                lineHeight: 1.0
                Accessible.ignored: true
            }
            Label {
                objectName: "noticeAdvice"
                width: parent.width
                visible: text
                text: notice.advice
                wrapMode: Text.Wrap
                lineHeight: 1.0
                Accessible.ignored: true
            }
        }
        Icon {
            id: away

            anchors.right: parent.right
            anchors.rightMargin: Theme.pick(12, 16, 20)
            anchors.verticalCenter: parent.verticalCenter
            name: "cross"
            colour: Theme.ink2
        }
    }
}
