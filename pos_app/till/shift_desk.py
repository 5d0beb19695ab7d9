"""Shifts as the screen sees them, worked at in a thread of their own: a count may take seconds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.rights import Right
from pos_app.domain.shift_chart import by_cashier, by_day, by_hour, day_of, span_of
from pos_app.ports import RefusedError
from pos_app.services.commands import CommandQueue
from pos_app.services.shifts.shift_files import name_of, name_of_days, save_report
from pos_app.services.worker import Worker
from pos_app.ui.duty import NO_DETAILS, AskedDetails, AskedFor
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

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, tzinfo
    from pathlib import Path

    from pos_app.domain.message import Message
    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.rights import Authority
    from pos_app.domain.shift import Shift
    from pos_app.domain.shift_chart import SoldPoint
    from pos_app.services.shifts.shift_files import ReportKind, ReportPages
    from pos_app.services.shifts.shifts import Shifts
    from pos_app.services.shifts.wallet_count import WalletCount
    from pos_app.ui.shifts import ShiftEvent

# A chart of more days has bars too thin to be seen.
MOST_DAYS = timedelta(days=366)


class Duty(Protocol):
    """What DutyDesk does."""

    def do(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        details: AskedDetails = ...,
    ) -> None: ...


class ShiftDesk:
    """Implements ui.shifts.ShiftFacade. What is asked before `open_books` waits."""

    def __init__(
        self,
        duty: Duty,
        zone: tzinfo,
        publish: Callable[[ShiftEvent], None],
        refused: Callable[[Message, object], None],
    ) -> None:
        self._duty = duty
        self._zone = zone
        self._publish = publish
        self._current: Shift | None = None
        self._commands = CommandQueue(refused)
        self._worker = Worker("shifts", self._commands.step)
        self._commands.wake = self._worker.wake

    def open_books(
        self,
        shifts: Shifts,
        *,
        count: Callable[[], WalletCount | None],
        pages: ReportPages,
        folder: Path,
        queued: Callable[[], None],
    ) -> None:
        """`count` looks into the wallet; `folder` is where files are saved.

        `queued` is called when a paper waits for the printer, or a message for the store's server.
        """
        self._shifts, self._count, self._queued = shifts, count, queued
        self._pages, self._folder = pages, folder
        self.tell_current()
        self._worker.start()

    def close_books(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    def tell_current(self) -> None:
        """A shift may have begun with a sale, or its sale may have failed; from any thread."""
        self._current = self._shifts.current()
        self._publish(ShiftChanged(shift=self._current))

    # --- queries of the screen ---

    @property
    def zone(self) -> tzinfo:
        return self._zone

    def current(self) -> Shift | None:
        return self._current

    # --- what a person asks for ---

    def open(self) -> None:
        def opened(by: Authority) -> None:
            self._shifts.open(by)
            self._queued()
            self.tell_current()

        self._do(opened)

    def look(self, ticket: int) -> None:
        def looked(_: Authority) -> None:
            try:
                picture = self._picture(self._shifts.look())
            except RefusedError:  # none is open
                picture = None
            self._publish(ShiftLooked(ticket=ticket, picture=picture))

        self._do(looked)

    def print_look(self) -> None:
        self._do(lambda by: self._asked(self._shifts.print_look(by)))

    def close(self, note: str = "") -> None:
        def closed(by: Authority) -> None:
            report = self._shifts.close(by, count=self._count(), note=note)
            self._queued()
            self._publish(ShiftEnded(report=report))
            self.tell_current()

        self._do(closed, AskedDetails(what=AskedFor.SHIFT_CLOSE))

    def read(self, ticket: int, number: int) -> None:
        def was_read(_: Authority) -> None:
            try:
                picture = self._picture(self._shifts.past.report(number))
            except RefusedError:
                picture = None
            self._publish(ShiftLooked(ticket=ticket, picture=picture))

        self._do(was_read)

    def read_past(self, ticket: int, limit: int, before: int | None = None) -> None:
        def was_read(_: Authority) -> None:
            reports = self._shifts.past.reports(limit, before=before)
            self._publish(PastShiftsRead(ticket=ticket, reports=reports))

        self._do(was_read)

    def read_days(self, ticket: int, first: date, last: date) -> None:
        def was_read(_: Authority) -> None:
            since = max(first, last - MOST_DAYS)
            points = self._shifts.past.sold_between(*span_of(since, last))
            days = by_day(points, since, last, self._zone)
            self._publish(DaysRead(ticket=ticket, days=days))

        self._do(was_read)

    def reprint(self, number: int) -> None:
        self._do(lambda by: self._asked(self._shifts.reprint(number, by)))

    def save(self, ticket: int, number: int, kinds: tuple[ReportKind, ...]) -> None:
        def saved(_: Authority) -> None:
            now = self._shifts.current()
            goes_on = now is not None and now.number == number
            report = self._shifts.look() if goes_on else self._shifts.past.report(number)
            self._save(ticket, (report,), kinds, name_of(report))

        self._do(saved)

    def save_days(
        self, ticket: int, first: date, last: date, kinds: tuple[ReportKind, ...]
    ) -> None:
        def saved(_: Authority) -> None:
            reports = self._shifts.past.closed_between(first, last, self._zone)
            self._save(ticket, reports, kinds, name_of_days(first, last))

        self._do(saved)

    # --- inside ---

    def _do(
        self, action: Callable[[Authority], object], details: AskedDetails = NO_DETAILS
    ) -> None:
        """Allowed among the till's commands, done in this desk's own thread."""

        def allowed(by: Authority) -> None:
            self._commands.put(lambda: action(by))

        self._duty.do(Right.REPORTS, allowed, details=details)

    def _asked(self, report: ShiftReport) -> None:
        self._queued()
        self._publish(ShiftPaperAsked(report=report))

    def _save(
        self,
        ticket: int,
        reports: Sequence[ShiftReport],
        kinds: tuple[ReportKind, ...],
        name: str,
    ) -> None:
        files = tuple(
            save_report(self._folder, reports, kind, pages=self._pages, name=name) for kind in kinds
        )
        self._publish(ShiftFilesSaved(ticket=ticket, files=files))

    def _picture(self, report: ShiftReport) -> ShiftPicture:
        points: tuple[SoldPoint, ...] = self._shifts.past.sold_in(report.number)
        last = day_of(report.until, self._zone)
        first = max(day_of(report.opened_at, self._zone), last - MOST_DAYS)
        return ShiftPicture(
            report=report,
            day=last,
            hours=by_hour(points, last, self._zone),
            days=by_day(points, first, last, self._zone),
            cashiers=by_cashier(points),
        )
