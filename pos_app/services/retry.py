"""When a lost connection is tried again: soon at first, then ever later, never all at once."""

from __future__ import annotations

from secrets import SystemRandom
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Clock

FIRST_RETRY_SECONDS = 0.5
LAST_RETRY_SECONDS = 60.0
# A server that ends each session after its greeting, as those do that find a client too dear, is
# not well again because it greeted.
STEADY_SECONDS = 30.0

_RANDOM = SystemRandom()


class Retry:
    """`at` is the monotonic time of the next try."""

    def __init__(self, clock: Clock, random: Callable[[], float] = _RANDOM.random) -> None:
        self._clock = clock
        self._random = random
        self._failures = 0
        self._well_since: float | None = None
        self.at = clock.monotonic()

    @property
    def is_due(self) -> bool:
        return self._clock.monotonic() >= self.at

    def now(self) -> None:
        """However long it was to rest."""
        self.at = self._clock.monotonic()

    def failed(self) -> None:
        """The rest begins; it is a short one again after a time that was long enough."""
        well_since, self._well_since = self._well_since, None
        if well_since is not None and self._clock.monotonic() - well_since >= STEADY_SECONDS:
            self._failures = 0
        wanted = FIRST_RETRY_SECONDS * 2.0 ** min(self._failures, 10)
        jitter = 0.5 + self._random() / 2
        self.at = self._clock.monotonic() + min(wanted, LAST_RETRY_SECONDS) * jitter
        self._failures += 1

    def succeeded(self) -> None:
        """As often as one likes while all is well."""
        if self._well_since is None:
            self._well_since = self._clock.monotonic()
