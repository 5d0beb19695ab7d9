pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// The frame around every screen: status bar on top, rail at the start, trouble above the screen.
Window {
    id: window

    required property TillViewModel till
    property PagesViewModel pages: null
    property DutyViewModel duty: null
    readonly property bool locked: duty?.locked ?? false
    // Something asks for a PIN, and all keys are for it.
    readonly property bool covered: locked || ((duty?.override as OverrideViewModel)?.opened ?? false) || ((duty?.own as OwnPinViewModel)?.opened ?? false)
    // What the demo's customer takes of the window.
    readonly property int dock: (customer.item as DemoDrawer)?.dock ?? 0
    readonly property int leastWidth: 900

    width: 1280 + (pages?.demo && Screen.desktopAvailableWidth >= 1624 ? 344 : 0)
    height: 800
    minimumWidth: 800
    minimumHeight: 480
    visible: true
    color: Theme.paper
    title: qsTr("Till")
    onCoveredChanged: if (!covered) {
        frame.forceActiveFocus();
    }

    LayoutMirroring.enabled: Theme.mirrored
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "window"
        value: Qt.size(window.width - window.dock, window.height)
    }
    Binding {
        target: Theme
        property: "dark"
        value: window.till.dark
    }

    FocusScope {
        id: frame

        anchors.fill: parent
        anchors.rightMargin: window.dock
        focus: true
        enabled: !window.locked
        LayoutMirroring.enabled: Theme.mirrored
        LayoutMirroring.childrenInherit: true
        Keys.onEscapePressed: window.till.navigation.back()

        StatusBar {
            id: statusBar

            anchors.left: parent.left
            anchors.right: parent.right
            height: Theme.bar
            vm: window.till.status
            duty: window.duty
        }
        StatusDetail {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: statusBar.bottom
            anchors.bottom: parent.bottom
            vm: statusBar.detail
        }
        AlarmFrame {
            objectName: "alarmFrame"
            anchors.fill: parent
            z: 60
            alarming: window.till.status.alarming
        }
        Connections {
            target: window.till.status
            function onAlarmed(words: string) {
                statusBar.Accessible.announce(words, Accessible.Assertive);
            }
        }
        NavigationRail {
            objectName: "rail"
            anchors.left: parent.left
            anchors.top: statusBar.bottom
            anchors.bottom: parent.bottom
            width: Theme.rail
            name: qsTr("Screens")
            model: window.till.navigation.entries
            current: window.till.navigation.railKey
            onChosen: key => window.till.navigation.go(key)
        }
        RailFoot {
            anchors.left: parent.left
            anchors.bottom: parent.bottom
            drawer: window.pages?.drawer ?? null
            duty: window.duty
        }
        ColumnLayout {
            anchors.left: parent.left
            anchors.top: statusBar.bottom
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.pad
            anchors.leftMargin: Theme.rail + Theme.pad
            spacing: Theme.gap

            Banner {
                objectName: "banner"
                Layout.fillWidth: true
                visible: window.till.status.hasBanner
                tone: window.till.status.bannerTone
                iconName: window.till.status.bannerIcon
                title: window.till.status.bannerTitle
                advice: window.till.status.bannerAdvice
                more: window.till.status.bannerMore
                actionText: window.till.status.bannerAction
                onActed: window.till.status.bannerActed()
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                SaleScreen {
                    id: saleScreen

                    objectName: "saleScreen"
                    anchors.fill: parent
                    visible: window.till.navigation.screen === "sale"
                    focus: visible
                    entry: window.till.entry
                    openSales: window.till.openSales
                    withGoods: window.pages !== null
                    onGoodsWanted: window.till.navigation.go("goods")
                }
                PaymentScreen {
                    id: paymentScreen

                    objectName: "paymentScreen"
                    anchors.fill: parent
                    visible: window.till.navigation.screen === "payment"
                    focus: visible
                    vm: window.till.payment
                }
                Loader {
                    anchors.fill: parent
                    active: window.pages !== null
                    visible: !["sale", "payment"].includes(window.till.navigation.screen)
                    focus: visible
                    sourceComponent: Pages {
                        focus: true
                        vm: window.pages
                        duty: window.duty
                        navigation: window.till.navigation
                        entry: window.till.entry
                    }
                }
            }
        }
    }
    Questions {
        anchors.fill: parent
        anchors.rightMargin: window.dock
        enabled: !window.locked
        till: window.till
        pages: window.pages
        onPaid: paymentScreen.forceActiveFocus()
        onDone: frame.forceActiveFocus()
    }
    Loader {
        anchors.fill: parent
        anchors.rightMargin: window.dock
        z: 120
        active: window.duty !== null
        sourceComponent: PeopleLayer {
            duty: window.duty
            status: window.till.status
        }
    }
    Loader {
        id: customer

        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        active: window.pages?.demo ?? false
        sourceComponent: DemoDrawer {
            objectName: "demoDrawer"
            height: customer.height
            leastTill: window.leastWidth
            room: window.width
            vm: window.pages.demo
        }
    }
}
