import QtQuick
import theme

// A person: initials on a tone and in an outline, so that no two look alike without colours.
Rectangle {
    id: face

    property string initials
    // indigo, plum, olive, slate or brown
    property string tone: "indigo"
    // circle, square or leaf
    property string outline: "circle"
    property int side: Theme.touch
    readonly property real corner: outline === "square" ? side / 4 : outline === "leaf" ? side / 12 : side / 2

    implicitWidth: side
    implicitHeight: side
    width: side
    height: side
    radius: corner
    topRightRadius: outline === "leaf" ? side / 2 : corner
    bottomLeftRadius: outline === "leaf" ? side / 2 : corner
    color: Theme.faceTones[tone] ?? Theme.faceTones.indigo

    Label {
        anchors.centerIn: parent
        width: Math.min(implicitWidth, face.side * 0.76)
        text: face.initials
        color: Theme.stateInk
        font.pixelSize: Math.round(face.side * 0.43)
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 12
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }
}
