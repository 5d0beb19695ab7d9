"""The one thread class: it has no logic, and the logic it runs has no thread."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PAUSE_AFTER_BUG_SECONDS = 5.0

log = logging.getLogger(__name__)


class Worker:
    """Runs `step` again and again; `step` returns the seconds to rest until its next round.

    `patience_seconds` pass between a wake and the round it asks for: what nobody waits for leaves
    the processor to the screen, which has the same news to show.
    """

    def __init__(
        self, name: str, step: Callable[[], float], *, patience_seconds: float = 0.0
    ) -> None:
        self._step = step
        self._patience = patience_seconds
        self._stopping = threading.Event()
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    @property
    def runs_here(self) -> bool:
        """Whether it is this worker that asks."""
        return self._thread.ident == threading.get_ident()

    def start(self) -> None:
        self._thread.start()

    def wake(self) -> None:
        """Run the next round now, or after its patience; from any thread."""
        self._woken.set()

    def stop(self, deadline_seconds: float) -> bool:
        """Ask it to end and wait; False when it is still in a round after the deadline."""
        self._stopping.set()
        self._woken.set()
        if self._thread.ident is not None:
            self._thread.join(deadline_seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                pause = self._step()
            except Exception:
                log.exception("%s: a round failed", self._thread.name)
                pause = PAUSE_AFTER_BUG_SECONDS
            if not self._stopping.is_set() and self._woken.wait(pause):
                self._stopping.wait(self._patience)
