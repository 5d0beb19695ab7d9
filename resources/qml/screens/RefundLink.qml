import QtQuick
import Pos.ViewModels
import theme
import parts

// The link by which a gateway gives money back: only while this stands, for this customer alone.
Dialog {
    id: dialog

    required property RefundViewModel vm
    readonly property string code: vm.codeSource

    onCodeChanged: {
        if (code)
            open();
        else
            close();
    }
    title: qsTr("Refund by link")
    sentence: qsTr("Let the customer scan this code and claim the money on that page. Whoever scans it first gets it.")
    safeText: qsTr("Done")
    content: QrPanel {
        objectName: "refundCode"
        width: parent.width
        height: Theme.pick(184, 300, 420)
        name: qsTr("QR code that leads to the refund")
        source: dialog.code
    }
    onSafeChosen: dialog.vm.close()
}
