pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Pos.ViewModels
import theme
import parts

// The categories side by side; more than fit are pushed into sight.
ListView {
    id: row

    required property CatalogueViewModel vm

    objectName: "goodsCategories"
    orientation: ListView.Horizontal
    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: Theme.keyGap
    model: vm.categories
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Categories")

    delegate: T.AbstractButton {
        id: pill

        required property string key
        required property string name

        objectName: "category_" + name
        width: Math.min(word.implicitWidth + Theme.pick(40, 48, 64), row.width)
        height: ListView.view.height
        text: name
        checked: key === row.vm.category
        focusPolicy: Qt.TabFocus
        Accessible.role: Accessible.RadioButton
        Accessible.name: text
        Accessible.checked: checked
        Accessible.onPressAction: pill.clicked()
        onClicked: row.vm.chooseCategory(key)

        background: Rectangle {
            radius: height / 2
            color: pill.down ? Theme.pressed : pill.checked ? Theme.accentSoft : Theme.surface
            border.width: pill.visualFocus ? Theme.focusStroke : Theme.controlStroke
            border.color: pill.visualFocus || pill.checked ? Theme.accent : Theme.edge
        }
        contentItem: Label {
            id: word

            text: pill.text
            color: pill.checked ? Theme.accent : Theme.ink
            font.weight: pill.checked ? Font.Bold : Font.Medium
            elide: Text.ElideRight
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
