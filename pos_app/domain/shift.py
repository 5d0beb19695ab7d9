"""A shift of the till: from its opening to its close, numbered without gaps.

What happens while none is open belongs to the next one, so that no sale and no payment is ever
between two shifts. Which shift it is follows from the order in which things are written and never
from the clock, which a person may set.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime

# Of what was sold or settled by a till that knew no shifts yet.
BEFORE_ALL_SHIFTS = 0


class ShiftError(Exception):
    """A shift that is opened or closed twice: a bug of whoever didn't look before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEvent:
    """`name` is the same word in the journal, the webhook and the documents; `by` is who did it."""

    name: ClassVar[str]
    at: datetime
    by: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftOpened(ShiftEvent):
    name: ClassVar[str] = "shift.opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftClosed(ShiftEvent):
    """`report_hash` is the SHA-256 of the report's canonical JSON without the journal's head."""

    name: ClassVar[str] = "shift.closed"
    report_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Times are UTC; `closed_at` is never before `opened_at`."""

    number: int
    opened_at: datetime
    opened_by: str
    closed_at: datetime | None = None
    closed_by: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


def number_now(last: Shift | None) -> int:
    """The shift that whatever happens now belongs to: the open one, or else the next one."""
    if last is None:
        return BEFORE_ALL_SHIFTS + 1
    return last.number if last.is_open else last.number + 1


def opening(last: Shift | None, *, by: str, now: datetime) -> ShiftOpened:
    """ShiftError while one is open. A clock that was set back opens none before the last closed."""
    if last is not None and last.closed_at is None:
        raise ShiftError(f"shift {last.number} is open")
    at = now if last is None or last.closed_at is None else max(now, last.closed_at)
    return ShiftOpened(at=at, by=by, number=number_now(last))


def closing(shift: Shift, *, by: str, now: datetime, report_hash: str) -> ShiftClosed:
    """ShiftError when it is closed already."""
    if not shift.is_open:
        raise ShiftError(f"shift {shift.number} is closed")
    at = max(now, shift.opened_at)
    return ShiftClosed(at=at, by=by, number=shift.number, report_hash=report_hash)


def opened(event: ShiftOpened) -> Shift:
    return Shift(number=event.number, opened_at=event.at, opened_by=event.by)


def closed(shift: Shift, event: ShiftClosed) -> Shift:
    """ShiftError for the close of another shift."""
    if event.number != shift.number or not shift.is_open:
        raise ShiftError(f"the close of shift {event.number} is none of shift {shift.number}")
    return replace(shift, closed_at=event.at, closed_by=event.by)
