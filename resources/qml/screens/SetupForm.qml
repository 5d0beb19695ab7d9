pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme

// The fields of one part, and under them what a trial of it said.
Flickable {
    id: form

    required property SetupViewModel vm
    property Item typing: null

    signal typeInto(input: Item, touched: bool)
    signal finished

    clip: true
    contentHeight: column.implicitHeight + 8
    boundsBehavior: Flickable.StopAtBounds
    onHeightChanged: Qt.callLater(reveal)
    onTypingChanged: Qt.callLater(reveal)

    // What a trial said comes into sight by itself.
    function revealAnswers() {
        if (answers.implicitHeight > 0)
            contentY = Math.max(0, contentHeight - height);
    }

    // The field that is typed into stays in sight when the keys take their room.
    function reveal() {
        if (!typing)
            return;
        const top = typing.mapToItem(column, 0, 0).y - 40;
        const bottom = top + typing.height + 80;
        if (top < contentY)
            contentY = Math.max(0, top);
        else if (bottom > contentY + height)
            contentY = Math.max(0, Math.min(contentHeight, bottom) - height);
    }

    Column {
        id: column

        width: form.width
        spacing: Theme.pick(10, 16, 22)

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
                required revealed

                width: column.width
                vm: form.vm
                onTypeInto: (input, touched) => form.typeInto(input, touched)
                onFinished: form.finished()
            }
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
