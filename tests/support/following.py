"""Waiting for what a chain source pushes, without ever sleeping."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import ChainNews, ChainOutput, ChainSource

PATIENCE_SECONDS = 60.0


class Following:
    """A source, and the pushes it called for."""

    def __init__(self, source: ChainSource) -> None:
        self.source = source
        self.pushed = threading.Event()

    def connect(self) -> ChainNews:
        self.source.connect(self.pushed.set)
        return self.source.news()

    def until(self, holds: Callable[[], bool]) -> None:
        """Ask again after each push; fails when it does not hold in time."""
        assert self.comes(holds), "what was waited for never came"

    def comes(self, holds: Callable[[], bool]) -> bool:
        """Whether it holds in time, asked again after each push."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            self.pushed.clear()
            if holds():
                return True
            left = deadline - time.monotonic()
            if left <= 0:
                return False
            self.pushed.wait(left)

    def outputs_when(
        self, script: bytes, fits: Callable[[tuple[ChainOutput, ...]], bool]
    ) -> tuple[ChainOutput, ...]:
        """The outputs that pay the script, once they are as wanted."""
        found: list[tuple[ChainOutput, ...]] = []

        def holds() -> bool:
            found.append(self.source.outputs([script])[script])
            return fits(found[-1])

        self.until(holds)
        return found[-1]

    def await_news_of(self, script: bytes) -> None:
        self.until(lambda: script in self.source.news().scripts)
