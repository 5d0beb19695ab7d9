"""Sales by hour, by day and by cashier, in the days of the shop's own time zone."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pos_app.domain.tally import NOTHING, Sum, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from pos_app.domain.money import Money

# Offsets of zones are whole quarters of an hour, and so are their changes. Of zones as they were
# before the first bitcoin this would not hold.
_STEP = timedelta(minutes=15)
# No zone is further from UTC, with a change of an hour or two on top.
_FURTHEST = timedelta(hours=16)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldPoint:
    """Sales of a chart: in which quarter of an hour (UTC), by whom, for how much, and the sat."""

    at: datetime
    cashier: str
    amount: Money
    sat: int
    sales: int = 1

    @property
    def sold(self) -> Tally:
        amounts = (self.amount,) if self.amount.minor else ()
        return Tally(sales=self.sales, amounts=amounts, sat=self.sat)


@dataclass(frozen=True, slots=True, kw_only=True)
class HourBar:
    """An hour of the clock on the wall: of the two that a change of the clock makes, each one.

    `utc_offset` tells the two apart.
    """

    hour: int
    utc_offset: timedelta
    sold: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBar:
    day: date
    sold: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class CashierBar:
    cashier: str
    sold: Tally


def day_of(at: datetime, zone: tzinfo) -> date:
    """The day on the shop's calendar."""
    return at.astimezone(zone).date()


def span_of(first: date, last: date) -> tuple[datetime, datetime]:
    """A time in UTC that holds all of these days, to look for their sales in; `last` included."""
    begin = datetime.combine(first, time(), UTC) - _FURTHEST
    return begin, datetime.combine(last + timedelta(days=1), time(), UTC) + _FURTHEST


def by_hour(points: Iterable[SoldPoint], day: date, zone: tzinfo) -> tuple[HourBar, ...]:
    """Every hour that the day has, 23 to 25 of them where clocks change; of other days nothing.

    A day that a zone leaves out has none.
    """
    sums: dict[tuple[int, timedelta], Sum] = {}
    at, end = span_of(day, day)
    while at < end:
        local = at.astimezone(zone)
        if local.date() == day:
            sums.setdefault(_hour(local), Sum())
        at += _STEP
    for point in points:
        local = point.at.astimezone(zone)
        if local.date() == day:
            sums.setdefault(_hour(local), Sum()).add(point.sold)
    return tuple(
        HourBar(hour=hour, utc_offset=offset, sold=found.tally)
        for (hour, offset), found in sums.items()
    )


def by_day(
    points: Iterable[SoldPoint], first: date, last: date, zone: tzinfo
) -> tuple[DayBar, ...]:
    """Every day from `first` to `last`, those without a sale too; of other days nothing."""
    sums: dict[date, Sum] = defaultdict(Sum)
    for point in points:
        sums[day_of(point.at, zone)].add(point.sold)
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(DayBar(day=day, sold=sums[day].tally if day in sums else NOTHING) for day in days)


def by_cashier(points: Iterable[SoldPoint]) -> tuple[CashierBar, ...]:
    """The one with the most sales first."""
    sums: dict[str, Sum] = defaultdict(Sum)
    for point in points:
        sums[point.cashier].add(point.sold)
    bars = (CashierBar(cashier=cashier, sold=found.tally) for cashier, found in sums.items())
    return tuple(sorted(bars, key=lambda bar: (-bar.sold.sales, bar.cashier)))


def _hour(local: datetime) -> tuple[int, timedelta]:
    offset = local.utcoffset()
    return local.hour, timedelta() if offset is None else offset
