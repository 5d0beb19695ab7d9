"""What the screen asks of shifts, and the news that it hears of them.

All reads may take the disk's time, so they return at once and answer through the event bridge; all
but `current` and `zone` need the right to reports, and a manager's PIN on the spot repeats what was
asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos_app.services.shifts.shift_files import ReportKind

if TYPE_CHECKING:
    from datetime import date, tzinfo
    from pathlib import Path

    from pos_app.domain.receipt_shift import ShiftReport
    from pos_app.domain.shift import Shift
    from pos_app.domain.shift_chart import CashierBar, DayBar, HourBar

__all__ = ["ReportKind"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPicture:
    """A report and what is drawn beside it: the shift's sales that have their money.

    `hours` are those of `day`, the last one of the shift in the shop's zone; `days` are all that
    the shift touched. `cashiers` are ids of people, empty for nobody, the one who sold most first.
    """

    report: ShiftReport
    day: date
    hours: tuple[HourBar, ...]
    days: tuple[DayBar, ...]
    cashiers: tuple[CashierBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftChanged:
    """A shift was opened or closed; None: the next sale opens one. Also said once at the start."""

    shift: Shift | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLooked:
    """The answer to `look` and `read`; None: no shift is open, or there is no such report."""

    ticket: int
    picture: ShiftPicture | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastShiftsRead:
    """The answer to `read_past`, newest first."""

    ticket: int
    reports: tuple[ShiftReport, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysRead:
    """The answer to `read_days`."""

    ticket: int
    days: tuple[DayBar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEnded:
    """The Z is in the books, and on its way to the printer where there is one."""

    report: ShiftReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPaperAsked:
    """An X or a copy of a Z is on its way to the printer."""

    report: ShiftReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftFilesSaved:
    """The answer to `save` and `save_days`."""

    ticket: int
    files: tuple[Path, ...]


ShiftEvent: TypeAlias = (
    ShiftChanged
    | ShiftLooked
    | PastShiftsRead
    | DaysRead
    | ShiftEnded
    | ShiftPaperAsked
    | ShiftFilesSaved
)


class ShiftFacade(Protocol):
    """What is refused comes as CommandRefused, or as OverrideAsked where a PIN would do."""

    @property
    def zone(self) -> tzinfo:
        """The shop's, for every day and hour of a report."""
        ...

    def current(self) -> Shift | None:
        """From memory."""
        ...

    def open(self) -> None:
        """By hand; the first sale does it by itself. ShiftChanged."""
        ...

    def look(self, ticket: int) -> None:
        """The X report now. ShiftLooked."""
        ...

    def print_look(self) -> None:
        """ShiftPaperAsked."""
        ...

    def close(self, note: str = "") -> None:
        """ShiftEnded and ShiftChanged. The wallet is looked at first, which may take seconds."""
        ...

    def read(self, ticket: int, number: int) -> None:
        """A closed one as it was. ShiftLooked."""
        ...

    def read_past(self, ticket: int, limit: int, before: int | None = None) -> None:
        """Closed ones with a number below `before`. PastShiftsRead."""
        ...

    def read_days(self, ticket: int, first: date, last: date) -> None:
        """`last` included. DaysRead."""
        ...

    def reprint(self, number: int) -> None:
        """ShiftPaperAsked."""
        ...

    def save(self, ticket: int, number: int, kinds: tuple[ReportKind, ...]) -> None:
        """An X or a Z as files in the folder of receipts. ShiftFilesSaved."""
        ...

    def save_days(
        self, ticket: int, first: date, last: date, kinds: tuple[ReportKind, ...]
    ) -> None:
        """All that were closed in these days, as one file of each kind. ShiftFilesSaved."""
        ...
