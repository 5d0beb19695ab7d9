"""Who is at the till, what another one's PIN allows, and who may change people."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.pin_lock import FIRST_WAIT_SECONDS, FREE_TRIES
from pos_app.domain.rights import Authority, Right
from pos_app.services.people.people import Face, PeopleProblem
from pos_app.till.duty_desk import DutyDesk
from pos_app.ui.duty import (
    DoorOpened,
    DutyChanged,
    OverrideAsked,
    PeopleAnswered,
    PinAnswered,
    Standing,
)
from tests.support.counter import TEN_EURO
from tests.support.staff import OWNER, PIN, put_to_work
from tests.till.conftest import new_till
from tests.till.ears import Ears
from tests.till.staffed_desk import StaffedDesk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.till.conftest import Desk

WRONG = Pin("1357")
INES = Face(name="Ines", initials="IS", colour=Colour.GREEN)


@pytest.fixture
def staffed(closed_desk: Desk) -> Iterator[StaffedDesk]:
    staffed = StaffedDesk(closed_desk)
    yield staffed
    staffed.close()


def pass_seconds(staffed: StaffedDesk, seconds: float) -> None:
    staffed.counter.clock.pass_time(timedelta(seconds=seconds))


def asked(staffed: StaffedDesk, right: Right = Right.REFUND) -> OverrideAsked:
    """Maya wants what she may not."""
    staffed.become("Maya")
    return ask(staffed, right)


def ask(staffed: StaffedDesk, right: Right) -> OverrideAsked:
    since = len(staffed.ears.of(OverrideAsked))
    staffed.till.duty.do(right, lambda by: staffed.ears.publish(("done", by)))
    staffed.ears.until(lambda: len(staffed.ears.of(OverrideAsked)) > since)
    return staffed.ears.of(OverrideAsked)[-1]


# --- before and at the first start ---


def test_nobody_knows_who_works_here_while_the_till_starts(closed_desk: Desk) -> None:
    duty = new_till(closed_desk.counter.clock, Ears()).duty
    duty.touch()
    assert (duty.standing(), duty.here(), duty.people()) == (Standing.STARTING, None, ())
    assert not duty.needs_owner()
    assert not duty.may(Right.CHARGE)
    assert duty.close(0.0)


def test_the_first_start_makes_the_owner_who_is_signed_in_by_it(closed_desk: Desk) -> None:
    ears = Ears()
    till = new_till(closed_desk.counter.clock, ears)
    put_to_work(till, closed_desk.counter.store, closed_desk.counter.clock, first=None)
    duty = till.duty
    assert duty.standing() is Standing.NEEDS_OWNER
    assert duty.needs_owner()
    duty.make_owner(OWNER, Pin("1234"))
    ears.until(lambda: ears.of(PeopleAnswered))
    assert ears.of(PeopleAnswered)[-1].problem is PeopleProblem.PIN_UNFIT
    duty.make_owner(OWNER, PIN)
    ears.until(lambda: len(ears.of(PeopleAnswered)) == 2)
    owner = ears.of(PeopleAnswered)[-1].person
    assert owner is not None
    assert (owner.role, duty.here(), duty.standing()) == (Role.OWNER, owner, Standing.HERE)
    assert Standing.LOCKED not in {each.standing for each in ears.of(DutyChanged)}
    assert (duty.demo_pin(owner.id), duty.may(Right.WALLET)) == ("", True)
    duty.make_owner(INES, PIN)
    ears.until(lambda: len(ears.of(PeopleAnswered)) == 3)
    assert ears.of(PeopleAnswered)[-1].problem is PeopleProblem.HAS_OWNER
    assert duty.here() == owner
    assert till.close(60)


def test_the_demo_says_its_pins(closed_desk: Desk) -> None:
    till = new_till(closed_desk.counter.clock, Ears())
    put_to_work(till, closed_desk.counter.store, closed_desk.counter.clock, pins={UUID(int=1): "1"})
    assert till.duty.demo_pin(UUID(int=1)) == "1"
    assert till.close(60)


# --- who is here ---


def test_a_switch_keeps_every_sale_on_the_screen(staffed: StaffedDesk) -> None:
    sale_id = staffed.till.charge(TEN_EURO, "")
    before = staffed.till.open_sales()
    staffed.become("Maya")
    staffed.lock()
    assert staffed.till.duty.standing() is Standing.LOCKED
    staffed.become("Ruth")
    assert staffed.till.open_sales() == before
    assert staffed.till.sale(sale_id) is not None


def test_a_wrong_pin_says_how_many_tries_are_left(staffed: StaffedDesk) -> None:
    answer = staffed.sign_in("Maya", WRONG)
    assert (answer.is_right, answer.tries_left, answer.wait_seconds) == (False, FREE_TRIES - 1, 0)
    here = staffed.till.duty.here()
    assert here is not None
    assert here.name == "Pavel"


def test_the_till_locks_itself_when_nobody_touches_it(closed_desk: Desk) -> None:
    staffed = StaffedDesk(closed_desk, idle_seconds=120)
    staffed.become("Maya")
    pass_seconds(staffed, 100)
    staffed.till.duty.touch()
    pass_seconds(staffed, 100)
    staffed.sign_in("Ruth", WRONG)  # wakes its thread, and waits for it
    here = staffed.till.duty.here()
    assert here == staffed.called("Maya")
    pass_seconds(staffed, 21)
    staffed.till.look_again()
    staffed.ears.until(lambda: staffed.till.duty.here() is None)
    assert staffed.ears.of(DutyChanged)[-1] == DutyChanged(standing=Standing.LOCKED, person=None)
    staffed.close()


def test_pins_that_are_tried_out_lead_to_a_wait_that_nothing_shortens(
    closed_desk: Desk,
) -> None:
    staffed = StaffedDesk(closed_desk)
    for left in reversed(range(FREE_TRIES)):
        assert staffed.sign_in("Maya", WRONG).tries_left == left
    assert staffed.sign_in("Maya", PIN) == waiting(staffed, FIRST_WAIT_SECONDS)
    staffed.counter.clock.at += timedelta(days=1)  # somebody sets the clock to tomorrow
    assert staffed.sign_in("Maya", PIN) == waiting(staffed, FIRST_WAIT_SECONDS)
    staffed.counter.clock.at -= timedelta(days=2)
    assert staffed.sign_in("Maya", PIN) == waiting(staffed, FIRST_WAIT_SECONDS)
    staffed.close()
    again = StaffedDesk(closed_desk)  # the program, started again
    assert again.sign_in("Maya", PIN) == waiting(again, FIRST_WAIT_SECONDS)
    # A manager's dialog is no way around it.
    question = ask_as(again, "Pavel", Right.CHARGE)
    assert question is None
    pass_seconds(again, FIRST_WAIT_SECONDS)
    assert again.sign_in("Maya", WRONG).wait_seconds == 2 * FIRST_WAIT_SECONDS
    assert again.sign_in("Ruth").is_right
    again.close()


def waiting(staffed: StaffedDesk, seconds: int) -> PinAnswered:
    maya = staffed.called("Maya").id
    return PinAnswered(person_id=maya, is_right=False, wait_seconds=seconds)


def ask_as(staffed: StaffedDesk, name: str, right: Right) -> OverrideAsked | None:
    staffed.become(name)
    staffed.till.duty.do(right, lambda by: staffed.ears.publish(("done", by)))
    staffed.ears.until(staffed.done)
    found = staffed.ears.of(OverrideAsked)
    return found[-1] if found else None


# --- another one's PIN on the spot ---


def test_an_override_is_recorded_with_both(staffed: StaffedDesk) -> None:
    question = asked(staffed)
    maya, ruth = staffed.called("Maya"), staffed.called("Ruth")
    assert staffed.grant(question, "Ruth") == PinAnswered(
        person_id=ruth.id, is_right=True, ask_id=question.ask_id
    )
    assert staffed.until_ended(question).granted
    staffed.ears.until(staffed.done)
    assert staffed.done() == [("done", Authority(person=maya, granted_by=ruth))]
    with staffed.counter.store.transaction() as transaction:
        entry = next(each for each in transaction.journal(None) if each.name == "person.allowed")
    assert entry.actor == str(maya.id)
    assert str(ruth.id) in entry.body
    assert staffed.till.duty.here() == maya


def test_a_wrong_pin_leaves_the_question_open(staffed: StaffedDesk) -> None:
    question = asked(staffed)
    answer = staffed.grant(question, "Ruth", WRONG)
    assert (answer.is_right, answer.may_not, answer.ask_id) == (False, False, question.ask_id)
    answer = staffed.grant(question, "Maya")
    assert (answer.is_right, answer.may_not) == (True, True)
    assert staffed.done() == []
    assert staffed.grant(question, "Pavel").is_right
    staffed.ears.until(staffed.done)


def test_what_is_withdrawn_is_not_done(staffed: StaffedDesk) -> None:
    undone: list[str] = []
    staffed.become("Maya")
    staffed.till.duty.do(
        Right.REFUND, lambda _: undone.append("done"), otherwise=lambda: undone.append("left")
    )
    staffed.ears.until(lambda: staffed.ears.of(OverrideAsked))
    question = staffed.ears.of(OverrideAsked)[-1]
    staffed.till.duty.withdraw(uuid4())
    staffed.till.duty.withdraw(question.ask_id)
    assert not staffed.until_ended(question).granted
    staffed.till.duty.withdraw(question.ask_id)
    staffed.till.duty.grant(question.ask_id, staffed.called("Ruth").id, PIN)
    staffed.become("Ruth")  # behind all of it
    assert undone == ["left"]


def test_a_page_opens_to_who_may_see_it(staffed: StaffedDesk) -> None:
    staffed.till.duty.enter(Right.SETTINGS)  # the owner
    staffed.ears.until(lambda: staffed.ears.of(DoorOpened))
    staffed.become("Maya")
    staffed.till.duty.enter(Right.SETTINGS)
    staffed.ears.until(lambda: staffed.ears.of(OverrideAsked))
    assert len(staffed.ears.of(DoorOpened)) == 1
    staffed.grant(staffed.ears.of(OverrideAsked)[-1], "Pavel")
    staffed.ears.until(lambda: len(staffed.ears.of(DoorOpened)) == 2)


def test_a_newer_question_takes_the_place_of_an_older(staffed: StaffedDesk) -> None:
    older = asked(staffed)
    newer = ask(staffed, Right.SETTINGS)
    assert not staffed.until_ended(older).granted
    staffed.till.duty.grant(older.ask_id, staffed.called("Pavel").id, PIN)
    assert {each.name for each in newer.may_grant} == {"Pavel"}
    assert staffed.grant(newer, "Pavel").ask_id == newer.ask_id
    assert staffed.until_ended(newer).granted


def test_a_question_ends_with_the_turn_of_who_asked(staffed: StaffedDesk) -> None:
    question = asked(staffed)
    staffed.lock()
    assert not staffed.until_ended(question).granted
    staffed.become("Maya")
    staffed.till.duty.grant(question.ask_id, staffed.called("Ruth").id, PIN)
    staffed.become("Ruth")
    assert staffed.done() == []


def test_whoever_is_refused_at_a_locked_till_hears_of_it(staffed: StaffedDesk) -> None:
    undone: list[str] = []
    staffed.lock()
    staffed.till.duty.do(
        Right.CHARGE, lambda _: undone.append("done"), otherwise=lambda: undone.append("left")
    )
    assert staffed.ears.until_refused() == ["duty.locked"]
    assert undone == ["left"]


def test_what_is_allowed_at_once_waits_for_no_other_command(closed_desk: Desk) -> None:
    """Settings can be put right while the till itself could not be opened."""
    ears = Ears()
    till = new_till(closed_desk.counter.clock, ears)
    put_to_work(till, closed_desk.counter.store, closed_desk.counter.clock)
    assert isinstance(till.duty, DutyDesk)
    till.duty.do(Right.SETTINGS, lambda _: ears.publish("not yet"))
    till.duty.do(Right.SETTINGS, lambda _: ears.publish("done"), at_once=True)
    ears.until(lambda: "done" in ears.heard)
    assert "not yet" not in ears.heard
    assert till.close(60)
