pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import Pos.ViewModels
import theme
import parts

// One item: what it is called, what it costs, and how it is found.
ColumnLayout {
    id: form

    required property CatalogueEditorViewModel vm

    spacing: Theme.gap

    component FormField: TextField {
        required property string field
        required property string value

        objectName: "field_" + field
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        // A binding would end with the first letter that is typed.
        onValueChanged: if (text !== value) {
            text = value;
        }
        Component.onCompleted: text = value
        onEdited: form.vm.edit(field, text)
        onAccepted: form.vm.save()
    }

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.gap

        Label {
            Layout.fillWidth: true
            text: form.vm.isNew ? qsTr("New item") : qsTr("Change item")
            font.pixelSize: Theme.h2
            font.weight: Font.Bold
        }
        SecondaryButton {
            objectName: "itemClose"
            Layout.preferredHeight: Theme.touch
            text: qsTr("Close")
            onClicked: form.vm.close()
        }
    }
    Flickable {
        id: fields

        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: column.implicitHeight

        ColumnLayout {
            id: column

            width: fields.width
            spacing: Theme.gap

            FormField {
                field: "name"
                value: form.vm.name
                label: qsTr("Name")
                input.maximumLength: 100
            }
            RowLayout {
                spacing: Theme.gap

                FormField {
                    field: "price"
                    value: form.vm.price
                    label: qsTr("Price, %1").arg(form.vm.currency)
                    input.inputMethodHints: Qt.ImhFormattedNumbersOnly
                }
                FormField {
                    field: "unit"
                    value: form.vm.unit
                    label: qsTr("Unit, for what is weighed")
                    placeholder: qsTr("kg")
                    input.maximumLength: 8
                }
            }
            FormField {
                field: "number"
                value: form.vm.number
                label: qsTr("Number or barcode")
                input.maximumLength: 40
            }
            Label {
                objectName: "numberNote"
                Layout.fillWidth: true
                text: form.vm.numberNote
                color: Theme.ink2
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
            }
            RowLayout {
                spacing: Theme.gap

                FormField {
                    field: "tax"
                    value: form.vm.tax
                    label: qsTr("Tax rate, per cent")
                    placeholder: qsTr("as the shop's")
                }
                FormField {
                    field: "category"
                    value: form.vm.categoryName
                    label: qsTr("Category")
                    input.maximumLength: 100
                }
            }
            Flow {
                Layout.fillWidth: true
                visible: form.vm.categories.length > 0
                spacing: 8

                Repeater {
                    model: form.vm.categories

                    SecondaryButton {
                        required property string modelData

                        objectName: "pick_" + modelData
                        width: Math.min(implicitWidth, column.width)
                        height: Theme.leastTouch
                        fontSize: Theme.small
                        text: modelData
                        onClicked: form.vm.edit("category", modelData)
                    }
                }
            }
            SwitchRow {
                objectName: "itemActive"
                Layout.fillWidth: true
                text: qsTr("It is sold")
                checked: form.vm.active
                onClicked: form.vm.toggleActive()
            }
        }
    }
    Label {
        objectName: "itemProblem"
        Layout.fillWidth: true
        visible: text
        text: form.vm.problem
        color: Theme.tone("alarm")
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
    }
    PrimaryButton {
        objectName: "itemSave"
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.button
        fontSize: Theme.lead
        enabled: form.vm.canSave
        text: form.vm.isNew ? qsTr("Add item") : enabled ? qsTr("Save changes") : qsTr("Nothing changed")
        onClicked: form.vm.save()
    }
}
