import QtQuick
import theme

// Around everything while money that was counted on is gone: it swells twice, then stands still.
Rectangle {
    id: frame

    property bool alarming: false

    visible: alarming
    color: "transparent"
    border.width: Theme.alarmStroke
    border.color: Theme.tone("alarm")
    onAlarmingChanged: {
        if (alarming && Theme.stateTime > 0)
            swelling.restart();
        else
            swelling.complete();
    }

    SequentialAnimation {
        id: swelling

        loops: 2
        NumberAnimation {
            target: frame
            property: "border.width"
            to: 2 * Theme.alarmStroke
            duration: Theme.stateTime
            easing.type: Easing.InOutCubic
        }
        NumberAnimation {
            target: frame
            property: "border.width"
            to: Theme.alarmStroke
            duration: Theme.stateTime
            easing.type: Easing.InOutCubic
        }
    }
}
