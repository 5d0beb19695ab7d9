"""Quotes of several sources, the rate they agree on, and the lock that holds it for a sale."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from pos_app.domain.money import EXACT, Money, from_sat, to_sat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.money import Currency

MAX_DEVIATION = Decimal("0.02")
SOURCES_NEEDED = 2
WARN_AGE = timedelta(minutes=5)
MAX_AGE = timedelta(minutes=10)
# A source's clock may run ahead of ours by this much before its quote is nonsense.
MAX_CLOCK_LEAD = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The last trade of one source: `price` of one bitcoin in `currency_code`.

    `quoted_at` is the source's own time where it gives one; `fetched_at` is ours (UTC), and
    `fetched_monotonic` the same moment in monotonic seconds, so that ages survive clock jumps.
    """

    source: str
    currency_code: str
    price: Decimal
    quoted_at: datetime | None
    fetched_at: datetime
    fetched_monotonic: float

    def age(self, monotonic: float) -> timedelta:
        since_fetch = timedelta(seconds=max(0.0, monotonic - self.fetched_monotonic))
        if self.quoted_at is None:
            return since_fetch
        return since_fetch + max(timedelta(0), self.fetched_at - self.quoted_at)


class RateProblem(Enum):
    NO_QUOTES = "no_quotes"
    TOO_FEW_AGREE = "too_few_agree"
    TOO_OLD = "too_old"


class RateFreshness(Enum):
    FRESH = "fresh"
    AGEING = "ageing"
    TOO_OLD = "too_old"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What the sources agree on: the median of those that lie within 2 % of the first median."""

    currency_code: str
    price: Decimal
    agreeing: tuple[Quote, ...]
    dropped: tuple[Quote, ...]

    def age(self, monotonic: float) -> timedelta:
        """As old as the oldest quote it stands on."""
        return max(quote.age(monotonic) for quote in self.agreeing)

    def freshness(self, monotonic: float) -> RateFreshness:
        age = self.age(monotonic)
        if age >= MAX_AGE:
            return RateFreshness.TOO_OLD
        return RateFreshness.AGEING if age >= WARN_AGE else RateFreshness.FRESH

    @property
    def spread(self) -> Decimal:
        """Highest minus lowest agreeing price, as a part of the rate."""
        prices = [quote.price for quote in self.agreeing]
        return EXACT.divide(max(prices) - min(prices), self.price)


def is_usable(quote: Quote, monotonic: float) -> bool:
    """False for zero, negative, non-numeric, stale and future-dated quotes."""
    if not (quote.price.is_finite() and quote.price > 0):
        return False
    if quote.quoted_at is not None and quote.quoted_at > quote.fetched_at + MAX_CLOCK_LEAD:
        return False
    return quote.age(monotonic) < MAX_AGE


def agree(quotes: Sequence[Quote], monotonic: float) -> Rate | RateProblem:
    """One rate out of the newest quote of each source, all of one currency."""
    ordered = sorted(quotes, key=lambda quote: quote.source)
    usable = [quote for quote in ordered if is_usable(quote, monotonic)]
    if not usable:
        return RateProblem.TOO_OLD if quotes else RateProblem.NO_QUOTES
    # A source that fell silent must not make the rate look old while others are fresh.
    fresh = [quote for quote in usable if quote.age(monotonic) < WARN_AGE]
    return _agreed(fresh, ordered) or _agreed(usable, ordered) or RateProblem.TOO_FEW_AGREE


def _agreed(usable: Sequence[Quote], quotes: Sequence[Quote]) -> Rate | None:
    """The rate of `usable` out of all `quotes`, None when too few agree."""
    if not usable:
        return None
    middle = _median([quote.price for quote in usable])
    limit = EXACT.multiply(middle, MAX_DEVIATION)
    agreeing = tuple(quote for quote in usable if abs(quote.price - middle) <= limit)
    if len({quote.source for quote in agreeing}) < SOURCES_NEEDED:
        return None
    return Rate(
        currency_code=agreeing[0].currency_code,
        price=_median([quote.price for quote in agreeing]),
        agreeing=agreeing,
        dropped=tuple(quote for quote in quotes if quote not in agreeing),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLock:
    """A price held for a sale until `ends_at`.

    `price` is the rate the sources agreed on; `margin_basis_points` raise the sat price above it.
    `total_sat` is the whole price of the sale under this lock: `paid_before_sat`, what had been
    paid under earlier locks, plus the rest at this lock's rate. Where a gateway set the price, the
    one quote is the gateway's, and `median` is what the till's own sources agreed on; None: they
    didn't, or nobody else set it.
    """

    currency_code: str
    price: Decimal
    margin_basis_points: int
    quotes: tuple[Quote, ...]
    locked_at: datetime
    ends_at: datetime
    paid_before_sat: int
    total_sat: int
    median: Decimal | None = None

    @property
    def charged_price(self) -> Decimal:
        """Price per bitcoin after the margin: less fiat for each bitcoin the customer gives."""
        return with_margin(self.price, self.margin_basis_points)

    @property
    def is_off_median(self) -> bool:
        """Whether a gateway's price lies further from ours than sources may from one another."""
        if self.median is None:
            return False
        return abs(self.price - self.median) > EXACT.multiply(self.median, MAX_DEVIATION)

    def value_of(self, sat: int, currency: Currency) -> Money:
        return from_sat(sat, self.charged_price, currency)


