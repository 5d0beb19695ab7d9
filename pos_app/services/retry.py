"""When a lost connection is tried again: soon at first, then ever later, never all at once."""

from __future__ import annotations

from secrets import SystemRandom
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Clock

FIRST_RETRY_SECONDS = 0.5
LAST_RETRY_SECONDS = 60.0

_RANDOM = SystemRandom()


class Retry:
    """`at` is the monotonic time of the next try."""

    def __init__(self, clock: Clock, random: Callable[[], float] = _RANDOM.random) -> None:
        self._clock = clock
        self._random = random
        self._failures = 0
        self.at = clock.monotonic()

    @property
    def is_due(self) -> bool:
        return self._clock.monotonic() >= self.at

    def now(self) -> None:
        """However long it was to rest."""
        self.at = self._clock.monotonic()

    def failed(self) -> None:
        wanted = FIRST_RETRY_SECONDS * 2.0 ** min(self._failures, 10)
        jitter = 0.5 + self._random() / 2
        self.at = self._clock.monotonic() + min(wanted, LAST_RETRY_SECONDS) * jitter
        self._failures += 1

    def succeeded(self) -> None:
        self._failures = 0
