"""A hair short: let go by the store's rule, or asked for to the satoshi."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import SAT, Money
from pos_app.domain.policy import Policy
from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.domain.settlement import may_settle, observe
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    HELD,
    NOON,
    TIP,
    confirmed,
    credit,
    followed,
    late,
    lock,
    waiting,
)

L, S = Life, Standing
HUNDRED_SAT = Policy(tolerance_sat=100)
FIVE_CENT = Policy(tolerance_minor=5)  # 100 sat


def seen(sale: Sale, *found: Credit, policy: Policy = HUNDRED_SAT) -> Sale:
    return followed(sale, observe(sale, found, policy=policy, tip_height=TIP, now=NOON))


@pytest.mark.parametrize("policy", [HUNDRED_SAT, FIVE_CENT])
def test_what_is_within_the_tolerance_is_let_go_and_recorded(policy: Policy) -> None:
    found = [confirmed(sat=DUE_SAT - 100)]
    events = observe(waiting(), found, policy=policy, tip_height=TIP, now=NOON)
    assert e.ShortTaken(at=NOON, forgiven_sat=100, by_tolerance=True) in events
    sale = followed(waiting(), events)
    assert sale.state == State(S.CONFIRMED, L.OPEN)
    assert (sale.missing_sat, sale.short_sat, sale.forgiven_sat) == (0, 100, 0)
    assert may_settle(sale)
    short = seen(waiting(), confirmed(sat=DUE_SAT - 101), policy=policy)
    assert short.state == State(S.PARTLY_PAID, L.OPEN)
    assert (short.missing_sat, short.short_sat) == (101, 0)


def test_nothing_is_let_go_unless_the_store_says_so() -> None:
    sale = seen(waiting(), confirmed(sat=DUE_SAT - 1), policy=Policy())
    assert sale.missing_sat == 1


@pytest.mark.parametrize(
    ("policy", "most"),
    [
        (Policy(tolerance_sat=100, tolerance_minor=4), 80),
        (Policy(tolerance_sat=60, tolerance_minor=4), 60),
    ],
)
def test_where_both_are_set_both_must_hold(policy: Policy, most: int) -> None:
    assert seen(waiting(), credit(sat=DUE_SAT - most), policy=policy).missing_sat == 0
    assert seen(waiting(), credit(sat=DUE_SAT - most - 1), policy=policy).missing_sat == most + 1


def test_fiat_is_counted_in_the_stores_currency_at_the_price_in_force() -> None:
    in_sat = waiting(Money(DUE_SAT, SAT), worth=Money(1_000, EUR))
    assert seen(in_sat, credit(sat=DUE_SAT - 100), policy=FIVE_CENT).missing_sat == 0
    dearer = apply(waiting(), e.RateRenewed(at=NOON, lock=lock(price=25_000)))
    assert seen(dearer, credit(sat=2 * DUE_SAT - 200), policy=FIVE_CENT).missing_sat == 0
    assert seen(dearer, credit(sat=2 * DUE_SAT - 201), policy=FIVE_CENT).missing_sat == 201


def test_a_worth_nobody_knows_tolerates_nothing_in_fiat() -> None:
    sale = waiting(worth=None)
    assert seen(sale, credit(sat=DUE_SAT - 1), policy=FIVE_CENT).missing_sat == 1
    assert seen(sale, credit(sat=DUE_SAT - 1), policy=HUNDRED_SAT).missing_sat == 0


def test_no_money_is_never_enough() -> None:
    everything = Policy(tolerance_sat=DUE_SAT)
    assert observe(waiting(), [], policy=everything, tip_height=TIP, now=NOON) == ()
    assert replace(waiting(), tolerated_sat=DUE_SAT).missing_sat == DUE_SAT
    sale = seen(waiting(), policy=everything)
    assert sale.state == State(S.WAITING, L.OPEN)
    gone = seen(sale, credit(assurance=Assurance.REVOKED), policy=Policy(tolerance_sat=DUE_SAT))
    assert gone.state == State(S.REVERSED, L.OPEN)


def test_late_money_fills_no_tolerance() -> None:
    sale = seen(waiting(), late(sat=DUE_SAT - 50))
    assert sale.state.standing is S.PARTLY_PAID
    both = seen(waiting(), confirmed(sat=DUE_SAT - 120), late(2, 70))
    assert both.missing_sat == 50
    assert both.flags == {Flag.LATE}
    was_enough = seen(waiting(), confirmed(sat=DUE_SAT - 100))
    gone = credit(sat=DUE_SAT - 100, assurance=Assurance.REVOKED)
    less = seen(was_enough, gone, confirmed(2, DUE_SAT - 150), late(3, 60))
    assert (less.state.standing, less.missing_sat) == (S.PARTLY_PAID, 90)


def test_an_expired_sale_stays_expired_and_settles_and_a_cancelled_one_waits() -> None:
    expired = apply(waiting(), e.LockEnded(at=NOON + HELD))
    sale = seen(expired, confirmed(sat=DUE_SAT - 100, seen_after=HELD + GRACE))
    assert sale.state == State(S.CONFIRMED, L.EXPIRED)
    assert may_settle(sale)
    cancelled = seen(apply(waiting(), e.SaleCancelled(at=NOON)), confirmed(sat=DUE_SAT - 100))
    assert cancelled.state == State(S.PARTLY_PAID, L.CANCELLED)


def test_more_money_takes_back_what_was_let_go() -> None:
    sale = seen(seen(waiting(), credit(sat=DUE_SAT - 100)), credit(2, 100))
    assert (sale.due_sat, sale.short_sat, sale.over_sat) == (DUE_SAT, 0, 0)
    assert sale.flags == frozenset()


def test_replacements_cannot_shave_off_a_little_more_each_time() -> None:
    sale = seen(waiting(), credit(sat=DUE_SAT - 60))
    sale = seen(
        sale, credit(sat=DUE_SAT - 60, assurance=Assurance.REVOKED), credit(2, DUE_SAT - 90)
    )
    assert sale.missing_sat == 0
    sale = seen(sale, credit(2, DUE_SAT - 90, Assurance.REVOKED), credit(3, DUE_SAT - 150))
    assert sale.state.standing is S.PARTLY_PAID
    assert sale.missing_sat == 150


def test_a_new_price_lets_go_anew() -> None:
    sale = seen(waiting(), credit(sat=DUE_SAT - 100))
    sale = apply(seen(sale, credit(sat=DUE_SAT - 100, assurance=Assurance.UNKNOWN)), _renewed())
    assert (sale.tolerated_sat, sale.missing_sat) == (0, DUE_SAT)


def _renewed() -> e.RateRenewed:
    return e.RateRenewed(at=NOON, lock=lock(now=NOON + timedelta(minutes=1)))


def test_a_settled_sale_whose_payment_shrank_within_the_tolerance_stays_paid() -> None:
    sale = apply(seen(waiting(), confirmed()), e.SaleSettled(at=NOON, receipt_number=1))
    swapped = (credit(assurance=Assurance.REVOKED), confirmed(2, DUE_SAT - 100))
    assert seen(sale, *swapped).state == State(S.CONFIRMED, L.SETTLED)
    assert seen(sale, *swapped, policy=Policy()).state == State(S.REVERSED, L.SETTLED)


def test_what_a_person_let_go_stays_let_go_beside_the_rule() -> None:
    sale = seen(waiting(), credit(sat=DUE_SAT - 5_000))
    sale = apply(sale, e.ShortTaken(at=NOON, forgiven_sat=5_000))
    smaller = credit(2, DUE_SAT - 5_080)
    sale = seen(sale, credit(sat=DUE_SAT - 5_000, assurance=Assurance.REVOKED), smaller)
    assert (sale.missing_sat, sale.short_sat) == (0, 5_080)
    assert sale.state.standing is S.SEEN
