"""Who stands at the till, and whose PIN allows what they may not."""

from __future__ import annotations

from itertools import product
from typing import NoReturn
from uuid import UUID

import pytest

from pos_app.domain.person import Role
from pos_app.domain.pin_lock import FREE_TRIES
from pos_app.domain.rights import Authority, Right, role_may
from pos_app.ports import RefusedError
from pos_app.services.people.duty import GRANT_SECONDS, Grant, Refusal
from pos_app.services.people.people import PinAnswer
from tests.services.people.staffed_till import PINS, WRONG, StaffedTill, face

SALE, OTHER_SALE = UUID(int=7), UUID(int=8)


@pytest.fixture
def till() -> StaffedTill:
    return StaffedTill()


def granted(till: StaffedTill, right: Right = Right.REFUND) -> Grant:
    answer = till.duty.allow(right, till.max.id, PINS["Max"], subject=SALE)
    assert isinstance(answer, Grant)
    return answer


def test_nobody_stands_at_a_till_that_was_just_started(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    till.start()
    assert till.duty.person is None
    assert till.duty.authorise(Right.CHARGE) == Refusal(
        right=Right.CHARGE, asked_by=None, may_grant=()
    )


def test_one_takes_over_from_another(till: StaffedTill) -> None:
    since = len(till.store.written)
    till.sign_in(till.cora)
    till.sign_in(till.max)
    till.duty.lock()
    till.duty.lock()
    assert till.seen == [till.cora, till.max, None]
    assert till.journal(since) == [
        ("Cora", "person.signed_in", {"person": "Cora"}),
        ("Cora", "person.signed_out", {"person": "Cora", "why": "switched"}),
        ("Max", "person.signed_in", {"person": "Max"}),
        ("Max", "person.signed_out", {"person": "Max", "why": "locked"}),
    ]


def test_a_till_whose_disk_is_full_locks_all_the_same(
    till: StaffedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> NoReturn:
        raise RefusedError("store.full")

    for leave in (till.duty.lock, till.duty.step):
        till.sign_in(till.cora)
        till.clock.advance(till.idle_seconds)
        with monkeypatch.context() as disk:
            disk.setattr(till.store, "transaction", full)
            with pytest.raises(RefusedError):
                leave()
        assert till.duty.person is None
        assert till.seen[-1] is None


def test_a_wrong_pin_changes_nothing(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    assert till.duty.sign_in(till.max.id, WRONG) == PinAnswer(tries_left=4)
    assert till.duty.person == till.cora
    assert till.seen == [till.cora]


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_everybody_may_what_their_role_may(till: StaffedTill, role: Role, right: Right) -> None:
    person = next(person for person in till.people.here() if person.role is role)
    till.sign_in(person)
    answer = till.duty.authorise(right, subject=SALE)
    able = tuple(each for each in till.people.here() if role_may(each.role, right))
    if role_may(role, right):
        assert answer == Authority(person=person)
    else:
        assert answer == Refusal(right=right, asked_by=person, may_grant=able)


@pytest.mark.parametrize(("role", "right"), list(product(Role, Right)))
def test_a_pin_grants_what_its_person_may(till: StaffedTill, role: Role, right: Right) -> None:
    granter = next(person for person in till.people.here() if person.role is role)
    till.sign_in(till.cora)
    answer = till.duty.allow(right, granter.id, PINS[granter.name], subject=SALE)
    assert isinstance(answer, Grant) is role_may(role, right)
    if isinstance(answer, Grant) and not role_may(Role.CASHIER, right):
        done = till.duty.authorise(right, subject=SALE, grant=answer)
        assert done == Authority(person=till.cora, granted_by=granter)


def test_a_grant_is_recorded_with_both(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    since = len(till.store.written)
    granted(till)
    expected = {"person": "Cora", "granted_by": "Max", "right": "refund"}
    assert till.journal(since) == [("Cora", "person.allowed", expected)]
    assert till.store.written[-1].subject == SALE
    assert till.duty.person == till.cora


def test_a_grant_holds_once(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    grant = granted(till)
    first = till.duty.authorise(Right.REFUND, subject=SALE, grant=grant)
    assert first == Authority(person=till.cora, granted_by=till.max)
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)


@pytest.mark.parametrize(
    ("right", "subject"), [(Right.DISCOUNT, SALE), (Right.REFUND, OTHER_SALE), (Right.REFUND, None)]
)
def test_a_grant_is_for_what_was_refused(
    till: StaffedTill, right: Right, subject: UUID | None
) -> None:
    till.sign_in(till.cora)
    assert isinstance(till.duty.authorise(right, subject=subject, grant=granted(till)), Refusal)


def test_a_grant_ends_soon_whatever_the_clock_is_set_to(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    grant = granted(till)
    till.clock.turn_back(3_600)
    till.clock.advance(GRANT_SECONDS)
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)
    again = granted(till)
    till.clock.advance(GRANT_SECONDS - 1)
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=again), Authority)


def test_a_grant_is_not_the_next_ones(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    grant = granted(till)
    dan = till.people.add(face("Dan"), Role.CASHIER, PINS["Cora"], till.by)
    assert till.duty.sign_in(dan.id, PINS["Cora"]).person == dan
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)


def test_a_grant_to_one_who_left_meanwhile_is_nobody_elses(till: StaffedTill) -> None:
    """The other one's PIN takes a while to look at, and a switch may come in between."""
    till.sign_in(till.cora)
    till.pins.on_look = lambda: setattr(till.duty, "_here", till.olga)
    grant = granted(till)
    till.pins.on_look = lambda: None
    assert grant.asked_by == till.olga
    till.duty._here = till.cora
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)


def test_a_grant_is_nothing_without_somebody_here(till: StaffedTill) -> None:
    answer = till.duty.allow(Right.REFUND, till.max.id, PINS["Max"])
    assert answer == PinAnswer(person=till.max)
    till.sign_in(till.cora)
    grant = granted(till)
    till.duty.lock()
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)


