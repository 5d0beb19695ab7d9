"""What the credits add up to, case by case."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money, currency
from pos_app.domain.policy import Policy, Tier
from pos_app.domain.punctuality import GRACE, on_time_sat
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, State, Trigger
from pos_app.domain.settlement import assess, is_over_sure, judge, may_settle, observe
from tests.support.domain_values import (
    DUE_SAT,
    HELD,
    NOON,
    TIP,
    confirmed,
    credit,
    followed,
    late,
    lock,
    started,
    waiting,
)

L, S = Life, Standing
LATE = HELD + GRACE + timedelta(seconds=1)
SOON = NOON + timedelta(minutes=1)
AFTER = NOON + HELD


def seen(sale: Sale, *found: Credit, confirmations: int = 1, tip: int | None = TIP) -> Sale:
    policy = Policy(confirmations=confirmations)
    return followed(sale, observe(sale, found, policy=policy, tip_height=tip, now=SOON))


def later(sale: Sale, *, now: datetime = AFTER) -> Sale:
    return followed(sale, judge(sale, policy=Policy(), tip_height=TIP, now=now))


def settled(sale: Sale) -> Sale:
    return apply(sale, e.SaleSettled(at=SOON, receipt_number=1))


def test_enough_and_unconfirmed_is_seen() -> None:
    sale = seen(waiting(), credit())
    assert sale.state == State(S.SEEN, L.OPEN)
    assert sale.flags == frozenset()
    assert not may_settle(sale)


def test_enough_and_deep_enough_is_confirmed() -> None:
    sale = seen(waiting(), confirmed())
    assert sale.state == State(S.CONFIRMED, L.OPEN)
    assert may_settle(sale)


def test_the_store_may_want_more_blocks() -> None:
    shallow = seen(waiting(), confirmed(height=TIP - 1), confirmations=3)
    assert shallow.state.standing is S.SEEN
    assert seen(waiting(), confirmed(height=TIP - 2), confirmations=3).state.standing is S.CONFIRMED


def test_without_a_tip_nothing_is_confirmed() -> None:
    assert seen(waiting(), confirmed(), tip=None).state.standing is S.SEEN


def test_one_satoshi_short_is_partly_paid() -> None:
    sale = seen(waiting(), confirmed(sat=DUE_SAT - 1))
    assert sale.state == State(S.PARTLY_PAID, L.OPEN)
    assert sale.missing_sat == 1


def test_two_parts_are_as_sure_as_the_less_sure_one() -> None:
    half = DUE_SAT // 2
    assert seen(waiting(), confirmed(1, half), credit(2, half)).state.standing is S.SEEN
    both = seen(waiting(), confirmed(1, half), confirmed(2, half))
    assert both.state.standing is S.CONFIRMED


def test_a_small_extra_that_is_unconfirmed_holds_nothing_up() -> None:
    sale = seen(waiting(), confirmed(1, DUE_SAT), credit(2, 5))
    assert sale.state.standing is S.CONFIRMED
    assert sale.flags == {Flag.OVER}


def test_confirmations_are_those_of_the_least_confirmed_credit_that_is_needed() -> None:
    sale = seen(waiting(), confirmed(1, 15_000, height=TIP - 9), confirmed(2, 15_000))
    assert assess(sale, Policy(), TIP).confirmations == 1
    assert assess(waiting(), Policy(), TIP).confirmations == 0


def test_a_replaced_payment_is_reversed_and_flagged() -> None:
    sale = seen(seen(waiting(), credit()), credit(assurance=Assurance.REVOKED))
    assert sale.state == State(S.REVERSED, L.OPEN)
    assert sale.flags == {Flag.REPLACED}


def test_a_payment_that_vanished_is_waited_for_and_flagged() -> None:
    sale = seen(seen(waiting(), credit()), credit(assurance=Assurance.UNKNOWN))
    assert sale.state == State(S.WAITING, L.OPEN)
    assert sale.flags == {Flag.DROPPED}


def test_a_payment_that_comes_back_is_as_good_as_before() -> None:
    sale = seen(waiting(), credit())
    back = seen(seen(sale, credit(assurance=Assurance.UNKNOWN)), credit())
    assert back == sale


def test_half_of_the_money_taken_back_is_partly_paid() -> None:
    half = DUE_SAT // 2
    sale = seen(waiting(), credit(1, half), credit(2, half))
    sale = seen(sale, credit(2, half, Assurance.REVOKED))
    assert sale.state.standing is S.PARTLY_PAID


def test_a_settled_sale_that_loses_its_money_is_reversed() -> None:
    sale = settled(seen(waiting(), confirmed()))
    for assurance in (Assurance.REVOKED, Assurance.UNKNOWN):
        assert seen(sale, credit(assurance=assurance)).state == State(S.REVERSED, L.SETTLED)


def test_a_settled_sale_follows_a_reorganisation_and_its_end() -> None:
    sale = settled(seen(waiting(), confirmed()))
    reorganised = seen(sale, credit())
    assert reorganised.state == State(S.SEEN, L.SETTLED)
    assert seen(reorganised, confirmed(height=TIP)).state == State(S.CONFIRMED, L.SETTLED)


def test_the_first_time_money_was_seen_is_kept() -> None:
    first, again = credit(seen_after=timedelta(seconds=9)), credit(seen_after=timedelta(seconds=99))
    assert seen(seen(waiting(), first), again).credits == (first,)
    assert seen(seen(waiting(), again), first).credits == (first,)


@pytest.mark.parametrize("sat", [0, DUE_SAT - 1])
def test_a_price_that_is_no_longer_held_ends_a_sale_that_is_short(sat: int) -> None:
    sale = seen(waiting(), credit(1, sat)) if sat else waiting()
    assert later(sale, now=AFTER - timedelta(microseconds=1)) == sale
    assert later(sale).state.life is L.EXPIRED
    assert later(later(sale)) == later(sale)


def test_the_end_of_the_lock_does_not_touch_a_sale_with_enough_money() -> None:
    sale = seen(waiting(), credit())
    assert later(sale) == sale


def test_money_within_the_grace_pays_an_expired_sale() -> None:
    on_time = replace(confirmed(), first_seen=NOON + HELD + GRACE)
    sale = seen(later(waiting()), on_time)
    assert sale.state == State(S.CONFIRMED, L.EXPIRED)
    assert sale.flags == frozenset()
    assert may_settle(sale)
    assert on_time_sat(sale) == DUE_SAT


def test_late_money_waits_for_a_person() -> None:
    sale = seen(later(waiting()), late())
    assert sale.state == State(S.CONFIRMED, L.EXPIRED)
    assert sale.flags == {Flag.LATE}
    assert not may_settle(sale)
    assert on_time_sat(sale) == 0
    taken = apply(sale, e.LateTaken(at=SOON))
    assert may_settle(taken)
    assert followed(taken, judge(taken, policy=Policy(), tip_height=TIP, now=AFTER)).flags == set()


def test_money_in_a_block_of_that_time_was_not_late_even_if_the_till_was_off() -> None:
    mined = late(block_time=NOON + HELD + GRACE)
    sale = seen(later(waiting()), mined)
    assert sale.flags == frozenset()
    assert may_settle(sale)
    assert not may_settle(seen(later(waiting()), replace(mined, block_time=NOON + LATE)))


def test_part_in_time_and_part_late_waits_for_a_person() -> None:
    half = DUE_SAT // 2
    sale = seen(later(seen(waiting(), confirmed(1, half))), late(2, half))
    assert not may_settle(sale)
    assert on_time_sat(sale) == half
    assert sale.flags == {Flag.LATE}


def test_money_nobody_saw_coming_waits_for_a_person_as_late_money_does() -> None:
    sale = seen(later(waiting()), late(absent_after=None))
    assert sale.state == State(S.CONFIRMED, L.EXPIRED)
    assert sale.flags == {Flag.UNPROVEN}
    assert not may_settle(sale)
    taken = apply(sale, e.LateTaken(at=SOON))
    assert may_settle(taken)
    assert later(taken).flags == set()


def test_more_money_after_the_settlement_of_late_money_is_late_again() -> None:
    sale = apply(seen(later(waiting()), late()), e.LateTaken(at=SOON))
    at = NOON + LATE + timedelta(minutes=1)
    sale = apply(sale, e.SaleSettled(at=at, receipt_number=1))
    assert later(sale).flags == set()
    twice = timedelta(days=90)
    again = late(2, absent_after=twice, seen_after=twice + timedelta(seconds=5))
    sale = seen(sale, again)
    assert sale.state == State(S.CONFIRMED, L.SETTLED)
    assert sale.flags == {Flag.OVER, Flag.LATE}
    assert sale.over_sat == DUE_SAT


def test_a_new_rate_counts_what_came_meanwhile() -> None:
    sale = seen(later(waiting()), late())
    second = lock(price=50_000, now=NOON + LATE, earlier=sale.lock, paid_sat=on_time_sat(sale))
    sale = apply(sale, e.RateRenewed(at=NOON + LATE, lock=second))
    assert sale.due_sat == DUE_SAT
    assert may_settle(later(sale, now=NOON + LATE))


def test_money_on_a_cancelled_sale_is_seen_and_settles_nothing() -> None:
    sale = seen(apply(waiting(), e.SaleCancelled(at=SOON)), confirmed())
    assert sale.state == State(S.CONFIRMED, L.CANCELLED)
    assert not may_settle(sale)


def test_what_is_taken_although_short_settles() -> None:
    sale = seen(waiting(), confirmed(sat=DUE_SAT - 100))
    sale = apply(sale, e.ShortTaken(at=SOON, forgiven_sat=sale.missing_sat))
    sale = later(sale)
    assert sale.state == State(S.CONFIRMED, L.OPEN)
    assert may_settle(sale)


def test_a_refund_is_noted_for_as_long_as_there_is_one() -> None:
    sale = apply(waiting(), e.FlagsChanged(at=SOON, flags=frozenset({Flag.REFUNDED})))
    assert seen(sale, credit(1, DUE_SAT + 1)).flags == {Flag.OVER}


def test_a_sale_without_an_address_is_not_judged() -> None:
    assert judge(started(), policy=Policy(), tip_height=TIP, now=AFTER) == ()


def test_the_events_say_what_was_found() -> None:
    events = observe(waiting(), [credit()], policy=Policy(), tip_height=TIP, now=SOON)
    assert events == (
        e.PaymentSeen(at=SOON, credit=credit()),
        e.StandingChanged(at=SOON, trigger=Trigger.FOUND_ENOUGH),
    )
    sale = followed(waiting(), events)
    mined = confirmed()
    assert observe(sale, [mined], policy=Policy(), tip_height=TIP, now=SOON) == (
        e.PaymentChanged(at=SOON, credit=mined),
        e.StandingChanged(at=SOON, trigger=Trigger.FOUND_CONFIRMED),
    )


def test_a_surplus_is_sure_at_the_depth_that_all_the_money_wants() -> None:
    """The second payment makes the sale worth twice as much, which wants three blocks."""
    waits = waiting()
    policy = Policy(tiers=(Tier(from_minor=1_500, confirmations=3),))
    deep = confirmed()
    twice = replace(deep, reference=f"{'cd' * 32}:1")
    worth = Money(1_000, currency("EUR"))
    assert deep.height is not None
    at = deep.height
    both = replace(waits, credits=(deep, twice), worth=worth)
    assert [is_over_sure(both, policy, tip) for tip in (None, at + 1, at + 2)] == [
        False,
        False,
        True,
    ]
    assert is_over_sure(replace(both, credits=(deep,)), policy, at)
    assert not is_over_sure(replace(both, credits=(deep,), worth=None), policy, at)
    unconfirmed = replace(twice, assurance=Assurance.SEEN, height=None)
    assert not is_over_sure(replace(both, credits=(deep, unconfirmed)), policy, at + 50)
    gone = replace(twice, assurance=Assurance.REVOKED, height=None)
    assert is_over_sure(replace(both, credits=(deep, gone)), policy, at)
