"""Why somebody can't be added or changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from pos_app.services.people.people import PeopleProblem

translate = QCoreApplication.translate


def people_problem_words(problem: PeopleProblem) -> str:
    return {
        PeopleProblem.HAS_OWNER: translate("People", "The till has an owner already."),
        PeopleProblem.LAST_OWNER: translate(
            "People", "A till needs an owner. Make somebody else one first."
        ),
        PeopleProblem.NAME_TAKEN: translate(
            "People", "Somebody here has this name. Add a letter of the second one."
        ),
        PeopleProblem.NAME_UNFIT: translate("People", "This name can't stand in one line."),
        PeopleProblem.PIN_UNFIT: translate("People", "Nobody may have this PIN. Choose another."),
    }[problem]
