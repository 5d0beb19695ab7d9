pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One call: how it stands, every figure of it, what was answered, its body, and "send again".
Card {
    id: call

    required property StoreCallViewModel vm
    readonly property int inset: Theme.pick(12, 24, 28)

    signal done

    Label {
        objectName: "storeCallNone"
        anchors.centerIn: parent
        width: parent.width - 2 * call.inset
        visible: !call.vm.key
        text: qsTr("Touch a call to see what was sent and what was answered.")
        color: Theme.ink2
        wrapMode: Text.Wrap
        horizontalAlignment: Text.AlignHCenter
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: call.inset
        visible: call.vm.ready
        spacing: Theme.pick(8, 12, 16)

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.gap

            SecondaryButton {
                objectName: "storeCallBack"
                Layout.preferredHeight: Theme.leastTouch
                visible: Theme.compact
                iconName: "back"
                text: qsTr("All calls")
                onClicked: call.done()
            }
            StatusBadge {
                objectName: "storeCallState"
                tone: call.vm.tone
                iconName: call.vm.iconName
                word: call.vm.word
                fontSize: Theme.lead
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Label {
                    objectName: "storeCallName"
                    Layout.fillWidth: true
                    text: call.vm.name
                    font.pixelSize: Theme.pick(16, 20, 26)
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.micro
                    horizontalAlignment: Text.AlignRight
                }
                Label {
                    objectName: "storeCallSubject"
                    Layout.fillWidth: true
                    visible: text
                    text: call.vm.subject
                    color: Theme.ink2
                    font.pixelSize: Theme.small
                    font.features: Theme.digits
                    horizontalAlignment: Text.AlignRight
                }
            }
        }
        Label {
            objectName: "storeCallWhy"
            Layout.fillWidth: true
            visible: text
            text: call.vm.why
            color: Theme.tone("part")
            font.pixelSize: Theme.small
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.cardStroke
            color: Theme.line
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.margins: -8
            radius: Theme.smallRadius
            color: "transparent"
            border.width: lines.activeFocus ? Theme.focusStroke : 0
            border.color: Theme.accent

            ListView {
                id: lines

                objectName: "storeCallLines"
                anchors.fill: parent
                anchors.margins: 8
                clip: true
                cacheBuffer: 0
                boundsBehavior: Flickable.StopAtBounds
                activeFocusOnTab: contentHeight > height
                model: call.vm.lines
                Accessible.role: Accessible.List
                Accessible.name: qsTr("What was sent and what was answered")
                Keys.onDownPressed: lines.flick(0, -Theme.pick(600, 700, 900))
                Keys.onUpPressed: lines.flick(0, Theme.pick(600, 700, 900))

                delegate: StoreCallLine {
                    required property string key
                    required kind
                    required label
                    required value

                    objectName: "callLine_" + key
                    width: ListView.view.width
                    codeFamily: call.vm.codeFamily
                }
            }
        }
        SecondaryButton {
            objectName: "storeCallSend"
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.touch
            enabled: call.vm.canSend
            iconName: "refresh"
            text: call.vm.sendText
            onClicked: call.vm.sendAgain()
        }
    }
}
