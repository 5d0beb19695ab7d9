import QtQuick
import Pos.ViewModels

// What a row of the set-up form knows, for whichever way it is edited.
Item {
    id: value

    required property SetupViewModel vm
    property string key
    property string kind
    property string label
    property string hint
    property string text
    property string mistake
    property list<string> choices
    property int current: -1
    property list<string> marked
    property list<string> fixed
    property bool revealed: false

    signal typeInto(input: Item, touched: bool)
    signal finished
}
