"""Laws that hold for any credits: order, repeats, more blocks, drops, and sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain import events as e
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.policy import Policy
from pos_app.domain.punctuality import is_on_time, on_time_sat
from pos_app.domain.sale import Sale, apply
from pos_app.domain.sale_state import Flag, Life, Standing, Trigger
from pos_app.domain.settlement import assess, judge, may_settle, observe
from tests.support.domain_values import (
    DUE_SAT,
    HELD,
    NOON,
    TIP,
    confirmed,
    credit,
    credits_of_one_sale,
    followed,
    policies,
    waiting,
)

if TYPE_CHECKING:
    from random import Random

RANK = {
    Trigger.FOUND_REVERSED: 0,
    Trigger.FOUND_NOTHING: 0,
    Trigger.FOUND_PART: 1,
    Trigger.FOUND_ENOUGH: 2,
    Trigger.FOUND_CONFIRMED: 3,
}
found = credits_of_one_sale()
moments = st.integers(min_value=0, max_value=40).map(
    lambda minute: NOON + timedelta(minutes=minute)
)
tips = st.none() | st.integers(min_value=TIP - 10, max_value=TIP + 10)
GONE = st.sampled_from([Assurance.REVOKED, Assurance.UNKNOWN])


def sale_in(life: Life) -> Sale:
    if life is Life.EXPIRED:
        return apply(waiting(), e.LockEnded(at=NOON + HELD))
    if life is Life.CANCELLED:
        return apply(waiting(), e.SaleCancelled(at=NOON))
    return waiting()


sales = st.sampled_from([Life.OPEN, Life.EXPIRED, Life.CANCELLED]).map(sale_in)


def after(
    sale: Sale,
    credits_: tuple[Credit, ...],
    *,
    policy: Policy | None = None,
    tip: int | None = TIP,
    now: datetime = NOON,
) -> Sale:
    policy = policy or Policy()
    return followed(sale, observe(sale, credits_, policy=policy, tip_height=tip, now=now))


def shown(sale: Sale) -> tuple[object, ...]:
    """All that anybody can tell of a sale, without the order in which its credits came."""
    return (
        sale.state,
        sale.flags,
        sorted(sale.credits, key=lambda each: each.reference),
        (sale.due_sat, sale.received_sat, sale.missing_sat, sale.over_sat, sale.short_sat),
        on_time_sat(sale),
        may_settle(sale),
    )


@given(sales, found, policies(), tips, moments, st.randoms(use_true_random=False))
def test_the_order_in_which_credits_are_found_changes_nothing(
    sale: Sale,
    credits_: tuple[Credit, ...],
    policy: Policy,
    tip: int | None,
    now: datetime,
    random: Random,
) -> None:
    shuffled = list(credits_)
    random.shuffle(shuffled)
    at_once = after(sale, credits_, policy=policy, tip=tip, now=now)
    assert after(sale, tuple(shuffled), policy=policy, tip=tip, now=now) == at_once
    # The lock may end between two looks, so all of them are at the same moment: one by one.
    one_by_one = sale
    for each in shuffled:
        one_by_one = after(one_by_one, (each,), policy=policy, tip=tip, now=NOON)
    at_noon = after(sale, credits_, policy=policy, tip=tip, now=NOON)
    assert shown(one_by_one) == shown(at_noon)


@given(sales, found, policies(), tips, moments)
def test_looking_again_changes_nothing(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    once = after(sale, credits_, policy=policy, tip=tip, now=now)
    assert observe(once, credits_, policy=policy, tip_height=tip, now=now) == ()
    assert after(once, credits_ + credits_, policy=policy, tip=tip, now=now) == once


@given(sales, found, policies(), tips, moments)
def test_the_events_lead_to_what_was_judged(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    """Also in the journal's order, in which the sale is kept."""
    events = observe(sale, credits_, policy=policy, tip_height=tip, now=now)
    reached = followed(sale, events)
    assert list(reached.credits) == sorted(credits_, key=lambda each: each.reference)
    assert judge(reached, policy=policy, tip_height=tip, now=now) == ()


@given(found, policies(), st.integers(TIP - 10, TIP + 10), st.integers(0, 20))
def test_more_blocks_are_never_worse(
    credits_: tuple[Credit, ...], policy: Policy, tip: int, more: int
) -> None:
    sale = after(waiting(), credits_, policy=policy, tip=tip)
    before, then = assess(sale, policy, tip), assess(sale, policy, tip + more)
    assert then.confirmations >= before.confirmations
    assert RANK[then.finding] >= RANK[before.finding]
    assert (then.received_sat, then.flags) == (before.received_sat, before.flags)


@given(found, policies(), st.integers(TIP - 10, TIP + 10))
def test_being_mined_is_never_worse(
    credits_: tuple[Credit, ...], policy: Policy, height: int
) -> None:
    sale = after(waiting(), credits_, policy=policy)
    before = assess(sale, policy, TIP)
    for each in sale.credits:
        if each.assurance is Assurance.SEEN:
            mined = replace(each, assurance=Assurance.CONFIRMED, height=height)
            then = assess(apply(sale, e.PaymentChanged(at=NOON, credit=mined)), policy, TIP)
            assert RANK[then.finding] >= RANK[before.finding]
            assert then.received_sat == before.received_sat


