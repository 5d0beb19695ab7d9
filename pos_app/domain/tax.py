"""Tax that prices include or that comes on top: per rate, so that all sums are exact.

A rate of r per cent in a gross amount g is g * r / (100 + r), and on a net amount n it is
n * r / 100; rounded to the smallest coin, half away from zero, once for each rate (not for each
line), as invoices in the EU usually do.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from pos_app.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

_HALF = Fraction(1, 2)
_WHOLE = 100  # per cent


@dataclass(frozen=True, slots=True)
class TaxRate:
    """`percent` of the net price; ValueError below 0 or from 100."""

    name: str
    percent: Decimal

    def __post_init__(self) -> None:
        if not (self.percent.is_finite() and 0 <= self.percent < _WHOLE):
            raise ValueError(f"{self.percent} per cent is no tax rate")


@dataclass(frozen=True, slots=True)
class TaxLine:
    """What stands under the total of one rate: `tax` is included in `gross`."""

    rate: TaxRate
    gross: Money
    tax: Money

    @property
    def net(self) -> Money:
        return Money(self.gross.minor - self.tax.minor, self.gross.currency)


def included_tax(gross: Money, rate: TaxRate) -> Money:
    """The tax in `gross`; of a negative amount, which is a return, negative and as large."""
    percent = Fraction(rate.percent)
    return _part(gross, percent / (_WHOLE + percent))


def added_tax(net: Money, rate: TaxRate) -> Money:
    """The tax that comes on top of `net`; of a negative amount negative and as large."""
    return _part(net, Fraction(rate.percent) / _WHOLE)


def _part(whole: Money, share: Fraction) -> Money:
    minor = int(abs(whole.minor) * share + _HALF)
    return Money(minor if whole.minor >= 0 else -minor, whole.currency)


def taxes_of(
    parts: Sequence[tuple[TaxRate, Money]], discount: Money | None = None, *, added: bool = False
) -> tuple[TaxLine, ...]:
    """A line for each rate, the highest first; their `gross` add up to the parts less discount.

    With `added` the parts and the discount are without tax, and it is `net` that adds up to them.

    A discount is spread over the rates as their amounts are to each other. ValueError for two
    currencies, and for a discount that is more than the parts or of parts below zero.
    """
    if (
        len({money.currency for _, money in parts} | ({discount.currency} if discount else set()))
        > 1
    ):
        raise ValueError("tax of more than one currency")
    sums: dict[TaxRate, int] = {}
    for rate, money in parts:
        sums[rate] = sums.get(rate, 0) + money.minor
    off = dict.fromkeys(sums, 0) if discount is None else _spread(discount.minor, sums)
    lines = []
    for rate in sorted(sums, key=lambda rate: (-rate.percent, rate.name)):
        left = Money(sums[rate] - off[rate], parts[0][1].currency)
        tax = added_tax(left, rate) if added else included_tax(left, rate)
        gross = Money(left.minor + tax.minor, left.currency) if added else left
        lines.append(TaxLine(rate, gross, tax))
    return tuple(lines)


def _spread(discount: int, sums: dict[TaxRate, int]) -> dict[TaxRate, int]:
    """The discount's minor units, by largest remainder."""
    whole = sum(sums.values())
    if not 0 <= discount <= whole or min(sums.values()) < 0:
        raise ValueError("a discount that is none of what was sold")
    if whole == 0:
        return dict.fromkeys(sums, 0)
    shares = {rate: divmod(discount * part, whole) for rate, part in sums.items()}
    off = {rate: share for rate, (share, _) in shares.items()}
    left = discount - sum(off.values())
    # The largest remainder first; of equal ones the higher rate, so that the order is no matter.
    for rate in sorted(shares, key=lambda rate: (-shares[rate][1], -rate.percent, rate.name))[
        :left
    ]:
        off[rate] += 1
    return off
