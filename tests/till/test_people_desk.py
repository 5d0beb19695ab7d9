"""The owner's page of people, through the till: it holds at once, and only with the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.pin_lock import FREE_TRIES
from pos_app.domain.rights import Right
from pos_app.services.people.people import Face, PeopleProblem
from pos_app.ui.duty import OverrideAsked, PeopleAnswered, PinAnswered, Standing
from pos_app.ui.till import CommandRefused
from tests.support.staff import PIN
from tests.till.staffed_desk import StaffedDesk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.till.conftest import Desk

WRONG = Pin("1357")
INES = Face(name="Ines", initials="IS", colour=Colour.GREEN)


@pytest.fixture
def staffed(closed_desk: Desk) -> Iterator[StaffedDesk]:
    staffed = StaffedDesk(closed_desk)
    yield staffed
    staffed.close()


def answers(staffed: StaffedDesk, command: Callable[[], object]) -> PeopleAnswered:
    since = len(staffed.ears.of(PeopleAnswered))
    command()
    staffed.ears.until(lambda: len(staffed.ears.of(PeopleAnswered)) > since)
    return staffed.ears.of(PeopleAnswered)[-1]


def test_the_owner_administers_people(staffed: StaffedDesk) -> None:
    duty = staffed.till.duty
    staffed.become("Pavel")
    added = answers(staffed, lambda: duty.add_person(INES, Role.CASHIER, PIN)).person
    assert added is not None
    assert duty.people()[-1] == added
    taken = answers(staffed, lambda: duty.add_person(INES, Role.CASHIER, PIN))
    assert taken == PeopleAnswered(problem=PeopleProblem.NAME_TAKEN)
    unfit = Face(name="Ines\nOther", initials="I", colour=Colour.RED)
    answer = answers(staffed, lambda: duty.change_person(added.id, unfit, Role.CASHIER))
    assert answer == PeopleAnswered(problem=PeopleProblem.NAME_UNFIT)
    answer = answers(staffed, lambda: duty.change_person(added.id, INES, Role.MANAGER))
    assert answer.person is not None
    assert answer.person.role is Role.MANAGER
    answers(staffed, lambda: duty.remove_person(added.id))
    assert added.id not in {each.id for each in duty.people()}
    assert added.id in {each.id for each in duty.everyone()}
    answers(staffed, lambda: duty.take_back(added.id))
    assert duty.people()[-1].id == added.id
    other = Pin("2604")
    answers(staffed, lambda: duty.set_pin(added.id, other))
    assert not staffed.sign_in("Ines", PIN).is_right
    for _ in range(FREE_TRIES):
        staffed.sign_in("Ines", PIN)
    assert staffed.sign_in("Ines", other).wait_seconds
    answers(staffed, lambda: duty.end_wait(added.id))
    assert staffed.sign_in("Ines", other).is_right


def test_only_an_owner_changes_people(staffed: StaffedDesk) -> None:
    duty, maya = staffed.till.duty, staffed.called("Maya").id
    staffed.become("Ruth")
    before = duty.everyone()
    commands: list[Callable[[], object]] = [
        lambda: duty.add_person(INES, Role.CASHIER, PIN),
        lambda: duty.change_person(maya, INES, Role.MANAGER),
        lambda: duty.remove_person(maya),
        lambda: duty.take_back(maya),
        lambda: duty.set_pin(maya, WRONG),
        lambda: duty.end_wait(maya),
    ]
    for command in commands:
        command()
    staffed.ears.until(lambda: len(staffed.ears.of(OverrideAsked)) == len(commands))
    asked = staffed.ears.of(OverrideAsked)
    assert {each.right for each in asked} == {Right.SETTINGS}
    assert {person.name for each in asked for person in each.may_grant} == {"Pavel"}
    assert duty.everyone() == before
    assert not staffed.ears.of(PeopleAnswered)


def test_who_is_taken_out_is_here_no_more(staffed: StaffedDesk) -> None:
    staffed.become("Maya")
    maya = staffed.called("Maya")
    staffed.till.duty.remove_person(maya.id)
    staffed.ears.until(lambda: staffed.ears.of(OverrideAsked))
    assert staffed.grant(staffed.ears.of(OverrideAsked)[-1], "Pavel").is_right
    staffed.ears.until(lambda: staffed.till.duty.here() is None)
    assert staffed.till.duty.standing() is Standing.LOCKED


def test_a_new_role_holds_at_once(staffed: StaffedDesk) -> None:
    staffed.become("Maya")
    assert not staffed.till.duty.may(Right.REFUND)
    maya = staffed.called("Maya")
    face = Face(name=maya.name, initials=maya.initials, colour=maya.colour)
    staffed.till.duty.change_person(maya.id, face, Role.MANAGER)
    staffed.ears.until(lambda: staffed.ears.of(OverrideAsked))
    staffed.grant(staffed.ears.of(OverrideAsked)[-1], "Pavel")
    staffed.ears.until(lambda: staffed.till.duty.may(Right.REFUND))


def test_everybody_may_change_their_own_pin(staffed: StaffedDesk) -> None:
    staffed.become("Maya")
    duty, other = staffed.till.duty, Pin("2604")
    duty.change_own_pin(WRONG, other)
    staffed.ears.until(lambda: not staffed.ears.of(PinAnswered)[-1].is_right)
    assert answers(staffed, lambda: duty.change_own_pin(PIN, Pin("1111"))) == PeopleAnswered(
        problem=PeopleProblem.PIN_UNFIT
    )
    answers(staffed, lambda: duty.change_own_pin(PIN, other))
    assert staffed.sign_in("Maya", other).is_right
    assert not staffed.ears.of(CommandRefused)
