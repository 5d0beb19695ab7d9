pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels

// What is asked over all screens; `paid` goes back to the payment, `done` to the screen.
Item {
    id: questions

    required property TillViewModel till
    property PagesViewModel pages: null

    signal paid
    signal done

    TipScreen {
        till: questions.till
        onClosed: questions.paid()
    }
    RefundLink {
        objectName: "refundLink"
        vm: questions.till.refund
        onSafeChosen: questions.paid()
    }
    Loader {
        anchors.fill: parent
        z: 100
        active: (questions.pages?.shift as ShiftViewModel)?.closing.asks ?? false
        onActiveChanged: if (!active) {
            questions.done();
        }
        sourceComponent: ShiftClose {
            objectName: "shiftCloseDialog"
            focus: true
            vm: questions.pages.shift.closing
        }
    }
}
