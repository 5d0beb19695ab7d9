"""Notices when somebody changed the clock of this machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.ports import Clock

TOLERANCE = timedelta(seconds=2)
LONGEST_READING_SECONDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockJump:
    """The wall clock moved by whole `seconds` (negative: back); `at` is the time it shows now."""

    seconds: int
    at: datetime


class ClockGuard:
    """Compares wall time with monotonic time from one check to the next; for one thread.

    Small corrections, as network time makes them all day, pass.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._start = self._started_at()

    def check(self) -> ClockJump | None:
        """What happened since the last check; each jump is told once."""
        start = self._started_at()
        moved, self._start = start - self._start, start
        return _jump(moved, self._clock.now())

    def _started_at(self) -> datetime:
        """The wall time at which monotonic time was zero: it stays unless a clock is changed."""
        while True:
            before = self._clock.monotonic()
            now = self._clock.now()
            # A thread that was put to sleep between the two readings saw no jump.
            if self._clock.monotonic() - before < LONGEST_READING_SECONDS:
                return now - timedelta(seconds=before)


def jump_while_off(last_seen: datetime, now: datetime) -> ClockJump | None:
    """Time that lies before the last time this till saw: all that can be told after a start."""
    return _jump(min(timedelta(0), now - last_seen), now)


def _jump(moved: timedelta, at: datetime) -> ClockJump | None:
    if abs(moved) <= TOLERANCE:
        return None
    return ClockJump(seconds=round(moved.total_seconds()), at=at)