def with_margin(price: Decimal, margin_basis_points: int) -> Decimal:
    if margin_basis_points == 0:
        return price
    return EXACT.divide(
        EXACT.multiply(price, Decimal(10_000)), Decimal(10_000 + margin_basis_points)
    )


def price_in_sat(amount: Money, price: Decimal, margin_basis_points: int) -> int:
    """What `amount` costs at a rate with its margin, rounded up once at the end."""
    return to_sat(amount, _exact_price(price, margin_basis_points))


def lock_rate(
    amount: Money,
    rate: Rate,
    *,
    margin_basis_points: int,
    now: datetime,
    duration: timedelta,
    earlier: RateLock | None = None,
    paid_sat: int = 0,
) -> RateLock:
    """Hold `rate` for `amount`; what was `paid_sat` under the `earlier` lock keeps its value."""
    if earlier is None or paid_sat == 0:
        paid_sat, total_sat = 0, price_in_sat(amount, rate.price, margin_basis_points)
    else:
        # What was paid beyond the price buys nothing at the new one either.
        paid_sat = min(paid_sat, earlier.total_sat)
        unpaid = earlier.total_sat - paid_sat
        charged = _exact_price(rate.price, margin_basis_points)
        # The unpaid part is worth its share of the amount, at whatever price.
        fixed = amount.currency.is_satoshi
        total_sat = paid_sat + (unpaid if fixed else _repriced(unpaid, earlier, charged))
    return RateLock(
        currency_code=rate.currency_code,
        price=rate.price,
        margin_basis_points=margin_basis_points,
        quotes=rate.agreeing,
        locked_at=now,
        ends_at=now + duration,
        paid_before_sat=paid_sat,
        total_sat=total_sat,
    )


def _exact_price(price: Decimal, margin_basis_points: int) -> Fraction:
    return Fraction(price) * 10_000 / (10_000 + margin_basis_points)


def repriced_sat(sat: int, earlier: RateLock, now: RateLock) -> int:
    """What costs `sat` at the earlier lock's price, at the later one's; rounded up."""
    return _repriced(sat, earlier, _exact_price(now.price, now.margin_basis_points))


def _repriced(sat: int, earlier: RateLock, charged: Fraction) -> int:
    return ceil(sat * _exact_price(earlier.price, earlier.margin_basis_points) / charged)


def _median(prices: Sequence[Decimal]) -> Decimal:
    ordered = sorted(prices)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return EXACT.divide(EXACT.add(ordered[half - 1], ordered[half]), Decimal(2))
