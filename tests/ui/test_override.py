"""A manager's PIN on the spot, and the doors that ask for one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.money import Money, currency
from pos_app.domain.rights import Right
from pos_app.services.people.people import Face, PeopleProblem
from pos_app.ui.duty import AskedDetails, AskedFor, AskedLabel, AskedRow, OverrideAsked
from pos_app.ui.override_words import back_of_ask, rows_of_ask, sentence_of_ask, title_of_ask
from pos_app.ui.people_words import people_problem_words
from tests.ui.memory_duty import MAYA, PAVEL, PIN, RUTH, MemoryDuty
from tests.ui.pages_counter import PagesCounter
from tests.ui.people_scenes import SHORT, WRONG, type_pin

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.formatting import Formatter
    from tests.ui.counter import Counter

EUR = currency("EUR")
RUTH_AS_CASHIER = Face(name=RUTH.name, initials=RUTH.initials, colour=RUTH.colour)


@pytest.fixture
def cashier(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter, duty=MemoryDuty(here=MAYA))


def asked(right: Right, details: AskedDetails | None = None) -> OverrideAsked:
    return OverrideAsked(
        ask_id=uuid4(),
        right=right,
        subject=None,
        asked_by=MAYA,
        may_grant=(RUTH,),
        details=details or AskedDetails(),
    )


def test_it_says_who_asks_for_what_and_what_it_comes_to(counter: Counter) -> None:
    counter.duty.ask_override(Right.ACCEPT, None, SHORT)
    counter.settle()

    assert counter.text("overrideTitle") == "Manager's PIN"
    assert counter.text("overrideSentence") == "Maya asks to accept a sale that is €4.97 short."
    assert counter.item("overrideRow_2_given_up").property("value") == "€4.97"
    assert counter.item("overrideRow_2_given_up").property("strong")
    assert counter.text("overrideRecorded") == "Recorded with both names."
    assert counter.text("overrideBack") == "Back, ask for the rest"
    assert counter.shows("granter_Ruth")
    assert not counter.shows("granter_Jonas")


def test_the_demo_says_the_pin_that_allows_it(counter: Counter) -> None:
    counter.duty.is_demo = True
    counter.duty.ask_override(Right.ACCEPT, None, SHORT)
    counter.settle()

    assert counter.text("override_message") == f"Demo: the PIN is {PIN}."


def test_a_managers_pin_on_a_keyboard_allows_it(counter: Counter) -> None:
    counter.duty.ask_override(Right.ACCEPT, None, SHORT)
    counter.type(PIN)
    counter.key(Qt.Key.Key_Return)

    assert counter.duty.granted == [(Right.ACCEPT, MAYA, RUTH)]
    assert not counter.shows("override")
    assert counter.duty.here() == MAYA
    counter.type("5")
    assert counter.model.keypad.number == "€5", "the keys are the sale's again"


def test_a_wrong_pin_and_a_wait_are_said_in_it_and_hold_for_one_person(counter: Counter) -> None:
    counter.duty.ask_override(Right.OPEN_DRAWER)
    type_pin(counter, "override_", WRONG)
    assert counter.text("override_message") == "Wrong PIN. 4 tries left, then a pause."
    for _ in range(4):
        type_pin(counter, "override_", WRONG)
    assert counter.text("override_message") == "Too many tries. Next one in 0:30."

    counter.tap("granter_Pavel")
    type_pin(counter, "override_", PIN)
    assert counter.duty.granted == [(Right.OPEN_DRAWER, MAYA, PAVEL)]


@pytest.mark.parametrize("how", ["touch", "escape"])
def test_back_does_nothing_and_is_one_touch(counter: Counter, how: str) -> None:
    counter.duty.ask_override(Right.REFUND)
    if how == "touch":
        counter.tap("overrideBack")
    else:
        counter.type("81")
        counter.key(Qt.Key.Key_Escape)
        assert counter.shows("override"), "digits first"
        counter.key(Qt.Key.Key_Escape)

    assert not counter.shows("override")
    assert counter.duty.granted == []


def test_who_may_not_any_more_is_told(counter: Counter) -> None:
    counter.duty.ask_override(Right.REFUND)
    counter.duty.change_person(RUTH.id, RUTH_AS_CASHIER, MAYA.role)
    type_pin(counter, "override_", PIN)

    assert counter.text("override_message") == "This person may not allow it any more."


def test_a_lock_ends_what_was_asked(counter: Counter) -> None:
    counter.duty.ask_override(Right.REFUND)
    counter.duty.lock()
    counter.tap("face_Jonas")
    type_pin(counter, "pin_", PIN)

    assert not counter.shows("override")


def test_the_rail_shows_settings_to_all_and_asks_for_the_owner(cashier: PagesCounter) -> None:
    cashier.go("settings")
    assert cashier.text("overrideTitle") == "Owner's PIN"
    assert cashier.model.navigation.screen == "sale"
    cashier.tap("overrideBack")
    assert cashier.model.navigation.screen == "sale"

    cashier.go("settings")
    type_pin(cashier, "override_", PIN)
    assert cashier.shows("settingsScreen")
    cashier.tap("setupPeople")
    assert cashier.shows("peopleScreen"), "one PIN opens what lies behind the same door"

    cashier.go("sale")
    cashier.go("settings")
    assert cashier.shows("override"), "the door has closed behind who left"


def test_who_comes_next_does_not_find_the_owners_page(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(PagesCounter)
    counter.go("settings")
    counter.tap("lock")
    assert counter.model.navigation.screen == "sale"
    counter.tap("face_Jonas")
    type_pin(counter, "pin_", PIN)

    assert counter.shows("saleScreen")


@pytest.mark.parametrize("right", Right)
def test_every_right_has_its_words(right: Right, numbers: Formatter) -> None:
    said = sentence_of_ask(asked(right), numbers)

    assert said.startswith("Maya asks to ")
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize("what", AskedFor)
def test_every_reason_has_its_words(what: AskedFor, numbers: Formatter) -> None:
    ask = asked(Right.ACCEPT, AskedDetails(what=what))

    assert "{" not in sentence_of_ask(ask, numbers)
    assert back_of_ask(ask)
    assert title_of_ask(ask) == "Manager's PIN"


def test_every_row_has_its_label_and_its_value(numbers: Formatter) -> None:
    values = (Money(497, EUR), 35_040, "1042")
    details = AskedDetails(
        rows=tuple(
            AskedRow(label=label, value=values[place % 3]) for place, label in enumerate(AskedLabel)
        )
    )
    rows = rows_of_ask(asked(Right.REFUND, details), numbers)

    assert len({row.label for row in rows}) == len(AskedLabel)
    assert [row.value for row in rows[:3]] == ["€4.97", numbers.sat(35_040), "1042"]
    assert [row.strong for row in rows] == [False] * (len(rows) - 1) + [True]


@pytest.mark.parametrize("problem", PeopleProblem)
def test_every_problem_of_people_has_its_words(problem: PeopleProblem) -> None:
    assert people_problem_words(problem).endswith(".")
