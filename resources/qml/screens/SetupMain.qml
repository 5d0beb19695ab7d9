import QtQuick
import Pos.ViewModels
import theme

// The set-up page as a window of its own: there is no till yet.
Window {
    id: window

    required property SetupViewModel setup
    // There are no settings yet: it follows the desktop.
    property bool dark: Application.styleHints.colorScheme === Qt.Dark

    width: 1280
    height: 800
    minimumWidth: 800
    minimumHeight: 480
    visible: true
    color: Theme.paper
    title: qsTr("Set up the till")

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "window"
        value: Qt.size(window.width, window.height)
    }
    Binding {
        target: Theme
        property: "dark"
        value: window.dark
    }
    SetupScreen {
        objectName: "setupScreen"
        anchors.fill: parent
        focus: true
        vm: window.setup
    }
}
