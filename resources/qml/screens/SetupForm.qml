pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme

// The fields of one part, and under them what a trial of it said.
Flickable {
    id: form

    required property SetupViewModel vm
    readonly property Item focused: form.Window.activeFocusItem

    signal typeInto(input: Item, touched: bool)
    signal finished

    clip: true
    contentHeight: column.implicitHeight + 8
    boundsBehavior: Flickable.StopAtBounds
    onHeightChanged: Qt.callLater(reveal)
    onFocusedChanged: Qt.callLater(reveal)

    // What a trial said comes into sight by itself.
    function revealAnswers() {
        if (answers.implicitHeight > 0)
            contentY = Math.max(0, contentHeight - height);
    }

    function holds(item: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === column)
                return true;
        }
        return false;
    }

    // What has the focus stands in sight, also when the keys take their room.
    function reveal() {
        if (!holds(focused))
            return;
        const place = focused.mapToItem(column, 0, 0).y;
        const area = focused as TextEdit;
        const top = area ? place + area.cursorRectangle.y - 40 : place - 40;
        const bottom = top + 80 + (area ? area.cursorRectangle.height : focused.height);
        if (top < contentY)
            contentY = Math.max(0, top);
        else if (bottom > contentY + height)
            contentY = Math.max(0, Math.min(contentHeight, bottom) - height);
    }

    Column {
        id: column

        width: form.width
        spacing: Theme.pick(10, 16, 22)

        SetupPrinter {
            objectName: "setupPrinter"
            width: parent.width
            visible: form.vm.step === "printer"
            vm: form.vm.printer
        }
        Repeater {
            model: form.vm.fields

            SetupField {
                required key
                required kind
                required label
                required hint
                required text
                required mistake
                required choices
                required current
                required marked
                required fixed
                required revealed

                width: column.width
                // A field's own clip is lost where it is outside of the form's.
                opacity: y + height > form.contentY && y < form.contentY + form.height ? 1 : 0
                vm: form.vm
                onTypeInto: (input, touched) => {
                    form.vm.editor.look(key);
                    form.typeInto(input, touched);
                }
                onFinished: form.finished()
            }
        }
        SetupPages {
            objectName: "setupPages"
            width: parent.width
            visible: form.vm.printer.pageCount > 0
            vm: form.vm.printer
        }
        SetupAnswers {
            id: answers

            objectName: "setupAnswers"
            onImplicitHeightChanged: Qt.callLater(form.revealAnswers)
            width: column.width
            vm: form.vm
        }
    }
}
