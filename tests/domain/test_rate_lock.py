"""A lock holds a price; a new one leaves the value of what was paid as it is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import ceil

from hypothesis import assume, example, given
from hypothesis import strategies as st

from pos_app.domain.money import SAT, Money
from pos_app.domain.rate import with_margin
from tests.support.domain_values import (
    DUE_SAT,
    EUR,
    HELD,
    NOON,
    TEN_EURO,
    lock,
    margins,
    minors,
    prices,
    rate,
)

parts = st.fractions(min_value=0, max_value=Fraction(3, 2))


def test_a_lock_keeps_rate_sources_and_time() -> None:
    held = lock(price=50_000)
    assert held.total_sat == DUE_SAT
    assert held.paid_before_sat == 0
    assert (held.locked_at, held.ends_at) == (NOON, NOON + HELD)
    assert held.quotes == rate(50_000).agreeing
    assert (held.currency_code, held.price) == ("EUR", Decimal(50_000))


@given(minors, prices, margins)
@example(204_000, Decimal(25_000), 614)
def test_the_margin_is_exact_to_the_satoshi(minor: int, price: Decimal, margin: int) -> None:
    exact = Fraction(minor, 100) * 10**8 * (10_000 + margin) / 10_000 / Fraction(price)
    assert lock(Money(minor, EUR), price, margin=margin).total_sat == ceil(exact)


@given(minors, prices, margins)
def test_a_margin_never_lowers_the_price(minor: int, price: Decimal, margin: int) -> None:
    amount = Money(minor, EUR)
    assert lock(amount, price, margin=margin).total_sat >= lock(amount, price).total_sat


def test_one_percent_margin_is_one_percent_more_satoshi() -> None:
    held = lock(price=50_000, margin=100)
    assert held.total_sat == 20_200
    assert held.price == 50_000
    assert held.charged_price < 50_000
    assert held.value_of(20_200, EUR) == TEN_EURO


@given(prices)
def test_no_margin_is_the_rate_itself(price: Decimal) -> None:
    assert with_margin(price, 0) is price


@given(minors, prices, prices, margins, parts)
def test_a_new_lock_keeps_the_value_of_what_was_paid(
    minor: int, old: Decimal, new: Decimal, margin: int, part: Fraction
) -> None:
    amount = Money(minor, EUR)
    first = lock(amount, old, margin=margin)
    paid = int(first.total_sat * part)
    second = lock(amount, new, margin=margin, earlier=first, paid_sat=paid)
    paid = min(paid, first.total_sat)  # what was too much buys nothing
    unpaid = first.total_sat - paid
    if paid > 0:
        # What was open then is worth the same now, and the rounding is the shop's: below 1 sat.
        excess = (second.total_sat - paid) - unpaid * Fraction(old) / Fraction(new)
        assert 0 <= excess < 1
        assert second.paid_before_sat == paid
    else:
        assert second.total_sat == lock(amount, new, margin=margin).total_sat
    assert second.total_sat >= paid


@given(minors, prices, margins, parts)
def test_a_new_lock_at_the_same_price_changes_nothing(
    minor: int, price: Decimal, margin: int, part: Fraction
) -> None:
    amount = Money(minor, EUR)
    first = lock(amount, price, margin=margin)
    paid = int(first.total_sat * part)
    assume(paid <= first.total_sat)
    again = lock(amount, price, margin=margin, earlier=first, paid_sat=paid)
    assert again.total_sat == first.total_sat


def test_half_paid_and_the_price_of_bitcoin_halves() -> None:
    first = lock(price=50_000)
    second = lock(price=25_000, earlier=first, paid_sat=10_000)
    assert second.total_sat == 10_000 + 20_000
    assert second.paid_before_sat == 10_000


def test_late_money_alone_is_worth_todays_price() -> None:
    first = lock(price=50_000)
    assert lock(price=25_000, earlier=first, paid_sat=0).total_sat == 40_000


def test_paid_in_full_needs_nothing_more_at_any_price() -> None:
    first = lock(price=50_000)
    assert lock(price=1, earlier=first, paid_sat=DUE_SAT).total_sat == DUE_SAT
    assert lock(price=1, earlier=first, paid_sat=DUE_SAT + 5).total_sat == DUE_SAT


@given(st.integers(min_value=1, max_value=10**9), prices, prices, st.integers(0, 10**9), margins)
def test_a_price_in_satoshi_stays_at_any_rate(
    sat: int, old: Decimal, new: Decimal, paid: int, margin: int
) -> None:
    assume(paid <= sat)
    amount = Money(sat, SAT)
    first = lock(amount, old, margin=margin)
    second = lock(amount, new, margin=margin, earlier=first, paid_sat=paid)
    assert first.total_sat == second.total_sat == sat
