"""The time that all calls for one question have together."""

from __future__ import annotations

import time

# Less than the five seconds of the port: what comes before and after the calls takes some too.
QUESTION_SECONDS = 4.8


class Deadline:
    def __init__(self, seconds: float = QUESTION_SECONDS) -> None:
        self._ends_at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        return max(0.0, self._ends_at - time.monotonic())
