"""Carts to reckon, and a strategy that fills many in any currency."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from pos_app.domain.bill import TaxMode
from pos_app.domain.cart import Cart, CartLine
from pos_app.domain.money import Currency, Money, currency
from pos_app.domain.share import Percent, Share
from pos_app.domain.tax import TaxRate

EUR = currency("EUR")
STANDARD, REDUCED = TaxRate("VAT", Decimal(19)), TaxRate("VAT", Decimal(7))
COFFEE, CAKE = UUID(int=101), UUID(int=102)

currencies = st.sampled_from([currency(code) for code in ("EUR", "JPY", "KWD", "SAT")])
tax_rates = st.none() | st.sampled_from(
    [STANDARD, REDUCED, TaxRate("VAT", Decimal("5.5")), TaxRate("Zero", Decimal(0))]
)
percents = st.integers(0, 10_000).map(lambda parts: Percent(Decimal(parts).scaleb(-2)))
quantities = st.integers(1, 500_000).map(lambda parts: Decimal(parts).scaleb(-3))


def euro(minor: int) -> Money:
    return Money(minor, EUR)


def percent(value: str) -> Percent:
    return Percent(Decimal(value))


def line(minor: int = 350, name: str = "Coffee", **changes: Any) -> CartLine:
    return CartLine(name=name, price=euro(minor), **changes)


def cart(*lines: CartLine, **changes: Any) -> Cart:
    return Cart(currency=EUR, lines=lines, **changes)


def shares(of: Currency) -> st.SearchStrategy[Share | None]:
    """Also amounts that are more than what they are off."""
    amounts = st.integers(0, 10**6).map(lambda minor: Money(minor, of))
    return st.none() | percents | amounts


@st.composite
def cart_lines(draw: st.DrawFn, of: Currency) -> CartLine:
    return CartLine(
        name=draw(st.sampled_from(["Coffee", "Cake", "Bread"])),
        price=Money(draw(st.integers(0, 10**6)), of),
        quantity=draw(st.integers(1, 20).map(Decimal) | quantities),
        unit=draw(st.sampled_from(["", "kg"])),
        tax=draw(tax_rates),
        discount=draw(shares(of)),
        item_id=draw(st.sampled_from([None, COFFEE, CAKE])),
    )


@st.composite
def carts(draw: st.DrawFn) -> Cart:
    of = draw(currencies)
    return Cart(
        currency=of,
        tax_mode=draw(st.sampled_from(TaxMode)),
        lines=tuple(draw(st.lists(cart_lines(of), max_size=5))),
        discount=draw(shares(of)),
        tip=draw(shares(of)),
    )
