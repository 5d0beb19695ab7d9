pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels
import theme

// Under the ways of the rail: the drawer's button where there is one, and the lock.
Column {
    id: foot

    property DrawerViewModel drawer: null
    property DutyViewModel duty: null

    width: Theme.rail

    Loader {
        width: foot.width
        active: foot.drawer?.hasButton ?? false
        sourceComponent: DrawerButton {
            objectName: "drawer"
            vm: foot.drawer
        }
    }
    Loader {
        width: foot.width
        active: foot.duty !== null
        sourceComponent: LockButton {
            objectName: "lock"
            onClicked: foot.duty.lockNow()
        }
    }
}
