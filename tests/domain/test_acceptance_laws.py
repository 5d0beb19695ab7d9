"""Laws of acceptance that hold for any payments and any evidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.acceptance import LISTEN_SECONDS, Evidence, refusals
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.money import Money
from pos_app.domain.policy import Policy
from pos_app.domain.punctuality import is_on_time
from pos_app.domain.sale_state import Life, Standing
from pos_app.domain.settlement import observe
from tests.support.domain_values import DUE_SAT, EUR, NOON, TIP, credit, followed, waiting

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale

Case: TypeAlias = "tuple[Sale, Policy, Evidence, int]"
T = TypeVar("T")
SELDOM = st.integers(0, 9).map(lambda roll: roll == 0)


def mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    """One in six is another one, or a law about what is accepted would hold for nothing."""
    return st.integers(0, 5).flatmap(lambda roll: st.sampled_from(others if roll == 0 else [usual]))


@st.composite
def payments(draw: st.DrawFn) -> tuple[Credit, ...]:
    return tuple(
        credit(
            number,
            draw(st.sampled_from([DUE_SAT // 2, DUE_SAT, 2 * DUE_SAT])),
            draw(mostly(Assurance.SEEN, Assurance.REVOKED)),
            replaceable=draw(SELDOM),
            unconfirmed_parent=draw(SELDOM),
            contested=draw(SELDOM),
            fee_rate=draw(mostly(5_000, 1_000, 9_000, None)),
            inputs=(f"{draw(st.integers(0, 4))}:0",),
        )
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )


@st.composite
def cases(draw: st.DrawFn) -> Case:
    found = draw(payments())
    policy = Policy(
        confirmations=draw(st.integers(1, 3)),
        accept_up_to_minor=draw(mostly(1_000, 0, 999, 5_000)),
        exposure_budget_minor=draw(mostly(5_000, 1_000)),
    )
    sale = waiting(worth=draw(mostly(Money(1_000, EUR), None)))
    sale = followed(sale, observe(sale, found, policy=policy, tip_height=TIP, now=NOON))
    references = [each.reference for each in found]
    evidence = Evidence(
        following=draw(mostly(True, False)),
        sources_configured=draw(st.integers(1, 3)),
        seen_by={each: draw(mostly(2, 0, 1, 3)) for each in references},
        listened_seconds={each: draw(mostly(10.0, 0.0, 9.9, 60.0)) for each in references},
        needed_fee_rate=draw(mostly(5_000, 1_000, 9_000, None)),
    )
    return sale, policy, evidence, draw(mostly(0, 1, 4_000, 4_001))


@given(cases())
def test_what_is_taken_fulfils_every_condition(case: Case) -> None:
    sale, policy, evidence, exposed = case
    if refusals(*case):
        return
    assert evidence.following
    assert (sale.state.standing, sale.state.life) == (Standing.SEEN, Life.OPEN)
    assert sale.worth is not None
    assert 0 < sale.worth.minor <= policy.accept_up_to_minor
    assert exposed + sale.worth.minor <= policy.exposure_budget_minor
    displaced = {
        spent
        for each in sale.credits
        if each.assurance is Assurance.REVOKED
        for spent in each.inputs
    }
    sound = [
        each
        for each in sale.credits
        if each.counts
        and is_on_time(each, sale)
        and not (each.replaceable or each.unconfirmed_parent or each.contested)
        and displaced.isdisjoint(each.inputs)
        and each.fee_rate is not None
        and evidence.needed_fee_rate is not None
        and each.fee_rate >= evidence.needed_fee_rate
        and evidence.seen_by[each.reference] >= min(2, evidence.sources_configured)
        and evidence.listened_seconds[each.reference] >= LISTEN_SECONDS
    ]
    assert sum(each.sat for each in sound) >= sale.due_sat


@given(cases(), st.integers(0, 6), st.integers(1, 5_000))
def test_knowing_less_or_risking_more_never_helps(case: Case, which: int, more: int) -> None:
    sale, policy, evidence, exposed = case
    before = refusals(*case)
    worse: list[Case] = [
        (sale, policy, replace(evidence, following=False), exposed),
        (sale, policy, replace(evidence, seen_by={}), exposed),
        (sale, policy, replace(evidence, listened_seconds={}), exposed),
        (sale, policy, replace(evidence, needed_fee_rate=None), exposed),
        (sale, policy, evidence, exposed + more),
        (replace(sale, worth=None), policy, evidence, exposed),
        (sale, replace(policy, accept_up_to_minor=0), evidence, exposed),
    ]
    if before:
        assert refusals(*worse[which])
    if which in {0, 3, 5, 6}:
        assert refusals(*worse[which])


@given(cases())
def test_the_order_of_the_payments_changes_nothing(
    case: Case,
) -> None:
    sale, policy, evidence, exposed = case
    turned = replace(sale, credits=sale.credits[::-1])
    assert refusals(turned, policy, evidence, exposed) == refusals(*case)
