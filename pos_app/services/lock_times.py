"""What time it is for a lock: a wall clock that is set back makes no price last longer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.punctuality import deadline

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock


class LockTimes:
    """For one thread; it notes a lock when it first meets it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ends: dict[UUID, tuple[datetime, float]] = {}  # by the wall, and monotonic

    def deadline(self, sale: Sale) -> float:
        """When money for it comes too late, in monotonic seconds."""
        left = deadline(sale) - self.now(sale)
        return self._clock.monotonic() + left.total_seconds()

    def ago(self, sale: Sale, moment: float) -> datetime:
        """What time a monotonic moment was for its lock."""
        return self.now(sale) - timedelta(seconds=self._clock.monotonic() - moment)

    def now(self, sale: Sale) -> datetime:
        """Wall time, or what it must be at least by the time that went by since it was met."""
        ends_at = sale.lock.ends_at
        now, monotonic = self._clock.now(), self._clock.monotonic()
        noted = self._ends.get(sale.id)
        if noted is None or noted[0] != ends_at:
            left = min(ends_at - now, ends_at - sale.lock.locked_at)
            noted = self._ends[sale.id] = (ends_at, monotonic + left.total_seconds())
        return max(now, ends_at + timedelta(seconds=monotonic - noted[1]))
