"""The bars of a shift in one currency: by hour, by day, by cashier, and where the money is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from pos_app.ui.faces import LOOKS
from pos_app.ui.formatting import day_form, grouped
from pos_app.ui.shift_sums import amount_in, percent, sales_text, share

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime, tzinfo

    from pos_app.domain.money import Currency, Money
    from pos_app.domain.person import Person
    from pos_app.domain.shift_chart import CashierBar, DayBar, HourBar
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.shift_sums import Sums

translate = QCoreApplication.translate

# So that one early sale is no bar as wide as the page.
LEAST_HOURS = 10
_HOURS = 24
# Wider numbers than these have no room over a bar.
_WIDEST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BarRow:
    """`part` of the highest bar, 0 to 1; `said` is all of it for who can't see the bar."""

    key: str
    label: str
    value: str
    said: str
    part: float
    running: bool
    zero: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareRow:
    key: str
    initials: str
    tone: str
    outline: str
    label: str
    detail: str
    value: str
    part: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PieceRow:
    key: str
    word: str
    said: str
    iconName: str
    tone: str
    part: float
    solid: bool


def hour_rows(
    bars: Sequence[HourBar],
    of: Currency,
    numbers: Formatter,
    *,
    since: datetime,
    now: datetime,
    zone: tzinfo,
    running: bool,
) -> tuple[BarRow, ...]:
    """From the shift's first hour to its last one, and on until there are enough bars.

    `since` and `now` are its begin and the time of the report; `running`: it goes on.
    """
    here = now.astimezone(zone)
    place_now = _place(bars, here)
    begun = since.astimezone(zone)
    first = _place(bars, begun) if begun.date() == here.date() else None
    sold = [place for place, bar in enumerate(bars) if bar.sold]
    known = [place for place in (first, place_now, *sold) if place is not None]
    if not known:
        return ()
    start, end = min(known), max(known) + 1
    end = min(len(bars), max(end, start + LEAST_HOURS))
    start = max(0, min(start, end - LEAST_HOURS))
    shown = bars[start:end]
    highest = max(amount_in(bar.sold.amounts, of).minor for bar in shown)
    rows = []
    for place, bar in enumerate(shown, start):
        money = amount_in(bar.sold.amounts, of)
        said = translate("Shift", "{first} to {last} o'clock: {amount}").format(
            first=bar.hour, last=(bar.hour + 1) % _HOURS, amount=numbers.money(money)
        )
        rows.append(
            _bar(
                f"{bar.hour}-{bar.utc_offset}",
                str(bar.hour),
                money,
                said,
                highest,
                running=running and place == place_now,
            )
        )
    return tuple(rows)


def day_rows(
    bars: Sequence[DayBar], of: Currency, numbers: Formatter, *, today: date
) -> tuple[BarRow, ...]:
    highest = max((amount_in(bar.sold.amounts, of).minor for bar in bars), default=0)
    locale = QLocale()
    rows = []
    for bar in bars:
        money = amount_in(bar.sold.amounts, of)
        day = QDate(bar.day.year, bar.day.month, bar.day.day)
        said = translate("Shift", "{day}: {amount}").format(
            day=locale.toString(day, f"dddd {day_form(locale)} MMMM"), amount=numbers.money(money)
        )
        label = locale.toString(day, day_form(locale))
        rows.append(
            _bar(bar.day.isoformat(), label, money, said, highest, running=bar.day == today)
        )
    return tuple(rows)


def share_rows(
    bars: Iterable[CashierBar], of: Currency, numbers: Formatter, people: Mapping[str, Person]
) -> tuple[ShareRow, ...]:
    """Who sold most in this currency first; who sold in others alone stands without an amount."""
    amounts = [(bar, amount_in(bar.sold.amounts, of)) for bar in bars]
    highest = max((money.minor for _, money in amounts), default=0)
    amounts.sort(key=lambda found: -found[1].minor)
    rows = []
    for bar, money in amounts:
        person = people.get(bar.cashier)
        look = None if person is None else LOOKS[person.colour]
        rows.append(
            ShareRow(
                key=bar.cashier,
                initials="?" if person is None else person.initials,
                tone="slate" if look is None else look.tone,
                outline="circle" if look is None else look.outline,
                label=translate("Shift", "Nobody by name") if person is None else person.name,
                detail=sales_text(bar.sold.sales),
                value=numbers.money(money),
                part=max(0, money.minor) / highest if highest > 0 else 0.0,
            )
        )
    return tuple(rows)


def piece_rows(sums: Sums, numbers: Formatter) -> tuple[PieceRow, ...]:
    """Where the money of the shift's sales is; what is nothing has no piece."""
    whole = sums.sold.amount
    rows = []
    for key, icon, tone, solid, word, part in (
        ("settled", "paid", "paid", True, translate("Shift", "Settled"), sums.settled),
        ("carried", "seen", "seen", False, translate("Shift", "Carried over"), sums.carried),
        ("at_risk", "alarm", "alarm", True, translate("Shift", "At risk"), sums.at_risk),
    ):
        if part.amount.minor > 0:
            percents = percent(part.amount, whole)
            text = translate("Shift", "{word} {percent} %").format(word=word, percent=percents)
            rows.append(
                PieceRow(
                    key=key,
                    word=text,
                    said=f"{text}, {numbers.money(part.amount)}",
                    iconName=icon,
                    tone=tone,
                    part=share(part.amount, whole),
                    solid=solid,
                )
            )
    return tuple(rows)


def brief(money: Money) -> str:
    """Whole units, and thousands of them where those are too many: over a bar."""
    whole = round(money.minor / 10**money.currency.exponent)
    if abs(whole) < _WIDEST:
        return grouped(str(abs(whole)))
    return f"{grouped(str(round(abs(whole) / 1000)))}k"


def _bar(key: str, label: str, money: Money, said: str, highest: int, *, running: bool) -> BarRow:
    return BarRow(
        key=key,
        label=label,
        value=brief(money),
        said=said,
        part=max(0, money.minor) / highest if highest > 0 else 0.0,
        running=running,
        zero=money.minor <= 0,
    )


def _place(bars: Sequence[HourBar], local: datetime) -> int | None:
    for place, bar in enumerate(bars):
        if bar.hour == local.hour and bar.utc_offset == local.utcoffset():
            return place
    return None
