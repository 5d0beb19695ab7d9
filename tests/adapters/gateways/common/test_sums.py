"""Sums that a gateway tells become credits, each with a name that stays."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.gateways.common.sums import Sums, credits_of_sums
from pos_app.domain.credit import Assurance, Credit
from pos_app.ports import HostedCredit

if TYPE_CHECKING:
    from collections.abc import Iterable

NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
SEEN, CONFIRMED, UNKNOWN = Assurance.SEEN, Assurance.CONFIRMED, Assurance.UNKNOWN


def told(
    confirmed_sat: int,
    pending_sat: int,
    known: Iterable[HostedCredit] = (),
    *,
    is_balance: bool = False,
) -> tuple[HostedCredit, ...]:
    kept = [
        Credit(reference=each.reference, sat=each.sat, assurance=each.assurance, first_seen=NOW)
        for each in known
    ]
    sums = Sums(confirmed_sat=confirmed_sat, pending_sat=pending_sat, is_balance=is_balance)
    return credits_of_sums("addr", kept, sums)


def shape(found: Iterable[HostedCredit]) -> list[tuple[str, int, Assurance]]:
    return [(each.reference, each.sat, each.assurance) for each in found]


def test_nothing_is_no_credit() -> None:
    assert told(0, 0) == ()


def test_a_payment_keeps_its_name_while_it_confirms() -> None:
    seen = told(0, 5)
    assert shape(seen) == [("addr#1", 5, SEEN)]
    assert shape(told(5, 0, seen)) == [("addr#1", 5, CONFIRMED)]


def test_a_top_up_is_a_credit_of_its_own() -> None:
    first = told(0, 5)
    both = told(0, 8, first)
    assert shape(both) == [("addr#1", 5, SEEN), ("addr#2", 3, SEEN)]
    assert shape(told(3, 5, both)) == [("addr#1", 5, SEEN), ("addr#2", 3, CONFIRMED)]
    assert shape(told(8, 0, both)) == [("addr#1", 5, CONFIRMED), ("addr#2", 3, CONFIRMED)]


def test_what_is_found_confirmed_and_unconfirmed_at_once_is_two() -> None:
    assert shape(told(5, 3)) == [("addr#1", 5, CONFIRMED), ("addr#2", 3, SEEN)]


def test_two_that_were_seen_as_one_confirm_when_both_have() -> None:
    one = told(0, 8)
    assert shape(told(5, 3, one)) == [("addr#1", 8, SEEN)]
    assert shape(told(8, 0, one)) == [("addr#1", 8, CONFIRMED)]


def test_unconfirmed_money_that_is_gone_vanished_and_may_come_back() -> None:
    gone = told(0, 0, told(0, 5))
    assert shape(gone) == [("addr#1", 5, UNKNOWN)]
    assert shape(told(0, 5, gone)) == [("addr#1", 5, SEEN)]


def test_the_one_that_still_fits_stays() -> None:
    both = told(0, 8, told(0, 5))
    assert shape(told(0, 3, both)) == [("addr#1", 5, UNKNOWN), ("addr#2", 3, SEEN)]


def test_confirmed_money_that_the_owner_has_spent_stays_confirmed() -> None:
    assert shape(told(0, 0, told(5, 0), is_balance=True)) == [("addr#1", 5, CONFIRMED)]
    assert shape(told(0, 0, told(0, 5), is_balance=True)) == [("addr#1", 5, UNKNOWN)]


@pytest.mark.parametrize(
    ("first", "second", "balance"),
    [(4, 6, (6, 0)), (4, 6, (4, 0)), (6, 4, (4, 0))],
)
def test_what_the_owner_has_spent_makes_no_room_for_money_that_nobody_paid(
    first: int, second: int, balance: tuple[int, int]
) -> None:
    both = told(first + second, 0, told(first, 0))
    spent = told(*balance, both, is_balance=True)
    assert [each.sat for each in spent] == [first, second]
    assert {each.assurance for each in spent} == {CONFIRMED}


def test_a_top_up_after_the_owner_has_spent_is_the_top_up() -> None:
    topped_up = told(5, 5, told(5, 0), is_balance=True)
    spent = told(0, 5, topped_up, is_balance=True)
    assert shape(spent) == [("addr#1", 5, CONFIRMED), ("addr#2", 5, SEEN)]


def test_money_beside_what_was_spent_is_new() -> None:
    assert shape(told(3, 0, told(5, 0), is_balance=True)) == [
        ("addr#1", 5, CONFIRMED),
        ("addr#2", 3, CONFIRMED),
    ]
    many = [HostedCredit(reference=f"addr#{n}", sat=n, assurance=CONFIRMED) for n in range(1, 13)]
    assert len(told(78, 0, many, is_balance=True)) == 12


def test_confirmed_money_that_a_gateway_names_no_more_vanished() -> None:
    assert shape(told(0, 0, told(5, 0))) == [("addr#1", 5, UNKNOWN)]


def test_a_block_that_is_undone_makes_it_unconfirmed_again() -> None:
    assert shape(told(0, 5, told(5, 0))) == [("addr#1", 5, SEEN)]


def test_pending_money_is_held_where_the_gateway_holds_it() -> None:
    sums = Sums(confirmed_sat=2, pending_sat=5, pending_as=Assurance.HELD)
    held = [each.assurance for each in credits_of_sums("addr", (), sums)]
    assert held == [CONFIRMED, Assurance.HELD]


@pytest.mark.parametrize("reference", ["other#1", "addr", "addr#x", "addr#1#1", "txid:0", "addr#²"])
def test_credits_of_other_payments_are_not_its_own(reference: str) -> None:
    other = Credit(reference=reference, sat=5, assurance=SEEN, first_seen=NOW)
    sums = Sums(confirmed_sat=0, pending_sat=5)
    found = credits_of_sums("addr", [other], sums)
    assert shape(found) == [("addr#1", 5, SEEN)]
