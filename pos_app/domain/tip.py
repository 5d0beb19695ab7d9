"""A tip that the customer chooses before anything is asked for: a share of the bill, or an amount.

It is a share of what would be paid without it, tax included, and is never taxed itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.bill import Bill, BillLine, TaxMode
from pos_app.domain.money import Money
from pos_app.domain.share import share_of
from pos_app.domain.tax import taxes_of

if TYPE_CHECKING:
    from pos_app.domain.share import Percent
    from pos_app.domain.tax import TaxRate


@dataclass(frozen=True, slots=True, kw_only=True)
class TipOffer:
    """What a customer may tap; `own_amount`: also any amount up to what is to be paid anyway."""

    percents: tuple[Percent, ...] = ()
    own_amount: bool = True

    def choices(self, whole: Money) -> tuple[tuple[Percent, Money], ...]:
        """With what each would come to; those that come to nothing are out."""
        tips = ((percent, share_of(percent, whole)) for percent in self.percents)
        return tuple((percent, tip) for percent, tip in tips if tip.minor > 0)

    def allows(self, tip: Money, whole: Money) -> bool:
        """Whether `tip` on top of `whole` is one that was offered."""
        if any(tip == offered for _, offered in self.choices(whole)):
            return True
        fits = tip.currency == whole.currency and 0 < tip.minor <= whole.minor
        return self.own_amount and fits


def with_tip(bill: Bill, tip: Money) -> Bill:
    """In place of a tip that was on it before."""
    return replace(bill, tip=tip, total=Money(bill.before_tip.minor + tip.minor, tip.currency))


def typed_bill(amount: Money, tax: TaxRate | None) -> Bill:
    """Of an amount that was typed and includes `tax`: one line, which has no name."""
    line = BillLine(
        name="",
        quantity=Decimal(1),
        unit="",
        price=amount,
        discount=None,
        amount=amount,
        tax=tax,
        item_id=None,
    )
    return Bill(
        lines=(line,),
        tax_mode=TaxMode.INCLUDED,
        discount=None,
        taxes=() if tax is None else taxes_of([(tax, amount)]),
        tip=None,
        total=amount,
    )
