import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// Whose PIN, how many digits of it, what was wrong, and the pad. Knows keys of a keyboard, too.
FocusScope {
    id: card

    required property PinViewModel pin
    property string title
    property string hint
    property bool dense: false
    property string prefix: "pin_"

    // Digits, Backspace, Enter and Escape of a keyboard; whether the key was one of them.
    function take(key: int, text: string): bool {
        if (text.length === 1 && "0123456789".includes(text))
            pin.press(text);
        else if (key === Qt.Key_Backspace)
            pin.erase();
        else if (key === Qt.Key_Return || key === Qt.Key_Enter)
            pin.finish();
        else if (key === Qt.Key_Escape)
            return pin.clear();
        else
            return false;
        return true;
    }

    Keys.onPressed: event => event.accepted = card.take(event.key, event.text)

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.pick(8, 14, 20)

        Label {
            objectName: card.prefix + "title"
            Layout.fillWidth: true
            visible: card.title
            text: card.title
            font.pixelSize: Theme.pick(24, 28, 36)
            font.weight: Font.Bold
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            horizontalAlignment: Text.AlignHCenter
        }
        PinDots {
            objectName: card.prefix + "dots"
            Layout.fillWidth: true
            Layout.topMargin: Theme.pick(2, 6, 8)
            count: card.pin.count
            name: card.pin.spoken
        }
        Item {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.pick(card.dense ? 26 : 34, card.dense ? 32 : 44, 56)

            RowLayout {
                anchors.centerIn: parent
                width: Math.min(parent.width, implicitWidth)
                spacing: Theme.pick(6, 8, 12)
                visible: words.text

                Icon {
                    name: "warning"
                    visible: card.pin.message
                    side: Theme.pick(20, 22, 28)
                    colour: Theme.tone("part")
                }
                Label {
                    id: words

                    objectName: card.prefix + "message"
                    readonly property string trouble: Theme.large || !card.dense && !Theme.compact ? card.pin.message : card.pin.shortMessage

                    Layout.fillWidth: true
                    Layout.maximumHeight: Theme.pick(card.dense ? 26 : 34, card.dense ? 32 : 44, 56)
                    text: trouble || card.hint
                    color: card.pin.message ? Theme.tone("part") : Theme.ink2
                    font.pixelSize: Theme.pick(15, 16, 18)
                    font.weight: Font.DemiBold
                    font.features: Theme.digits
                    fontSizeMode: Text.Fit
                    minimumPixelSize: 12
                    wrapMode: Text.Wrap
                    lineHeight: 1.0
                    onTroubleChanged: if (trouble) {
                        words.Accessible.announce(trouble, Accessible.Polite);
                    }
                }
            }
        }
        PinPad {
            objectName: card.prefix + "pad"
            Layout.fillWidth: true
            Layout.fillHeight: true
            prefix: card.prefix
            enabled: card.pin.takesDigits
            eraseName: qsTr("Delete last digit")
            doneName: qsTr("Done with the PIN")
            onDigit: text => card.pin.press(text)
            onErased: card.pin.erase()
            onFinished: card.pin.finish()
        }
    }
}
