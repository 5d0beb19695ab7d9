"""What was sold, reckoned to the smallest coin once and kept so with the sale.

A later version of the till may round otherwise; what the customer was shown must not change.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.money import Money
from pos_app.domain.receipt import SoldLine

if TYPE_CHECKING:
    from decimal import Decimal
    from uuid import UUID

    from pos_app.domain.money import Currency
    from pos_app.domain.tax import TaxLine, TaxRate


class TaxMode(Enum):
    INCLUDED = "included"  # in all prices, as in Europe
    ADDED = "added"  # on top of them, as in the United States


@dataclass(frozen=True, slots=True, kw_only=True)
class BillLine:
    """`amount` is `price` times `quantity` less `discount`; without tax where that is added.

    `unit` is empty for pieces. `item_id` is None for what was typed, whose `name` is free text.
    """

    name: str
    quantity: Decimal
    unit: str
    price: Money
    discount: Money | None
    amount: Money
    tax: TaxRate | None
    item_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """`total` is the lines less `discount`, plus the tax where it is added, plus `tip`.

    `discount` is that on the whole sale, beside those of the lines; `taxes` are of all but the
    tip, and empty where nothing is taxed. ValueError where it doesn't add up or has two currencies.
    """

    lines: tuple[BillLine, ...]
    tax_mode: TaxMode
    discount: Money | None
    taxes: tuple[TaxLine, ...]
    tip: Money | None
    total: Money

    def __post_init__(self) -> None:
        sold = sum(self._minor(line.amount) for line in self.lines) - self._minor(self.discount)
        if self.taxes:
            kept = [line.net if self.is_added else line.gross for line in self.taxes]
            if sum(self._minor(money) for money in kept) != sold:
                raise ValueError("the taxed amounts of a bill don't add up to what was sold")
        if sold + self._minor(self.added_tax) + self._minor(self.tip) != self.total.minor:
            raise ValueError("the parts of a bill don't add up to its total")

    @property
    def currency(self) -> Currency:
        return self.total.currency

    @property
    def is_added(self) -> bool:
        return self.tax_mode is TaxMode.ADDED

    @property
    def tax(self) -> Money:
        """All of it, included or added."""
        return Money(sum(line.tax.minor for line in self.taxes), self.currency)

    @property
    def added_tax(self) -> Money:
        """What comes on top of the lines."""
        return self.tax if self.is_added else Money(0, self.currency)

    @property
    def before_tip(self) -> Money:
        return Money(self.total.minor - self._minor(self.tip), self.currency)

    @property
    def all_discounts(self) -> Money:
        """That on the sale and those of its lines."""
        off = sum(self._minor(line.discount) for line in self.lines)
        return Money(off + self._minor(self.discount), self.currency)

    @property
    def sold_lines(self) -> tuple[SoldLine, ...]:
        """As a receipt has them; an amount that was only typed is no line there."""
        return tuple(
            SoldLine(
                name=line.name,
                quantity=line.quantity,
                amount=line.amount,
                price=line.price,
                tax=line.tax,
                unit=line.unit,
                discount=line.discount,
            )
            for line in self.lines
            if line.name
        )

    def _minor(self, part: Money | None) -> int:
        if part is None:
            return 0
        if part.currency != self.currency:
            raise ValueError("a part of a bill is in another currency than its total")
        return part.minor
