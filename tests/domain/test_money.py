"""Fiat to satoshi is never short and less than one satoshi too much; texts are plain."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import (
    MAX_SAT,
    SAT,
    SAT_PER_BTC,
    Currency,
    Money,
    btc_text,
    currency,
    from_sat,
    parse_money,
    to_sat,
)
from tests.support.domain_values import EUR, minors, prices

any_currency = st.sampled_from(["JPY", "KRW", "EUR", "USD", "KWD", "TND"]).map(currency) | st.just(
    Currency("XTS", 1)
)
any_price = prices | st.fractions(min_value=Fraction(1, 100), max_value=10**9)


@pytest.mark.parametrize(
    ("code", "exponent"),
    [("JPY", 0), ("VND", 0), ("CLP", 0), ("EUR", 2), ("USD", 2), ("KWD", 3), ("BHD", 3)],
)
def test_exponents_are_those_of_iso_4217(code: str, exponent: int) -> None:
    assert currency(code) == Currency(code, exponent)
    assert not currency(code).is_satoshi


def test_sat_is_a_currency_without_parts() -> None:
    assert currency("SAT") is SAT
    assert SAT.is_satoshi


def test_satoshi_are_worth_themselves_at_every_price() -> None:
    assert from_sat(1_234, Decimal(50_000), SAT) == Money(1_234, SAT)


@pytest.mark.parametrize("code", ["", "eur", "EURO", "EU", "E1R", "ÄÖÜ", "EUR\n"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="three-letter"):
        currency(code)


@given(minors, any_currency, any_price)
def test_a_price_is_never_short_and_less_than_a_satoshi_too_much(
    minor: int, of: Currency, price: Decimal | Fraction
) -> None:
    exact = Fraction(minor, 10**of.exponent) / Fraction(price) * SAT_PER_BTC
    excess = to_sat(Money(minor, of), price) - exact
    assert 0 <= excess < 1


@given(minors, minors, any_currency, prices)
def test_more_money_is_never_fewer_satoshi(
    one: int, other: int, of: Currency, price: Decimal
) -> None:
    low, high = sorted((one, other))
    assert to_sat(Money(low, of), price) <= to_sat(Money(high, of), price)


@given(minors, any_currency, prices)
def test_the_customer_pays_at_least_the_value(minor: int, of: Currency, price: Decimal) -> None:
    value = Fraction(to_sat(Money(minor, of), price), SAT_PER_BTC) * Fraction(price)
    assert value >= Fraction(minor, 10**of.exponent)


def test_what_divides_evenly_stays_even() -> None:
    assert to_sat(Money(1000, EUR), Decimal(50_000)) == 20_000
    assert to_sat(Money(1000, EUR), Decimal("50000.01")) == 20_000
    assert to_sat(Money(1000, EUR), Decimal("49999.99")) == 20_001


@given(st.integers(min_value=0, max_value=MAX_SAT), prices)
def test_satoshi_are_satoshi_at_any_price(sat: int, price: Decimal) -> None:
    assert to_sat(Money(sat, SAT), price) == sat
    assert from_sat(sat, price, SAT) == Money(sat, SAT)


@given(st.integers(min_value=0, max_value=MAX_SAT), prices, any_currency)
def test_a_shown_value_is_within_half_a_minor_unit(sat: int, price: Decimal, of: Currency) -> None:
    exact = Fraction(sat) * Fraction(price) / SAT_PER_BTC * 10**of.exponent
    assert abs(from_sat(sat, price, of).minor - exact) <= Fraction(1, 2)


@pytest.mark.parametrize("price", ["0", "-1", "NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_price_is_refused(price: str) -> None:
    with pytest.raises(ValueError, match="not a price"):
        to_sat(Money(1, EUR), Decimal(price))
    with pytest.raises(ValueError, match="not a price"):
        from_sat(1, Decimal(price), EUR)


@given(st.integers(min_value=0, max_value=MAX_SAT))
def test_bitcoin_is_written_plainly_and_exactly(sat: int) -> None:
    text = btc_text(sat)
    assert set(text) <= set("0123456789.")
    assert Decimal(text) * SAT_PER_BTC == sat
    assert not text.endswith(".")
    assert "." not in text or not text.endswith("0")


def test_one_satoshi_has_no_exponent() -> None:
    assert btc_text(1) == "0.00000001"
    assert btc_text(0) == "0"
    assert btc_text(100 * SAT_PER_BTC) == "100"


@given(minors | st.just(0), any_currency)
def test_an_amount_reads_back_as_it_is_written(minor: int, of: Currency) -> None:
    money = Money(minor, of)
    assert parse_money(f"{money.decimal:f}", of) == money
    assert str(money) == f"{money.decimal:f} {of.code}"


@pytest.mark.parametrize(
    ("text", "code", "minor"),
    [
        ("5", "EUR", 500),
        ("5.0", "EUR", 500),
        ("5.05", "EUR", 505),
        ("007", "EUR", 700),
        ("0", "EUR", 0),
        ("5", "JPY", 5),
        ("5.1", "KWD", 5_100),
        ("12", "SAT", 12),
    ],
)
def test_digits_are_whole_units_until_the_point(text: str, code: str, minor: int) -> None:
    assert parse_money(text, currency(code)) == Money(minor, currency(code))


@pytest.mark.parametrize(
    "text",
    ["", ".", "5.", ".5", "-5", "+5", "5,00", "5.055", "1e3", "5 ", " 5", "5.0.0", "NaN", "5.0"],
)
def test_what_is_no_amount_of_yen_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not an amount|wrong number of digits"):
        parse_money(text, currency("JPY"))


@pytest.mark.parametrize(
    "text", ["\N{ARABIC-INDIC DIGIT FIVE}", "\N{SUPERSCRIPT TWO}", "1_000", "0x10", "1\n"]
)
def test_what_python_takes_for_a_number_is_no_amount_yet(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        parse_money(text, EUR)


@given(st.text(max_size=12), any_currency)
def test_any_text_is_an_amount_or_a_value_error(text: str, of: Currency) -> None:
    try:
        money = parse_money(text, of)
    except ValueError:
        return
    assert money.currency == of
    assert money.minor >= 0
    assert money.decimal == Decimal(text)
