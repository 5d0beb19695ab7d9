"""What time it is for a lock: a wall clock that is set back makes no price last longer."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.punctuality import GRACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock


class LockTimes:
    """For one thread; it notes a lock when it first meets it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._ends: dict[UUID, tuple[datetime, float]] = {}  # by the wall, and monotonic

    def left(self, sales: Iterable[Sale]) -> Iterator[tuple[Sale, float]]:
        """Each with the seconds until its price is no longer held; the clock is asked once."""
        now, monotonic = self._clock.now(), self._clock.monotonic()
        for sale in sales:
            yield sale, self._left(sale, now, monotonic)

    def deadlines(self, sales: Iterable[Sale]) -> Iterator[float]:
        """When money comes too late for each of them, in monotonic seconds."""
        after = self._clock.monotonic() + GRACE.total_seconds()
        return (after + left for _, left in self.left(sales))

    def ago(self, sale: Sale, moment: float) -> datetime:
        """What time a monotonic moment was for its lock."""
        return self.now(sale) - timedelta(seconds=self._clock.monotonic() - moment)

    def now(self, sale: Sale) -> datetime:
        """Wall time, or what it must be at least by the time that went by since it was met."""
        left = self._left(sale, self._clock.now(), self._clock.monotonic())
        return sale.lock.ends_at - timedelta(seconds=left)

    def forget(self, sale_id: UUID) -> None:
        self._ends.pop(sale_id, None)

    def _left(self, sale: Sale, now: datetime, monotonic: float) -> float:
        lock = sale.lock
        noted = self._ends.get(sale.id)
        if noted is None or noted[0] != lock.ends_at:
            left = min(lock.ends_at - now, lock.ends_at - lock.locked_at)
            noted = self._ends[sale.id] = (lock.ends_at, monotonic + left.total_seconds())
        return min((lock.ends_at - now).total_seconds(), noted[1] - monotonic)
