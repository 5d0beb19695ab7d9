"""The demo's clock: real time, and a way to let a quarter of an hour pass in a moment."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.ports import Clock


class DemoClock:
    """Wall and monotonic time skip together, so that nothing looks like a jump of the clock."""

    def __init__(self, system: Clock) -> None:
        self._system = system
        self._skipped = timedelta(0)
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            return self._system.now() + self._skipped

    def monotonic(self) -> float:
        with self._lock:
            return self._system.monotonic() + self._skipped.total_seconds()

    def skip(self, duration: timedelta) -> None:
        with self._lock:
            self._skipped += duration
