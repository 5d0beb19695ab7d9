"""The workers of one till by name, and what has to be closed after them."""

from __future__ import annotations

import logging
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING

from pos_app.services.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable

# Every worker gets at least this long to end, even when another one used up the deadline.
LEAST_SECONDS = 0.1
# As long as a busy screen takes to paint a sale that has changed.
PATIENCE_SECONDS = 0.05

log = logging.getLogger(__name__)


class Crew:
    """`interrupts` end what a worker may be waiting for; `closing` closes what they used."""

    def __init__(self) -> None:
        self.interrupts = ExitStack()
        self.closing = ExitStack()
        self._workers: dict[str, Worker] = {}

    def hire(self, name: str, step: Callable[[], float], *, patient: bool = False) -> Worker:
        """`patient` for work that nobody waits for, done while the screen shows the same news."""
        patience = PATIENCE_SECONDS if patient else 0.0
        worker = self._workers[name] = Worker(name, step, patience_seconds=patience)
        return worker

    def start(self) -> None:
        for worker in self._workers.values():
            worker.start()

    def wake(self, *names: str) -> None:
        """Those that there are; a shop may have no printer."""
        for name in names:
            worker = self._workers.get(name)
            if worker is not None:
                worker.wake()

    def wake_all(self) -> None:
        self.wake(*self._workers)

    def stop(self, deadline: float) -> None:
        """End all until `deadline` (monotonic seconds), then close what they used."""
        self.interrupts.close()
        late = [
            name
            for name, worker in self._workers.items()
            if not worker.stop(max(LEAST_SECONDS, deadline - time.monotonic()))
        ]
        if late:
            log.warning("still working at the end: %s", ", ".join(late))
        self.closing.close()
