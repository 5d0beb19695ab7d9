"""The owner's page of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.person import Colour, Role
from pos_app.services.people.people import PeopleProblem
from tests.ui.memory_duty import INES, MAYA, PAVEL, PIN, RUTH
from tests.ui.pages_counter import PagesCounter
from tests.ui.people_scenes import WRONG, type_pin

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.person import Person


@pytest.fixture
def page(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    counter = open_page(PagesCounter)
    counter.go("settings")
    counter.tap("setupPeople")
    return counter


def kept(page: PagesCounter, person_id: UUID) -> Person:
    return next(person for person in page.duty.everyone() if person.id == person_id)


def test_it_lists_who_works_here_with_role_and_who_has_left_last(page: PagesCounter) -> None:
    page.duty.remove_person(MAYA.id)
    page.settle()
    rows = [(row.name, row.detail) for row in page.people.people._rows.rows]

    assert rows == [
        ("Jonas", "Cashier"),
        ("Ines", "Cashier"),
        ("Ruth", "Manager"),
        ("Pavel", "Owner, here now"),
        ("Maya", "Has left"),
    ]


def test_somebody_new_gets_initials_a_free_face_a_role_and_a_pin(page: PagesCounter) -> None:
    page.tap("peopleAdd")
    page.tap("personSave")
    assert page.text("personMistake") == "A name is missing."
    page.click("personNameInput")
    page.type("LENA VOGEL")
    assert page.text("personInitials") == "LV"
    page.tap("segment_Manager")
    page.tap("personSave")
    assert page.text("personPinFor") == "A PIN for LENA VOGEL"
    for digits in ("9274", "9274"):
        type_pin(page, "newPin_", digits)

    lena = page.duty.everyone()[-1]
    assert (lena.name, lena.initials, lena.role) == ("LENA VOGEL", "LV", Role.MANAGER)
    assert lena.colour not in {person.colour for person in page.duty.everyone()[:-1]}
    assert page.duty.pins[lena.id] == "9274"
    assert page.text("personSaid") == "LENA VOGEL may sell now."


def test_name_initials_role_and_face_change_together(page: PagesCounter) -> None:
    page.tap("person_Ruth")
    page.click("personInitialsInput")
    page.key(Qt.Key.Key_Backspace)
    page.tap("look_red")
    page.tap("segment_Owner")
    page.tap("personSave")

    ruth = kept(page, RUTH.id)
    assert (ruth.name, ruth.initials, ruth.role, ruth.colour) == (
        "Ruth",
        "R",
        Role.OWNER,
        Colour.RED,
    )
    assert page.text("personSaid") == "Saved."


def test_a_new_pin_is_typed_twice_and_may_be_left(page: PagesCounter) -> None:
    page.tap("person_Maya")
    page.tap("personNewPin")
    page.type("1234")
    page.key(Qt.Key.Key_Return)
    assert page.text("newPin_message") == "Too easy to guess. Choose digits out of order."
    page.type("9274")
    page.key(Qt.Key.Key_Return)
    assert page.text("newPin_title") == "The same PIN again"
    page.tap("personPinBack")
    assert page.duty.pins[MAYA.id] == PIN

    page.tap("personNewPin")
    assert page.text("newPin_title") == "Choose a PIN"
    for digits in ("9274", "9274"):
        type_pin(page, "newPin_", digits)
    assert page.duty.pins[MAYA.id] == "9274"
    assert page.text("personSaid") == "Maya has a new PIN."


def test_who_leaves_may_come_back(page: PagesCounter) -> None:
    page.tap("person_Ines")
    page.tap("personLeave")
    assert not kept(page, INES.id).active
    assert not page.shows("personSave"), "who has left is not changed"

    page.tap("personTakeBack")
    assert kept(page, INES.id).active
    assert page.text("personSaid") == "Ines is back."


def test_a_wait_is_ended(page: PagesCounter) -> None:
    page.duty.tries[MAYA.id] = 7
    page.tap("person_Maya")
    page.tap("personEndWait")

    assert MAYA.id not in page.duty.tries
    assert page.text("personSaid") == "Maya may try the PIN again."


def test_what_may_not_be_is_said_at_the_form(page: PagesCounter) -> None:
    page.tap("person_Pavel")
    page.duty.problem = PeopleProblem.LAST_OWNER
    page.tap("personLeave")

    assert page.text("personMistake") == "A till needs an owner. Make somebody else one first."
    assert kept(page, PAVEL.id).active


def test_a_name_that_somebody_has_leads_back_to_the_form(page: PagesCounter) -> None:
    page.tap("peopleAdd")
    page.click("personNameInput")
    page.type("MAYA")
    page.tap("personSave")
    page.duty.problem = PeopleProblem.NAME_TAKEN
    for digits in ("9274", "9274"):
        type_pin(page, "newPin_", digits)

    assert page.text("personMistake").startswith("Somebody here has this name.")
    assert page.text("personName") == "MAYA"


def test_initials_are_needed_and_short(page: PagesCounter) -> None:
    page.tap("person_Ruth")
    page.people.people.form.setInitials("")
    page.tap("personSave")
    assert page.text("personMistake") == "Initials are missing."
    page.click("personInitialsInput")
    page.type("RUTH")
    assert page.text("personInitials") == "RUT", "no more than a face can show"


def test_leaving_the_page_forgets_what_was_typed(page: PagesCounter) -> None:
    page.tap("person_Maya")
    page.tap("personNewPin")
    type_pin(page, "newPin_", WRONG, done=False)
    page.tap("rail_sale")
    page.go("settings")
    page.tap("setupPeople")

    assert page.shows("peopleHint")
    assert page.people.people.newPin.pin.count == 0
    page.tap("peopleBack")
    assert page.shows("settingsScreen")
