"""Shifts in memory: what the test says is open, closed and sold, answered at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pos_app.domain.shift import Shift
from pos_app.domain.shift_chart import by_cashier, by_day, by_hour, day_of
from pos_app.ui.shifts import (
    DaysRead,
    PastShiftsRead,
    ShiftChanged,
    ShiftEnded,
    ShiftFilesSaved,
    ShiftLooked,
    ShiftPaperAsked,
    ShiftPicture,
)
from pos_app.ui.till import CommandRefused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime, tzinfo

    from pos_app.domain.message import Message
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift_chart import SoldPoint
    from pos_app.ui.shifts import ReportKind


class MemoryShifts:
    """Implements ui.shifts.ShiftFacade.

    `report` is what an X says now; a close makes it the newest of `past`, which is oldest first.
    `refusal` is answered once in place of the next thing that is asked.
    """

    def __init__(self, report: ShiftReport | None = None, zone: str = "Europe/Berlin") -> None:
        self._zone = ZoneInfo(zone)
        self.listeners: list[Callable[[object], None]] = []
        self.report = report
        self.past: list[ShiftReport] = []
        self.points: list[SoldPoint] = []
        self.refusal: Message | None = None
        self.printed: list[ShiftReport] = []
        self.saved: list[tuple[str, tuple[ReportKind, ...]]] = []

    @property
    def zone(self) -> tzinfo:
        return self._zone

    def current(self) -> Shift | None:
        return None if self.report is None else shift_of(self.report)

    def open(self) -> None:
        if self._may():
            self.tell_current()

    def look(self, ticket: int) -> None:
        if self._may():
            picture = None if self.report is None else self._picture(self.report)
            self._publish(ShiftLooked(ticket=ticket, picture=picture))

    def print_look(self) -> None:
        if self._may() and self.report is not None:
            self._print(self.report)

    def close(self, note: str = "") -> None:
        if not self._may() or self.report is None:
            return
        closed = replace(self.report, is_closed=True, note=note)
        self.past.append(closed)
        self.report = None
        self._publish(ShiftEnded(report=closed))
        self.tell_current()

    def read(self, ticket: int, number: int) -> None:
        if self._may():
            found = next((one for one in self.past if one.number == number), None)
            picture = None if found is None else self._picture(found)
            self._publish(ShiftLooked(ticket=ticket, picture=picture))

    def read_past(self, ticket: int, limit: int, before: int | None = None) -> None:
        if self._may():
            newest_first = [
                one for one in reversed(self.past) if before is None or one.number < before
            ]
            self._publish(PastShiftsRead(ticket=ticket, reports=tuple(newest_first[:limit])))

    def read_days(self, ticket: int, first: date, last: date) -> None:
        if self._may():
            days = by_day(self.points, first, last, self._zone)
            self._publish(DaysRead(ticket=ticket, days=days))

    def reprint(self, number: int) -> None:
        if self._may():
            found = next(one for one in self.past if one.number == number)
            self._print(replace(found, copy_number=len(self.printed) + 1))

    def save(self, ticket: int, number: int, kinds: tuple[ReportKind, ...]) -> None:
        self._save(ticket, f"shift-{number}", kinds)

    def save_days(
        self, ticket: int, first: date, last: date, kinds: tuple[ReportKind, ...]
    ) -> None:
        self._save(ticket, f"shifts-{first}-{last}", kinds)

    def tell_current(self) -> None:
        """As after the start, an opening and a close."""
        self._publish(ShiftChanged(shift=self.current()))

    def _picture(self, report: ShiftReport) -> ShiftPicture:
        day = day_of(report.until, self._zone)
        points = [each for each in self.points if report.opened_at <= each.at <= report.until]
        return ShiftPicture(
            report=report,
            day=day,
            hours=by_hour(points, day, self._zone),
            days=by_day(points, day_of(report.opened_at, self._zone), day, self._zone),
            cashiers=by_cashier(points),
        )

    def _print(self, report: ShiftReport) -> None:
        self.printed.append(report)
        self._publish(ShiftPaperAsked(report=report))

    def _save(self, ticket: int, name: str, kinds: tuple[ReportKind, ...]) -> None:
        if self._may():
            self.saved.append((name, kinds))
            files = tuple(Path("receipts") / f"{name}.{kind.value}" for kind in kinds)
            self._publish(ShiftFilesSaved(ticket=ticket, files=files))

    def _may(self) -> bool:
        refusal, self.refusal = self.refusal, None
        if refusal is not None:
            self._publish(CommandRefused(message=refusal))
        return refusal is None

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)


def shift_of(report: ShiftReport) -> Shift:
    """The open one that the report is of."""
    opened_at: datetime = report.opened_at
    return Shift(number=report.number, opened_at=opened_at, opened_by="")
