"""How often something may happen: the plain rules that keep a flood from doing harm."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MINUTE = 60.0
# Callers that are remembered; a flood from more addresses forgets the oldest.
_MOST_CALLERS = 4096


class RateLimit:
    """`per_minute` in all, as a bucket that fills evenly; for each key one of its own.

    For one thread. A key that was forgotten begins with a full bucket.
    """

    def __init__(self, per_minute: int, monotonic: Callable[[], float]) -> None:
        self._most = float(per_minute)
        self._monotonic = monotonic
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def is_spent(self, key: str) -> bool:
        left, _ = self._now(key)
        return left < 1.0

    def spend(self, key: str) -> bool:
        """Whether one more was allowed; it counts only then."""
        left, now = self._now(key)
        allowed = left >= 1.0
        self._left[key] = (left - 1.0 if allowed else left, now)
        self._left.move_to_end(key)
        if len(self._left) > _MOST_CALLERS:
            self._left.popitem(last=False)
        return allowed

    def _now(self, key: str) -> tuple[float, float]:
        now = self._monotonic()
        left, at = self._left.get(key, (self._most, now))
        return min(self._most, left + (now - at) * self._most / MINUTE), now
