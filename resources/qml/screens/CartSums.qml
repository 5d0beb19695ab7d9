pragma ComponentBehavior: Bound

import QtQuick
import Pos.ViewModels
import theme
import parts

// What stands between the lines and the total: discount and taxes.
Column {
    id: sums

    required property CartViewModel vm

    Repeater {
        model: sums.vm.sums

        KeyValueRow {
            required property string key
            required property string amount
            required label

            objectName: "sum_" + key
            width: sums.width
            height: Theme.pick(26, 30, 38)
            fontSize: Theme.body
            value: amount
        }
    }
}
