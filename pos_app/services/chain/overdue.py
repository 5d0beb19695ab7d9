"""Notices when work in the background has not succeeded for hours, which nobody sees otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Clock

# A server may be away for a while; a shop's day must be long enough to hear of it.
OVERDUE_SECONDS = 3 * 3_600.0


class Overdue:
    """For one thread. `tell` is called with each change; at first nothing is overdue."""

    def __init__(self, clock: Clock, tell: Callable[[bool], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._well_at = clock.monotonic()
        self._told = False

    def succeeded(self) -> None:
        self._well_at = self._clock.monotonic()
        self._say(overdue=False)

    def failed(self) -> None:
        if self._clock.monotonic() - self._well_at >= OVERDUE_SECONDS:
            self._say(overdue=True)

    def _say(self, *, overdue: bool) -> None:
        if overdue != self._told:
            self._told = overdue
            self._tell(overdue)
