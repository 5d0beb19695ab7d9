"""Tax that prices include adds up to the cent, however it is divided."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import Money, currency
from pos_app.domain.tax import TaxLine, TaxRate, added_tax, included_tax, taxes_of

EUR, JPY = currency("EUR"), currency("JPY")
STANDARD, REDUCED = TaxRate("VAT", Decimal(19)), TaxRate("VAT", Decimal(7))


def euro(minor: int) -> Money:
    return Money(minor, EUR)


rates = st.builds(
    TaxRate, st.just("VAT"), st.decimals(0, Decimal("99.999"), places=3, allow_nan=False)
)
parts_of_a_sale = st.lists(
    st.tuples(rates, st.integers(0, 10**9).map(euro)), min_size=1, max_size=6
)


@pytest.mark.parametrize(
    ("gross", "percent", "tax"),
    [
        (2_200, "20", 367),  # 366.67: the receipt's "incl. 20 % VAT 3.67"
        (3_197, "7", 209),
        (11_900, "19", 1_900),
        (10_550, "5.5", 550),
        (1_000, "0", 0),
        (21, "100e-1", 2),  # 1.909
        (63, "5", 3),
        (3, "20", 1),  # half a cent is a cent
        (-3, "20", -1),
        (-2_200, "20", -367),
    ],
)
def test_the_tax_in_a_price(gross: int, percent: str, tax: int) -> None:
    assert included_tax(euro(gross), TaxRate("VAT", Decimal(percent))) == euro(tax)


@pytest.mark.parametrize(
    ("net", "percent", "tax"),
    [
        (1_999, "8.875", 177),  # 177.41
        (1_000, "0", 0),
        (50, "5", 3),  # half a cent is a cent
        (-50, "5", -3),
        (49, "5", 2),
    ],
)
def test_the_tax_on_a_price(net: int, percent: str, tax: int) -> None:
    assert added_tax(euro(net), TaxRate("VAT", Decimal(percent))) == euro(tax)


def test_a_currency_without_cents_has_whole_tax() -> None:
    assert included_tax(Money(108, JPY), TaxRate("CT", Decimal(8))) == Money(8, JPY)


@given(st.integers(-(10**12), 10**12), rates)
def test_the_tax_is_never_off_by_more_than_half_a_cent(gross: int, rate: TaxRate) -> None:
    tax = included_tax(euro(gross), rate).minor
    percent = Fraction(rate.percent)
    assert abs(tax - gross * percent / (100 + percent)) <= Fraction(1, 2)
    assert included_tax(euro(-gross), rate) == euro(-tax)


@pytest.mark.parametrize("percent", ["-1", "100", "NaN", "Infinity"])
def test_what_is_no_rate_is_refused(percent: str) -> None:
    with pytest.raises(ValueError, match="no tax rate"):
        TaxRate("VAT", Decimal(percent))


def test_each_rate_has_one_line_and_is_rounded_once() -> None:
    parts = [(REDUCED, euro(33)), (STANDARD, euro(100)), (REDUCED, euro(33)), (REDUCED, euro(33))]
    assert taxes_of(parts) == (
        TaxLine(STANDARD, euro(100), euro(16)),
        TaxLine(REDUCED, euro(99), euro(6)),  # a line by itself would have 2
    )
    assert [line.net for line in taxes_of(parts)] == [euro(84), euro(93)]
    assert taxes_of([]) == ()


def test_a_discount_is_taken_off_each_rate_by_its_share() -> None:
    lines = taxes_of([(STANDARD, euro(1_997)), (REDUCED, euro(1_250))], euro(250))
    assert [(line.gross, line.tax) for line in lines] == [
        (euro(1_843), euro(294)),
        (euro(1_154), euro(75)),
    ]


def test_the_odd_cent_of_a_discount_goes_where_most_of_it_belongs() -> None:
    even = taxes_of([(REDUCED, euro(100)), (STANDARD, euro(100))], euro(1))
    assert [line.gross for line in even] == [euro(99), euro(100)]  # equal shares: the higher rate
    uneven = taxes_of([(REDUCED, euro(200)), (STANDARD, euro(100))], euro(1))
    assert [line.gross for line in uneven] == [euro(100), euro(199)]
    nothing = taxes_of([(REDUCED, euro(0))], euro(0))
    assert [line.gross for line in nothing] == [euro(0)]


@given(parts_of_a_sale, st.data())
def test_everything_adds_up(parts: list[tuple[TaxRate, Money]], data: st.DataObject) -> None:
    sold = sum(money.minor for _, money in parts)
    discount = data.draw(st.integers(0, sold))
    lines = taxes_of(parts, euro(discount))
    assert sum(line.gross.minor for line in lines) == sold - discount
    assert all(line.net.minor + line.tax.minor == line.gross.minor for line in lines)
    assert all(line.gross.minor >= 0 for line in lines)
    assert taxes_of(parts[::-1], euro(discount)) == lines


@given(parts_of_a_sale, st.data())
def test_added_tax_adds_up_too(parts: list[tuple[TaxRate, Money]], data: st.DataObject) -> None:
    sold = sum(money.minor for _, money in parts)
    discount = data.draw(st.integers(0, sold))
    lines = taxes_of(parts, euro(discount), added=True)
    assert sum(line.net.minor for line in lines) == sold - discount
    assert all(line.tax == added_tax(line.net, line.rate) for line in lines)
    assert taxes_of(parts[::-1], euro(discount), added=True) == lines


@pytest.mark.parametrize(
    ("parts", "discount"),
    [
        ([(STANDARD, euro(100))], euro(101)),
        ([(STANDARD, euro(100))], euro(-1)),
        ([(STANDARD, euro(100)), (REDUCED, euro(-1))], euro(1)),
        ([(STANDARD, euro(100))], Money(1, JPY)),
        ([(STANDARD, euro(100)), (REDUCED, Money(1, JPY))], None),
    ],
)
def test_what_can_not_be_reckoned_is_refused(
    parts: list[tuple[TaxRate, Money]], discount: Money | None
) -> None:
    with pytest.raises(ValueError, match=r"currency|discount"):
        taxes_of(parts, discount)
