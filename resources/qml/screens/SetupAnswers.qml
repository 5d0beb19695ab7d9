pragma ComponentBehavior: Bound
import QtQuick
import Pos.ViewModels
import theme

// What a trial said: the wallet's first addresses, to be compared, or a line for each thing tried.
Column {
    id: answers

    required property SetupViewModel vm

    spacing: Theme.pick(6, 10, 14)

    SetupEndings {
        objectName: "setupEndings"
        width: parent.width
        visible: answers.vm.endings.wanted
        vm: answers.vm.endings
    }
    Repeater {
        model: answers.vm.trials

        TrialLine {
            required property string key
            required subject
            required answer
            required works

            objectName: "trial_" + key
            width: answers.width
        }
    }
}
