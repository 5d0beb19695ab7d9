"""A part of an amount: so many per cent of it, or an amount of its own."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from pos_app.domain.money import Money

if TYPE_CHECKING:
    from decimal import Decimal

_WHOLE = 100
_HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Percent:
    """ValueError below 0 or above 100."""

    value: Decimal

    def __post_init__(self) -> None:
        if not (self.value.is_finite() and 0 <= self.value <= _WHOLE):
            raise ValueError(f"{self.value} per cent is no share")


Share: TypeAlias = Percent | Money


def share_of(share: Share, whole: Money) -> Money:
    """To the smallest coin, half up; an amount of its own stays as it is.

    ValueError for two currencies, and for an amount below zero.
    """
    if isinstance(share, Percent):
        return times(whole, Fraction(share.value) / _WHOLE)
    if share.currency != whole.currency:
        raise ValueError("a share in another currency")
    if share.minor < 0:
        raise ValueError("a share below zero")
    return share


def times(money: Money, factor: Decimal | Fraction) -> Money:
    """To the smallest coin, half up; neither may be below zero."""
    return Money(int(money.minor * Fraction(factor) + _HALF), money.currency)
