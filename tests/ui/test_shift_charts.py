"""Bars of a shift: every hour the clock shows, amounts that fit, parts that are what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from pos_app.domain.money import Money, currency
from pos_app.domain.shift_chart import SoldPoint, by_cashier, by_hour
from pos_app.ui.formatting import Formatter
from pos_app.ui.shift_charts import BarRow, brief, hour_rows, piece_rows, share_rows
from pos_app.ui.shift_sums import sums_of
from tests.ui.shift_scenes import EUR, JPY, USD, the_shift

BERLIN = ZoneInfo("Europe/Berlin")
NUMBERS = Formatter.of(QLocale("en"))


def rows_at(
    day: date, since: datetime, now: datetime, *sold: datetime, running: bool = True
) -> tuple[BarRow, ...]:
    points = [SoldPoint(at=at, cashier="", amount=Money(100, EUR), sat=0) for at in sold]
    bars = by_hour(points, day, BERLIN)
    return hour_rows(bars, EUR, NUMBERS, since=since, now=now, zone=BERLIN, running=running)


def test_the_hour_that_comes_twice_has_two_bars() -> None:
    """In Berlin the clock is set back from three to two."""
    day = date(2026, 10, 25)
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    rows = rows_at(day, first, second, first, second, second)
    assert [row.label for row in rows[:3]] == ["2", "2", "3"]
    assert [row.part for row in rows[:2]] == [0.5, 1]
    assert [row.running for row in rows[:2]] == [False, True]
    assert len({row.key for row in rows}) == len(rows) == 10


def test_late_hours_are_filled_up_from_before() -> None:
    day, late = date(2026, 11, 21), datetime(2026, 11, 21, 22, 10, tzinfo=UTC)
    rows = rows_at(day, late, late, late)
    assert [row.label for row in rows] == [str(hour) for hour in range(14, 24)]
    assert rows[-1].said == "23 to 0 o'clock: €1.00"


def test_a_shift_since_yesterday_begins_with_the_first_sale_of_today() -> None:
    day, now = date(2026, 11, 21), datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
    before = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)
    rows = rows_at(day, before, now, datetime(2026, 11, 21, 11, 0, tzinfo=UTC), running=False)
    assert rows[0].label == "12"
    assert not any(row.running for row in rows)


@pytest.mark.parametrize(
    ("money", "text"),
    [
        (Money(9_550, EUR), "96"),
        (Money(12_345_678, EUR), "123k"),
        (Money(1_284, JPY), "1\u202f284"),
        (Money(1_500, currency("KWD")), "2"),
        (Money(0, USD), "0"),
    ],
)
def test_an_amount_over_a_bar_is_brief(money: Money, text: str) -> None:
    assert brief(money) == text


def test_parts_of_the_money_are_of_what_was_sold() -> None:
    rows = piece_rows(sums_of(the_shift(), EUR), NUMBERS)
    assert [row.word for row in rows] == ["Settled 91 %", "Carried over 5 %", "At risk 4 %"]
    assert sum(row.part for row in rows) == pytest.approx(1)
    assert piece_rows(sums_of(the_shift(), USD), NUMBERS) == ()
    nearly = the_shift()
    counts = (nearly.counts[0], replace(nearly.counts[1], amounts=(Money(1, EUR),)))
    assert [
        row.word for row in piece_rows(sums_of(replace(nearly, counts=counts), EUR), NUMBERS)
    ] == [
        "Settled 99 %",
        "Carried over 0 %",
    ]


def test_somebody_without_a_name_has_a_bar_too() -> None:
    points = [
        SoldPoint(at=datetime(2026, 11, 21, tzinfo=UTC), cashier="", amount=Money(100, EUR), sat=0)
    ]
    (row,) = share_rows(by_cashier(points), EUR, NUMBERS, {})
    assert (row.initials, row.label, row.detail, row.part) == ("?", "Nobody by name", "1 sale", 1)
