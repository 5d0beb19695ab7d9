"""Charts have the days and hours of the shop's own clock on the wall."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.money import SAT, Money, currency
from pos_app.domain.shift_chart import (
    CashierBar,
    DayBar,
    SoldPoint,
    by_cashier,
    by_day,
    by_hour,
    day_of,
    span_of,
)
from pos_app.domain.tally import NOTHING, Tally, total_of

EUR = currency("EUR")
BERLIN = ZoneInfo("Europe/Berlin")
HOUR = timedelta(hours=1)
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/St_Johns",  # half an hour
    "Australia/Lord_Howe",  # changes by half an hour
    "Asia/Kathmandu",  # a quarter
    "America/Havana",  # changes at midnight
    "Asia/Beirut",  # leaves midnight out
    "Pacific/Apia",  # left a day out in 2011
    "Pacific/Kiritimati",
)


def sold(at: datetime, cashier: str = "Maya", minor: int = 1_000, sat: int = 20_000) -> SoldPoint:
    return SoldPoint(at=at, cashier=cashier, amount=Money(minor, EUR), sat=sat)


def euros(sales: int) -> Tally:
    return Tally(sales=sales, amounts=(Money(1_000 * sales, EUR),), sat=20_000 * sales)


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2026, 3, 28), list(range(24))),
        (date(2026, 3, 29), [0, 1, *range(3, 24)]),
        (date(2026, 10, 25), [0, 1, 2, 2, *range(3, 24)]),
    ],
)
def test_a_day_has_the_hours_that_its_clock_shows(day: date, hours: list[int]) -> None:
    assert [bar.hour for bar in by_hour([], day, BERLIN)] == hours


def test_the_hour_that_comes_twice_is_two_bars() -> None:
    day = date(2026, 10, 25)
    summer = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    bars = by_hour([sold(summer), sold(summer + HOUR), sold(summer + HOUR)], day, BERLIN)
    twice = [bar for bar in bars if bar.hour == 2]
    assert [(bar.utc_offset, bar.sold) for bar in twice] == [
        (2 * HOUR, euros(1)),
        (HOUR, euros(2)),
    ]


def test_midnight_is_the_shops() -> None:
    last, first = datetime(2026, 7, 1, 21, 59, 59, tzinfo=UTC), datetime(2026, 7, 1, 22, tzinfo=UTC)
    assert (day_of(last, BERLIN), day_of(first, BERLIN)) == (date(2026, 7, 1), date(2026, 7, 2))
    bars = by_day([sold(last), sold(first)], date(2026, 6, 30), date(2026, 7, 2), BERLIN)
    assert bars == (
        DayBar(day=date(2026, 6, 30), sold=NOTHING),
        DayBar(day=date(2026, 7, 1), sold=euros(1)),
        DayBar(day=date(2026, 7, 2), sold=euros(1)),
    )
    assert [bar.sold for bar in by_hour([sold(last), sold(first)], date(2026, 7, 1), BERLIN)] == [
        *[NOTHING] * 23,
        euros(1),
    ]


def test_a_day_that_the_zone_left_out_has_no_hours() -> None:
    assert by_hour([], date(2011, 12, 30), ZoneInfo("Pacific/Apia")) == ()


def test_cashiers_by_how_much_they_sold() -> None:
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    points = [sold(noon, "Noor"), sold(noon, "Maya"), sold(noon, "Ines"), sold(noon, "Noor")]
    assert by_cashier(points) == (
        CashierBar(cashier="Noor", sold=euros(2)),
        CashierBar(cashier="Ines", sold=euros(1)),
        CashierBar(cashier="Maya", sold=euros(1)),
    )


NIGHT = datetime(2026, 3, 8, 5, tzinfo=UTC)  # in which clocks change in Havana
moments = st.one_of(
    st.integers(-8_000_000, 2_000_000).map(lambda minutes: NIGHT + timedelta(minutes=minutes)),
    st.integers(-200, 200).map(lambda minutes: NIGHT + timedelta(minutes=minutes)),
)
points = st.builds(
    SoldPoint,
    at=moments,
    cashier=st.sampled_from(["Maya", "Noor"]),
    amount=st.builds(
        Money, st.integers(1, 10**9), st.sampled_from([EUR, currency("JPY"), currency("KWD"), SAT])
    ),
    sat=st.integers(0, 10**12),
)


@given(st.lists(points, min_size=1, max_size=12), st.sampled_from(ZONES))
def test_every_chart_has_all_of_the_sales(some: list[SoldPoint], name: str) -> None:
    zone = ZoneInfo(name)
    days = sorted({day_of(point.at, zone) for point in some})
    # Not the days between: there may be twenty years of them.
    first, last = days[0], min(days[-1], days[0] + timedelta(days=40))
    within = [point for point in some if day_of(point.at, zone) <= last]
    whole = total_of(bar.sold for bar in by_cashier(within))
    assert total_of(bar.sold for bar in by_day(some, first, last, zone)) == whole
    hours = [
        bar.sold
        for day in {day_of(point.at, zone) for point in within}
        for bar in by_hour(some, day, zone)
    ]
    assert total_of(hours) == whole
    begin, end = span_of(first, last)
    assert all(begin <= point.at < end for point in within)
