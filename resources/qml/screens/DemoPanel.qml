pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The demo's customer, printer and store in one column, plainly not a part of the till.
Rectangle {
    id: panel

    required property DemoPanelViewModel vm
    readonly property int inset: 16

    signal putAway

    color: Theme.softTone("part")

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: panel.inset
        spacing: 10

        RowLayout {
            Layout.fillWidth: true
            spacing: 10

            Icon {
                name: "test"
                side: 26
                colour: Theme.tone("part")
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Label {
                    objectName: "demoHeading"
                    Layout.fillWidth: true
                    text: qsTr("Customer (demo)")
                    color: Theme.tone("part")
                    font.pixelSize: 20
                    font.weight: Font.Bold
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 14
                }
                Label {
                    Layout.fillWidth: true
                    text: qsTr("No real money, not a part of the till")
                    font.pixelSize: 14
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 12
                }
            }
            DemoButton {
                objectName: "demoAway"
                Layout.preferredWidth: 48
                Layout.preferredHeight: 48
                iconName: "forward"
                text: ""
                Accessible.name: qsTr("Put the customer away")
                onClicked: panel.putAway()
            }
        }
        Card {
            Layout.fillWidth: true
            Layout.preferredHeight: 72

            Label {
                id: target

                objectName: "demoTarget"
                x: 14
                y: 6
                width: parent.width - 28
                horizontalAlignment: Text.AlignLeft
                text: panel.vm.target
                font.pixelSize: 18
                font.weight: Font.Bold
                font.features: Theme.digits
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: 12
            }
            Label {
                objectName: "demoSentence"
                x: 14
                width: parent.width - 28
                anchors.top: target.bottom
                anchors.bottom: parent.bottom
                anchors.bottomMargin: 4
                horizontalAlignment: Text.AlignLeft
                text: panel.vm.sentence
                color: Theme.ink2
                font.pixelSize: 15
                fontSizeMode: Text.Fit
                minimumPixelSize: 12
                wrapMode: Text.Wrap
                lineHeight: 1.0
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: 2
            rowSpacing: 8
            columnSpacing: 8

            Repeater {
                model: [
                    {
                        key: "exact",
                        icon: "paid",
                        word: qsTr("Pay exactly")
                    },
                    {
                        key: "mine",
                        icon: "block",
                        word: qsTr("Mine a block")
                    },
                    {
                        key: "little",
                        icon: "partly",
                        word: qsTr("Pay too little")
                    },
                    {
                        key: "much",
                        icon: "over",
                        word: qsTr("Pay too much")
                    },
                    {
                        key: "late",
                        icon: "late",
                        word: qsTr("Pay late")
                    },
                    {
                        key: "double_spend",
                        icon: "replaced",
                        word: qsTr("Double-spend")
                    }
                ]

                DemoButton {
                    required property var modelData

                    objectName: "demo_" + modelData.key
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.preferredHeight: panel.height > 640 ? 56 : 48
                    enabled: modelData.key === "mine" || (modelData.key === "double_spend" ? panel.vm.canDoubleSpend : modelData.key === "late" ? panel.vm.canPayLate : panel.vm.canPay)
                    iconName: modelData.icon
                    text: modelData.word
                    onClicked: panel.vm.act(modelData.key)
                }
            }
        }
        DemoPaper {
            objectName: "demoPaper"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 5
            Layout.verticalStretchFactor: 5
            vm: panel.vm
        }
        DemoCalls {
            objectName: "demoCalls"
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: 4
            Layout.verticalStretchFactor: 4
            vm: panel.vm
        }
    }
}
