"""What a sale costs at the till's own rate, and what it is worth to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import Message
from pos_app.domain.money import MAX_SAT, MIN_SALE_SAT, from_sat, to_sat
from pos_app.domain.rate import Rate, RateLock, RateProblem, lock_rate

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from decimal import Decimal

    from pos_app.domain.money import Currency, Money


class Rates(Protocol):
    def rate(self, currency_code: str) -> Rate | RateProblem: ...


class Pricing:
    """`currency` is the store's, for sales typed in satoshi."""

    def __init__(
        self,
        rates: Rates,
        currency: Currency,
        lock_duration: timedelta,
        margin_basis_points: int,
    ) -> None:
        self._rates = rates
        self._currency = currency
        self._margin_basis_points = margin_basis_points
        self.lock_duration = lock_duration

    def code_of(self, amount: Money) -> str:
        """The currency whose rate prices it."""
        return self._currency.code if amount.currency.is_satoshi else amount.currency.code

    def median(self, currency_code: str) -> Decimal | None:
        """What the till's own sources agree on now; None when they don't."""
        rate = self._rates.rate(currency_code)
        return None if isinstance(rate, RateProblem) else rate.price

    def lock(
        self, amount: Money, now: datetime, *, earlier: RateLock | None = None, paid_sat: int = 0
    ) -> RateLock | Message:
        """A price at the till's own rate, or why there is none."""
        code = self.code_of(amount)
        rate = self._rates.rate(code)
        if isinstance(rate, RateProblem):
            return Message(code=f"rate.{rate.value}", arguments={"currency": code})
        lock = lock_rate(
            amount,
            rate,
            margin_basis_points=self._margin_basis_points,
            now=now,
            duration=self.lock_duration,
            earlier=earlier,
            paid_sat=paid_sat,
        )
        return out_of_bounds(lock) or lock

    def worth(self, amount: Money, lock: RateLock) -> Money | None:
        """The amount in the store's currency at today's rates, None without one."""
        if amount.currency == self._currency:
            return amount
        price: Decimal | None = lock.price
        if lock.currency_code != self._currency.code:
            price = self.median(self._currency.code)
        return (
            None if price is None else from_sat(to_sat(amount, lock.price), price, self._currency)
        )


def out_of_bounds(lock: RateLock) -> Message | None:
    """Why nobody can be asked for so little, or so much."""
    if lock.total_sat < MIN_SALE_SAT:
        return Message(code="sale.too_small", arguments={"least_sat": str(MIN_SALE_SAT)})
    if lock.total_sat > MAX_SAT:
        return Message(code="sale.too_large")
    return None
