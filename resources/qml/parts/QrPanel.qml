import QtQuick
import theme

// A code on a white plate in both themes; every module is a whole number of pixels.
Rectangle {
    id: plate

    property string source
    property string name
    readonly property real ratio: Screen.devicePixelRatio
    readonly property int modules: code.implicitWidth
    readonly property real module: modules > 0 ? Math.max(1, Math.floor(Math.min(width, height) * ratio / modules)) / ratio : 0

    // The code without its quiet zone of four modules.
    readonly property real codeWidth: module * (modules - 8)

    radius: Theme.smallRadius
    color: "#FFFFFF"

    Image {
        id: code

        objectName: "qr"
        anchors.centerIn: parent
        anchors.horizontalCenterOffset: 0
        width: plate.module * plate.modules
        height: width
        smooth: false
        cache: false
        source: plate.source
        Accessible.role: Accessible.Graphic
        Accessible.name: plate.name
    }
}
