pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels

// What stands over the till because of who is at it, or because nobody is.
Item {
    id: layer

    required property DutyViewModel duty
    required property StatusViewModel status

    OverrideDialog {
        objectName: "override"
        anchors.fill: parent
        vm: layer.duty.override
    }
    OwnPinSheet {
        objectName: "ownPin"
        anchors.fill: parent
        duty: layer.duty
    }
    Loader {
        anchors.fill: parent
        active: layer.duty.locked && !layer.duty.needsOwner
        focus: active
        sourceComponent: LockScreen {
            objectName: "lockScreen"
            focus: true
            vm: layer.duty.lock
            status: layer.status
            shop: layer.duty.shop
            till: layer.duty.tillName
            Component.onCompleted: forceActiveFocus()
        }
    }
    Loader {
        anchors.fill: parent
        active: layer.duty.needsOwner
        focus: active
        sourceComponent: FirstOwnerScreen {
            objectName: "firstOwner"
            focus: true
            vm: layer.duty.owner
            status: layer.status
            shop: layer.duty.shop
            till: layer.duty.tillName
        }
    }
}
