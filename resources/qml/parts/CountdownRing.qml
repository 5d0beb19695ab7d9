import QtQuick
import QtQuick.Shapes
import theme

// Time left as a ring: under five minutes another colour, under one minute thicker.
Item {
    id: ring

    property real fraction: 1
    property string tone: "wait"
    property bool urgent: false
    property string timeText
    property string detail
    readonly property real stroke: Math.round(width * (urgent ? 0.1125 : 0.075))

    implicitWidth: Theme.pick(128, 160, 216)
    implicitHeight: implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: timeText + " " + detail

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: "transparent"
        border.width: ring.stroke
        border.color: Theme.line
    }
    Shape {
        anchors.fill: parent
        preferredRendererType: Shape.CurveRenderer
        visible: ring.fraction > 0

        ShapePath {
            strokeColor: Theme.tone(ring.tone)
            strokeWidth: ring.stroke
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: ring.width / 2
                centerY: ring.height / 2
                radiusX: (ring.width - ring.stroke) / 2
                radiusY: radiusX
                startAngle: -90
                sweepAngle: Math.max(0.1, 360 * ring.fraction)
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * ring.stroke - 12

        Label {
            width: parent.width
            text: ring.timeText
            font.pixelSize: ring.width * 0.25
            font.weight: Font.Bold
            font.features: Theme.digits
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
        Label {
            width: parent.width
            visible: text && !Theme.compact
            text: ring.detail
            color: Theme.ink2
            font.pixelSize: Theme.small
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.micro
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
