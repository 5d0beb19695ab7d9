"""Sources agree on a rate, or there is none; nothing old, odd or alone becomes a price."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.rate import (
    MAX_AGE,
    MAX_CLOCK_LEAD,
    WARN_AGE,
    Rate,
    RateFreshness,
    RateProblem,
    agree,
    is_usable,
)
from tests.support.domain_values import NOON, prices, quote

if TYPE_CHECKING:
    from random import Random

    from pos_app.domain.rate import Quote

SOURCES = ("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko", "mempool")
WARN = WARN_AGE.total_seconds()
MAX = MAX_AGE.total_seconds()


def agreed(*quotes: Quote, at: float = 0.0) -> Rate:
    rate = agree(quotes, at)
    assert isinstance(rate, Rate)
    return rate


@st.composite
def some_quotes(draw: st.DrawFn) -> list[Quote]:
    middle = draw(prices)
    sources = draw(st.lists(st.sampled_from(SOURCES), unique=True))
    off = st.integers(min_value=-60, max_value=60)
    ages = st.floats(min_value=0, max_value=MAX + 60)
    return [quote(middle * (1000 + draw(off)) / 1000, source, age=draw(ages)) for source in sources]


@given(some_quotes(), st.randoms())
def test_the_order_of_quotes_changes_nothing(quotes: list[Quote], random: Random) -> None:
    shuffled = list(quotes)
    random.shuffle(shuffled)
    assert agree(shuffled, 0.0) == agree(quotes, 0.0)


@given(some_quotes())
def test_a_rate_stands_on_two_sources_that_agree(quotes: list[Quote]) -> None:
    rate = agree(quotes, 0.0)
    if isinstance(rate, RateProblem):
        return
    said = sorted(each.price for each in rate.agreeing)
    assert len({each.source for each in rate.agreeing}) >= 2
    assert said[0] <= rate.price <= said[-1]
    # All within 2 % of one price lie within 4 % of each other, a little more for the division.
    assert said[-1] - said[0] <= rate.price * Decimal("0.041")
    assert all(is_usable(each, 0.0) for each in rate.agreeing)
    assert sorted(map(id, (*rate.agreeing, *rate.dropped))) == sorted(map(id, quotes))


@given(some_quotes(), st.sampled_from(SOURCES))
def test_one_liar_cannot_move_the_rate_beyond_the_honest(quotes: list[Quote], liar: str) -> None:
    honest = [quote(50_000 + place, name) for place, name in enumerate(SOURCES) if name != liar]
    lies = [each for each in quotes if each.source == liar]
    assert 50_000 <= agreed(*honest, *lies).price <= 50_005


def test_three_sources_give_the_middle_one() -> None:
    rate = agreed(quote(50_050, "a"), quote(49_950, "b"), quote(50_000, "c"))
    assert rate.price == 50_000
    assert rate.currency_code == "EUR"
    assert rate.spread == Decimal("0.002")


def test_two_sources_give_their_mean() -> None:
    assert agreed(quote(50_001, "a"), quote(50_000, "b")).price == Decimal("50000.5")


def test_what_is_two_percent_off_the_median_stays_and_what_is_more_goes() -> None:
    middle = [quote(50_000, "a"), quote(50_000, "b"), quote(50_000, "c")]
    assert agreed(*middle, quote(51_000, "d")).dropped == ()
    off = quote(Decimal("51000.01"), "d")
    rate = agreed(*middle, off)
    assert rate.dropped == (off,)
    assert rate.price == 50_000


def test_the_median_is_taken_again_without_those_that_are_off() -> None:
    quotes = [quote(50_000, "a"), quote(50_200, "b"), quote(50_400, "c"), quote(90_000, "d")]
    assert agreed(*quotes).price == 50_200


def test_two_that_differ_are_no_rate() -> None:
    assert agree([quote(50_000, "a"), quote(53_000, "b")], 0.0) is RateProblem.TOO_FEW_AGREE


def test_one_source_is_no_rate_even_if_it_says_it_twice() -> None:
    assert agree([quote(50_000)], 0.0) is RateProblem.TOO_FEW_AGREE
    assert agree([quote(50_000), quote(50_000)], 0.0) is RateProblem.TOO_FEW_AGREE


def test_no_quotes_are_no_rate() -> None:
    assert agree([], 0.0) is RateProblem.NO_QUOTES


@pytest.mark.parametrize("price", ["0", "-50000", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_price_is_not_used(price: str) -> None:
    assert not is_usable(quote(Decimal(price)), 0.0)
    well = [quote(50_000, "a"), quote(50_000, "b")]
    assert agreed(*well, quote(Decimal(price), "c")).agreeing == tuple(well)


def test_old_quotes_are_no_rate() -> None:
    old = [quote(50_000, "a", age=MAX), quote(50_000, "b", age=MAX + 1)]
    assert agree(old, 0.0) is RateProblem.TOO_OLD


def test_a_quote_ages_while_nobody_looks() -> None:
    both = [quote(50_000, "a"), quote(50_000, "b")]
    assert agreed(*both, at=MAX - 1).age(MAX - 1) == timedelta(seconds=MAX - 1)
    assert agree(both, MAX) is RateProblem.TOO_OLD


def test_the_sources_own_time_counts_as_age() -> None:
    behind = quote(50_000, quoted_at=NOON - timedelta(minutes=3))
    assert behind.age(60.0) == timedelta(minutes=4)
    assert is_usable(behind, MAX - 181)
    assert not is_usable(behind, MAX - 180)


def test_a_sources_clock_may_run_ahead_a_little() -> None:
    ahead = quote(50_000, quoted_at=NOON + MAX_CLOCK_LEAD)
    assert is_usable(ahead, 0.0)
    assert ahead.age(5.0) == timedelta(seconds=5)
    beyond = quote(50_000, quoted_at=NOON + MAX_CLOCK_LEAD + timedelta(seconds=1))
    assert not is_usable(beyond, 0.0)


def test_monotonic_time_that_seems_to_run_back_makes_nothing_younger_than_now() -> None:
    assert quote(50_000).age(-5.0) == timedelta(0)


def test_freshness_warns_at_five_minutes_and_ends_at_ten() -> None:
    rate = agreed(quote(50_000, "a"), quote(50_000, "b"))
    assert rate.freshness(WARN - 1) is RateFreshness.FRESH
    assert rate.freshness(WARN) is RateFreshness.AGEING
    assert rate.freshness(MAX - 1) is RateFreshness.AGEING
    assert rate.freshness(MAX) is RateFreshness.TOO_OLD


def test_a_silent_source_does_not_make_fresh_ones_look_old() -> None:
    silent = quote(50_000, "c", age=WARN)
    rate = agreed(quote(50_100, "a"), quote(50_100, "b"), silent)
    assert rate.freshness(0.0) is RateFreshness.FRESH
    assert rate.dropped == (silent,)


def test_older_quotes_help_out_where_too_few_fresh_ones_agree() -> None:
    older = [quote(50_000, "b", age=WARN), quote(50_000, "c", age=WARN + 60)]
    rate = agreed(quote(50_100, "a"), *older)
    assert rate.freshness(0.0) is RateFreshness.AGEING
    assert len(rate.agreeing) == 3
