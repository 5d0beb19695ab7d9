pragma ComponentBehavior: Bound

import QtQuick
import theme
import parts

// Rows of facts: a value, a check, a step to do, a meter, or a sentence.
Column {
    id: rows

    property alias model: repeater.model
    property int rowHeight: 40
    property int fontSize: Theme.body
    // Leaves explanations away where there is no room for them.
    property bool terse: false

    Repeater {
        id: repeater

        Item {
            id: row

            required property string key
            required property string kind
            required property string label
            required property string value
            required property bool good
            required property bool strong
            required property real part

            width: rows.width
            height: kind !== "text" ? rows.rowHeight : sentence.visible ? sentence.implicitHeight + 6 : 0

            KeyValueRow {
                objectName: "fact_" + row.key
                anchors.fill: parent
                visible: row.kind === "value"
                label: row.label
                value: row.value
                strong: row.strong
                fontSize: rows.fontSize
            }
            CheckRow {
                objectName: "check_" + row.key
                anchors.fill: parent
                visible: row.kind === "check" || pending
                pending: row.kind === "pending"
                text: row.label
                good: row.good
                strong: row.strong || !row.good && !pending
                fontSize: rows.fontSize
            }
            StepRow {
                objectName: "step_" + row.key
                anchors.fill: parent
                visible: row.kind === "step"
                number: row.value
                text: row.label
            }
            MeterRow {
                objectName: "meter_" + row.key
                anchors.fill: parent
                visible: row.kind === "meter"
                label: row.label
                value: row.value
                part: row.part
                fontSize: rows.fontSize
            }
            Label {
                id: sentence

                objectName: "text_" + row.key
                width: parent.width
                visible: row.kind === "text" && !rows.terse
                text: row.kind === "text" ? row.label : ""
                color: Theme.ink2
                font.pixelSize: Math.min(rows.fontSize, Theme.body)
                wrapMode: Text.Wrap
            }
        }
    }
}
