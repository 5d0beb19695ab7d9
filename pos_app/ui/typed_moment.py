"""Days and hours as people type them: `yesterday`, `21.11.`, `21 Nov`, `14:30`, `Friday 14:30`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo

translate = QCoreApplication.translate

_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?")
_NAMED = re.compile(
    r"(\d{1,2})\.? ([^\W\d]{3,})\.?(?: (\d{4}))?|([^\W\d]{3,})\.? (\d{1,2})(?: (\d{4}))?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})|(\d{1,2}) ?(?:h|uhr|o'clock)\b")
_LEAST_LETTERS = 3
_THIS_CENTURY = 2000
_SHORT_YEAR = 2  # digits
_LAST_HOUR, _LAST_MINUTE = 23, 59


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """From `since` until before `until`, and what else was typed."""

    since: datetime
    until: datetime
    rest: str


def moment_in(typed: str, now: datetime, zone: tzinfo) -> Moment | None:
    """None where neither a day nor an hour is in it. An hour alone is that of its last time."""
    text = typed.casefold()
    today = now.astimezone(zone).date()
    clock, text = _clock_in(text)
    day, text = _day_in(text, today)
    if day is None and clock is None:
        return None
    rest = " ".join(word for word in typed.split() if word.casefold() in text.split())
    if clock is None:
        start = datetime.combine(day or today, time(), zone)
        return Moment(since=start, until=_next_day(day or today, zone), rest=rest)
    at, length = clock
    start = datetime.combine(day or today, at, zone)
    if day is None and start > now:
        start = datetime.combine(today - _DAY, at, zone)
    return Moment(since=start, until=start + length, rest=rest)


def _next_day(day: date, zone: tzinfo) -> datetime:
    """Where the day ends, which has 23 to 25 hours where clocks change."""
    return datetime.combine(day + _DAY, time(), zone)


def _clock_in(text: str) -> tuple[tuple[time, timedelta] | None, str]:
    """The time and how long it lasts: a minute or an hour."""
    found = _CLOCK.search(text)
    if found is None:
        return None, text
    hour, minute = int(found[1] or found[3]), int(found[2] or 0)
    if hour > _LAST_HOUR or minute > _LAST_MINUTE:
        return None, text
    length = _HOUR if found[2] is None else _MINUTE
    return (time(hour, minute), length), _cut(text, found)


def _day_in(text: str, today: date) -> tuple[date | None, str]:
    for pattern, read in _WAYS:
        for found in pattern.finditer(text):
            day = read(found, today)
            if day is not None:
                return day, _cut(text, found)
    for word, day in _days_by_name(today):
        for typed in text.split():
            if typed == word or (len(typed) >= _LEAST_LETTERS and word.startswith(typed)):
                left = text.split()
                left.remove(typed)
                return day, " ".join(left)
    return None, text


def _cut(text: str, found: re.Match[str]) -> str:
    return " ".join((text[: found.start()] + " " + text[found.end() :]).split())


def _iso(found: re.Match[str], _: date) -> date | None:
    return _date(int(found[1]), int(found[2]), int(found[3]))


def _numbers(found: re.Match[str], today: date) -> date | None:
    """The day first, unless the shop's language has it after the month."""
    first, second = int(found[1]), int(found[3])
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    if found[2] == "/" and form.find("M") < form.find("d"):
        first, second = second, first
    return _of_year(found[4], second, first, today)


def _named(found: re.Match[str], today: date) -> date | None:
    day, name, year = found.group(1, 2, 3) if found[1] else found.group(5, 4, 6)
    locale = QLocale()
    for month in range(1, 13):
        words = [
            locale.monthName(month, QLocale.FormatType.LongFormat),
            locale.standaloneMonthName(month, QLocale.FormatType.LongFormat),
        ]
        if any(word.casefold().startswith(name) for word in words):
            return _of_year(year, month, int(day), today)
    return None


_WAYS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    (_ISO, _iso),
    (_NUMBERS, _numbers),
    (_NAMED, _named),
)


def _of_year(year: str | None, month: int, day: int, today: date) -> date | None:
    """Without a year it is the last such day."""
    if year is not None:
        century = _THIS_CENTURY if len(year) == _SHORT_YEAR else 0
        return _date(int(year) + century, month, day)
    found = _date(today.year, month, day)
    if found is not None and found > today:
        return _date(today.year - 1, month, day)
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_by_name(today: date) -> Iterator[tuple[str, date]]:
    yield translate("Moment", "Today").casefold(), today
    yield translate("Moment", "Yesterday").casefold(), today - _DAY
    locale = QLocale()
    for back in range(7):
        day = today - back * _DAY
        yield locale.dayName(day.isoweekday(), QLocale.FormatType.LongFormat).casefold(), day