def test_a_grant_ends_with_the_turn_of_who_asked(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    grant = granted(till)
    till.duty.lock()
    till.sign_in(till.cora)
    assert isinstance(till.duty.authorise(Right.REFUND, subject=SALE, grant=grant), Refusal)


def test_guesses_at_a_managers_pin_count_as_all_others(till: StaffedTill) -> None:
    till.sign_in(till.cora)
    for _ in range(FREE_TRIES):
        till.duty.allow(Right.REFUND, till.max.id, WRONG)
    assert till.duty.sign_in(till.max.id, PINS["Max"]) == PinAnswer(wait_seconds=30)
    assert till.duty.allow(Right.REFUND, till.max.id, PINS["Max"]) == PinAnswer(wait_seconds=30)


def test_a_role_counts_as_it_is_now(till: StaffedTill) -> None:
    till.sign_in(till.max)
    till.people.change(till.max.id, face("Max"), Role.CASHIER, till.by)
    assert isinstance(till.duty.authorise(Right.REFUND), Refusal)
    till.people.leave(till.max.id, till.by)
    refused = till.duty.authorise(Right.CHARGE)
    assert refused == Refusal(right=Right.CHARGE, asked_by=None, may_grant=())


def test_a_till_that_nobody_touches_locks_itself(till: StaffedTill) -> None:
    till.clock.advance(1_000)
    till.sign_in(till.cora)
    assert till.duty.step() == 120
    till.clock.advance(100)
    till.duty.touch()
    till.clock.turn_back(-86_400)
    assert till.duty.step() == 120
    till.clock.advance(119)
    assert till.duty.step() == 1
    till.clock.advance(1)
    assert till.duty.step() > 120
    assert till.duty.person is None
    expected = {"person": "Cora", "why": "idle"}
    assert till.journal()[-1] == ("till", "person.signed_out", expected)
    assert till.duty.step() > 120
    assert till.seen == [till.cora, None]


def test_a_till_may_be_told_never_to_lock_itself() -> None:
    till = StaffedTill(idle_seconds=0)
    till.sign_in(till.cora)
    till.clock.advance(86_400)
    assert till.duty.step() > 120
    assert till.duty.person == till.cora