@given(found, policies(), tips, GONE)
def test_a_drop_or_a_replacement_is_never_better(
    credits_: tuple[Credit, ...], policy: Policy, tip: int | None, gone: Assurance
) -> None:
    sale = after(waiting(), credits_, policy=policy, tip=tip)
    before = assess(sale, policy, tip)
    for each in sale.credits:
        lost = replace(each, assurance=gone)
        less = apply(sale, e.PaymentChanged(at=NOON, credit=lost))
        then = assess(less, policy, tip)
        assert then.received_sat <= before.received_sat
        assert on_time_sat(less) <= on_time_sat(sale)
        if policy.tolerates:
            # Late money keeps a sale waiting whose rest would be let go without it.
            continue
        assert then.confirmations <= before.confirmations
        assert RANK[then.finding] <= RANK[before.finding]
        assert may_settle(sale) or not may_settle(less)


@given(found, policies(), tips)
def test_one_more_payment_is_never_worse(
    credits_: tuple[Credit, ...], policy: Policy, tip: int | None
) -> None:
    sale = waiting()
    rank = 0
    for each in credits_:
        sale = after(sale, (each,), policy=policy, tip=tip)
        if each.counts:
            assert RANK[assess(sale, policy, tip).finding] >= rank
        rank = RANK[assess(sale, policy, tip).finding]
        if policy.tolerates:
            # Less of the price is let go then, and what came has to be confirmed with the rest.
            rank = min(rank, RANK[Trigger.FOUND_ENOUGH])


def test_what_comes_after_a_rest_was_let_go_is_part_of_the_price_again() -> None:
    policy = Policy(tolerance_sat=1_000)
    sale = after(waiting(), (confirmed(1, DUE_SAT - 900),), policy=policy)
    assert (sale.due_sat, assess(sale, policy, TIP).finding) == (
        DUE_SAT - 900,
        Trigger.FOUND_CONFIRMED,
    )
    more = after(sale, (credit(2, 600),), policy=policy)
    assert (more.due_sat, assess(more, policy, TIP).finding) == (
        DUE_SAT - 300,
        Trigger.FOUND_ENOUGH,
    )


@given(sales, found, policies(), tips, moments)
def test_got_plus_missing_minus_over_is_due(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    sale = after(sale, credits_, policy=policy, tip=tip, now=now)
    assert sale.received_sat + sale.missing_sat - sale.over_sat == sale.due_sat
    assert sale.missing_sat == 0 or sale.over_sat == 0
    counted = sum(each.sat for each in credits_ if each.counts)
    assert sale.received_sat == counted
    assert 0 <= on_time_sat(sale) <= sale.received_sat


@given(sales, found, policies(), tips, moments)
def test_a_sale_settles_only_with_its_whole_price_in_blocks(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    sale = after(sale, credits_, policy=policy, tip=tip, now=now)
    if may_settle(sale):
        wanted = policy.confirmations_for(sale.worth)
        deep = [each for each in sale.credits if each.confirmations(tip) >= wanted]
        assert sum(each.sat for each in deep) >= sale.due_sat
        assert sale.state.standing is Standing.CONFIRMED
        assert sale.state.life is not Life.CANCELLED


@given(sales, found, policies(), tips, moments, GONE)
def test_how_the_money_came_to_be_there_changes_nothing(
    sale: Sale,
    credits_: tuple[Credit, ...],
    policy: Policy,
    tip: int | None,
    now: datetime,
    gone: Assurance,
) -> None:
    """After any replacement the sale is what a fresh look would make of it."""
    lost = tuple(replace(each, assurance=gone) for each in credits_[::2])
    walked = after(sale, credits_, policy=policy, tip=tip, now=NOON)
    walked = after(walked, lost, policy=policy, tip=tip, now=now)
    kept = {each.reference: each for each in (*credits_, *lost)}
    assert shown(walked) == shown(
        after(sale, tuple(kept.values()), policy=policy, tip=tip, now=now)
    )


@given(sales, found, policies(), tips, moments)
def test_a_shortfall_is_let_go_only_as_far_as_the_store_wants(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    sale = after(sale, credits_, policy=policy, tip=tip, now=now)
    exact = after(sale_in(sale.state.life), credits_, tip=tip, now=now)
    if sale.short_sat:
        assert sale.state.life is not Life.CANCELLED
        assert 0 < on_time_sat(sale) < exact.due_sat
        short = exact.due_sat - on_time_sat(sale)
        assert short <= (policy.tolerance_sat or short)
        # 20,000 sat are worth 1,000 minor units.
        assert short <= 20 * (policy.tolerance_minor or short)
    else:
        assert sale.due_sat == exact.due_sat


@given(sales, found, policies(), tips, moments)
def test_only_money_in_time_settles_by_itself(
    sale: Sale, credits_: tuple[Credit, ...], policy: Policy, tip: int | None, now: datetime
) -> None:
    sale = after(sale, credits_, policy=policy, tip=tip, now=now)
    if may_settle(sale):
        punctual = [each for each in sale.credits if each.counts and is_on_time(each, sale)]
        assert sum(each.sat for each in punctual) >= sale.due_sat
    doubtful = {Flag.LATE, Flag.UNPROVEN} & sale.flags
    late_sat = sale.received_sat - on_time_sat(sale)
    assert bool(doubtful) is (late_sat > 0)


@given(found, policies(), tips)
def test_a_source_that_denies_a_confirmation_never_makes_it_better(
    credits_: tuple[Credit, ...], policy: Policy, tip: int | None
) -> None:
    sale = after(waiting(), credits_, policy=policy, tip=tip)
    before = assess(sale, policy, tip)
    for each in sale.credits:
        denied = e.PaymentChanged(at=NOON, credit=replace(each, contested=True))
        then = assess(apply(sale, denied), policy, tip)
        assert then.confirmations <= before.confirmations
        assert RANK[then.finding] <= RANK[before.finding]
        assert (then.received_sat, then.flags) == (before.received_sat, before.flags)
