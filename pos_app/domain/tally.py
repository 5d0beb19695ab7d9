"""Sums of sales: how many, an amount for each currency, and satoshi."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.money import Money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.money import Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """`amounts` hold each currency once, by its code, and none of zero.

    Below zero is what was counted before and went away since.
    """

    sales: int = 0
    amounts: tuple[Money, ...] = ()
    sat: int = 0

    def __bool__(self) -> bool:
        return bool(self.sales or self.amounts or self.sat)

    def minor_in(self, currency: Currency) -> int:
        return next((money.minor for money in self.amounts if money.currency == currency), 0)


NOTHING = Tally()


class Sum:
    """Adds many up; a tally for each step would cost more than all of it."""

    def __init__(self) -> None:
        self._sales = 0
        self._sat = 0
        self._minor: dict[Currency, int] = {}

    def add(self, tally: Tally, sign: int = 1) -> None:
        self._sales += sign * tally.sales
        self._sat += sign * tally.sat
        for money in tally.amounts:
            held = self._minor.get(money.currency, 0)
            self._minor[money.currency] = held + sign * money.minor

    @property
    def tally(self) -> Tally:
        amounts = (Money(minor, currency) for currency, minor in self._minor.items() if minor)
        in_order = sorted(amounts, key=lambda money: (money.currency.code, money.currency.exponent))
        return Tally(sales=self._sales, amounts=tuple(in_order), sat=self._sat)


def one_sale(money: Money | None = None, sat: int = 0) -> Tally:
    """An amount of zero is none."""
    amounts = () if money is None or money.minor == 0 else (money,)
    return Tally(sales=1, amounts=amounts, sat=sat)


def total_of(tallies: Iterable[Tally]) -> Tally:
    whole = Sum()
    for tally in tallies:
        whole.add(tally)
    return whole.tally
