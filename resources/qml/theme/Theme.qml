pragma Singleton

import QtQuick

// Colours, type, space and motion of the till; sizes follow the window's class.
QtObject {
    id: theme

    property bool dark: false
    property bool lessMotion: false
    property size window: Qt.size(1280, 800)

    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft
    readonly property bool compact: window.width < 1200 || window.height < 720
    readonly property bool large: !compact && window.width >= 1600

    readonly property color paper: dark ? "#101216" : "#F4F3EE"
    readonly property color surface: dark ? "#1A1D22" : "#FFFFFF"
    readonly property color sunken: dark ? "#0A0C0E" : "#EAE8E0"
    readonly property color pressed: dark ? "#30353D" : "#DEDBD0"
    readonly property color line: dark ? "#343942" : "#D8D5CA"
    readonly property color edge: dark ? "#7C8490" : "#7E7C74"
    readonly property color ink: dark ? "#F3F3EF" : "#16181D"
    readonly property color ink2: dark ? "#C0C5CC" : "#464A52"
    readonly property color ink3: dark ? "#9BA2AC" : "#5E626A"
    readonly property color accent: dark ? "#A3B5FF" : "#2342C9"
    readonly property color accentSoft: dark ? "#222B52" : "#E4E8FA"
    readonly property color fill: dark ? "#4460EC" : "#2342C9"
    readonly property color fillInk: "#FFFFFF"
    readonly property color fillDown: dark ? "#354DC4" : "#1B339C"
    readonly property color stateInk: dark ? "#101216" : "#FFFFFF"
    readonly property color scrim: dark ? "#CC000000" : "#B3101216"

    readonly property var tones: ({
            wait: accent,
            seen: dark ? "#6FD0E6" : "#005F77",
            part: dark ? "#F5BB5C" : "#7D4A00",
            paid: dark ? "#73DB9B" : "#11643A",
            gone: dark ? "#B8BEC7" : "#52565E",
            alarm: dark ? "#FF9C93" : "#AE1C18",
            quiet: ink2
        })
    readonly property var softTones: ({
            wait: accentSoft,
            seen: dark ? "#0F3842" : "#D7EDF2",
            part: dark ? "#41300F" : "#FBE8C3",
            paid: dark ? "#113C23" : "#D9F0DF",
            gone: dark ? "#2B2F36" : "#E4E2DA",
            alarm: dark ? "#4E1815" : "#FBE0DC",
            quiet: "transparent"
        })

    // Of faces: none is a state's colour, and initials keep 7.8 on each.
    readonly property var faceTones: ({
            indigo: dark ? "#A3B5FF" : "#2342C9",
            plum: dark ? "#E0A6E8" : "#6B2C73",
            olive: dark ? "#C8D36B" : "#4B5600",
            slate: dark ? "#9FCBE0" : "#2E5266",
            brown: dark ? "#E5B795" : "#6E4630"
        })

    readonly property string family: "Inter"
    readonly property var digits: ({
            tnum: 1
        })
    // Without calt, or an x between digits is drawn as a sign of multiplication.
    readonly property var addressDigits: ({
            zero: 1,
            calt: 0
        })

    readonly property int money: pick(72, 104, 144)
    readonly property int paymentMoney: pick(56, 88, 144)
    readonly property int bitcoin: pick(22, 34, 52)
    readonly property int panelTitle: pick(40, 64, 96)
    readonly property int key: pick(32, 40, 56)
    readonly property int h1: pick(32, 40, 56)
    readonly property int h2: pick(24, 28, 36)
    readonly property int h3: pick(18, 22, 28)
    readonly property int lead: pick(18, 22, 28)
    readonly property int body: pick(16, 18, 22)
    readonly property int small: pick(15, 16, 20)
    readonly property int micro: pick(14, 16, 18)

    readonly property int pad: pick(16, 24, 32)
    readonly property int gap: pick(8, 16, 24)
    readonly property int keyGap: pick(8, 8, 12)
    readonly property int bar: pick(48, 56, 64)
    readonly property int rail: pick(80, 96, 112)
    readonly property int button: pick(64, 72, 88)
    readonly property int primary: pick(72, 88, 112)
    readonly property int radius: pick(12, 16, 20)
    readonly property int smallRadius: pick(8, 12, 14)
    readonly property int dialogRadius: 20
    readonly property int icon: pick(22, 24, 32)

    readonly property int cardStroke: 1
    readonly property int controlStroke: 2
    readonly property int chosenStroke: 3
    readonly property int focusStroke: 4
    readonly property int alarmStroke: 6

    readonly property int touch: 64
    readonly property int leastTouch: 48

    readonly property int pressTime: lessMotion ? 0 : 80
    readonly property int screenTime: lessMotion ? 0 : 160
    readonly property int stateTime: lessMotion ? 0 : 240

    // The value for a compact, a regular or a large window.
    function pick(small: int, regular: int, big: int): int {
        return compact ? small : large ? big : regular;
    }

    function tone(name: string): color {
        return tones[name];
    }

    function softTone(name: string): color {
        return softTones[name];
    }
}
