"""How many blocks the store wants for how much money."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import Money
from pos_app.domain.policy import Policy, Tier
from tests.support.domain_values import EUR, policies


def test_without_tiers_every_amount_wants_the_same() -> None:
    for worth in (None, Money(0, EUR), Money(10**9, EUR)):
        assert Policy(confirmations=3).confirmations_for(worth) == 3


def test_a_tier_begins_at_its_amount_and_never_asks_for_fewer() -> None:
    tiers = (Tier(from_minor=1_000, confirmations=4), Tier(from_minor=5_000, confirmations=1))
    policy = Policy(confirmations=2, tiers=tiers)
    asked = [policy.confirmations_for(Money(minor, EUR)) for minor in (999, 1_000, 5_000)]
    assert asked == [2, 4, 4]


@given(policies(), st.integers(0, 3_000), st.integers(0, 3_000))
def test_more_money_never_wants_fewer_blocks_and_the_unknown_wants_most(
    policy: Policy, minor: int, more: int
) -> None:
    asked = policy.confirmations_for(Money(minor, EUR))
    most = policy.confirmations_for(Money(minor + more, EUR))
    assert policy.confirmations <= asked <= most <= policy.confirmations_for(None)


def test_nothing_is_tolerated_unless_it_is_set() -> None:
    assert not Policy().tolerates
    assert Policy(tolerance_sat=1).tolerates
    assert Policy(tolerance_minor=1).tolerates
