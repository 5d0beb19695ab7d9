"""What is being sold, line by line, until it is charged; changing one gives another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.bill import Bill, BillLine, TaxMode
from pos_app.domain.money import Money
from pos_app.domain.one_line import require_one_line
from pos_app.domain.share import share_of, times
from pos_app.domain.tax import TaxRate, taxes_of

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.money import Currency
    from pos_app.domain.share import Share
    from pos_app.domain.tax import TaxLine

NAME_LIMIT = 100
MOST_LINES = 200
MOST_QUANTITY = 100_000
QUANTITY_PLACES = 3  # grams of a kilogram
# What has no rate of its own, where something else has one.
UNTAXED = TaxRate("", Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CartLine:
    """`price` is for one `unit`, which is empty for pieces; `discount` is off the whole line.

    ValueError for what can't be: no name, a price below zero, a quantity of none or of parts finer
    than a thousandth.
    """

    name: str
    price: Money
    quantity: Decimal = Decimal(1)
    unit: str = ""
    tax: TaxRate | None = None
    discount: Share | None = None
    item_id: UUID | None = None

    def __post_init__(self) -> None:
        require_one_line(self.name, NAME_LIMIT)
        if self.price.minor < 0:
            raise ValueError("a price below zero")
        if not (self.quantity.is_finite() and 0 < self.quantity <= MOST_QUANTITY):
            raise ValueError(f"{self.quantity} is no quantity")
        if self.quantity != round(self.quantity, QUANTITY_PLACES):
            raise ValueError(f"{self.quantity} is finer than a till weighs")

    def billed(self) -> BillLine:
        """A discount is at most the line."""
        full = times(self.price, self.quantity)
        off = _off(self.discount, full)
        return BillLine(
            name=self.name,
            quantity=self.quantity,
            unit=self.unit,
            price=self.price,
            discount=off,
            amount=Money(full.minor - (0 if off is None else off.minor), full.currency),
            tax=self.tax,
            item_id=self.item_id,
        )

    def is_more_of(self, other: CartLine) -> bool:
        """Whether both are pieces of one thing. Two weighings are two lines, as each was rounded.

        An amount off one of them is not off both.
        """
        counted = self.unit == "" and not isinstance(other.discount, Money)
        return counted and replace(self, quantity=other.quantity) == other


@dataclass(frozen=True, slots=True, kw_only=True)
class Cart:
    """`discount` is off all lines together, after their own; `tip` is a share of the rest.

    ValueError for a line in another currency, and for more lines than a till can show.
    """

    currency: Currency
    tax_mode: TaxMode = TaxMode.INCLUDED
    lines: tuple[CartLine, ...] = ()
    discount: Share | None = None
    tip: Share | None = None

    def __post_init__(self) -> None:
        if any(line.price.currency != self.currency for line in self.lines):
            raise ValueError("a line in another currency")
        if len(self.lines) > MOST_LINES:
            raise ValueError("too many lines")

    @property
    def is_empty(self) -> bool:
        return not self.lines

    def plus(self, line: CartLine) -> Cart:
        """One more piece of what is there, or a new line."""
        for at, known in enumerate(self.lines):
            if line.is_more_of(known):
                return self.with_quantity(at, known.quantity + line.quantity)
        return replace(self, lines=(*self.lines, line))

    def with_line(self, at: int, line: CartLine) -> Cart:
        """In the place of another; IndexError where there is none."""
        self.lines[at]
        return replace(self, lines=(*self.lines[:at], line, *self.lines[at + 1 :]))

    def with_quantity(self, at: int, quantity: Decimal) -> Cart:
        return self.with_line(at, replace(self.lines[at], quantity=quantity))

    def without(self, at: int) -> Cart:
        """IndexError where there is no such line."""
        self.lines[at]
        return replace(self, lines=(*self.lines[:at], *self.lines[at + 1 :]))

    def bill(self) -> Bill:
        """Reckoned to the smallest coin. A discount never takes more than there is.

        The order of the lines is no matter.
        """
        lines = tuple(line.billed() for line in self.lines)
        sold = sum(line.amount.minor for line in lines)
        discount = _off(self.discount, Money(sold, self.currency))
        added = self.tax_mode is TaxMode.ADDED
        taxes: tuple[TaxLine, ...] = ()
        if any(line.tax is not None for line in lines):
            parts = [(line.tax or UNTAXED, line.amount) for line in lines]
            taxes = taxes_of(parts, discount, added=added)
        due = sold - (0 if discount is None else discount.minor)
        if added:
            due += sum(line.tax.minor for line in taxes)
        tip = None if self.tip is None else share_of(self.tip, Money(due, self.currency))
        return Bill(
            lines=lines,
            tax_mode=self.tax_mode,
            discount=discount,
            taxes=taxes,
            tip=_or_none(tip),
            total=Money(due + (0 if tip is None else tip.minor), self.currency),
        )


def _off(discount: Share | None, whole: Money) -> Money | None:
    if discount is None:
        return None
    off = share_of(discount, whole)
    return _or_none(Money(min(off.minor, whole.minor), whole.currency))


def _or_none(money: Money | None) -> Money | None:
    """Nothing off is no discount, and no tip is none."""
    return None if money is None or money.minor == 0 else money
