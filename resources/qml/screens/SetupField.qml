pragma ComponentBehavior: Bound
import QtQuick

// One setting: typed in one line or in several, chosen, marked, or switched.
SetupValue {
    id: row

    objectName: "field_" + key
    implicitHeight: editor.implicitHeight

    Loader {
        id: editor

        width: parent.width
        sourceComponent: row.kind === "lines" ? lines : ["choice", "several", "hidden", "switch"].includes(row.kind) ? options : line
    }
    Component {
        id: line

        SetupLine {
            field: row
        }
    }
    Component {
        id: lines

        SetupLines {
            field: row
        }
    }
    Component {
        id: options

        SetupOptions {
            field: row
        }
    }
}
