"""Commands of the cashier, carried out one after the other off the screen's thread."""

from __future__ import annotations

import logging
import queue
from typing import TYPE_CHECKING

from pos_app.domain.message import Message, TillError
from pos_app.domain.sale_state import IllegalMoveError

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)


class CommandQueue:
    """`step` is run by a Worker; `on_refused` is told, with the command's subject, what failed."""

    def __init__(self, on_refused: Callable[[Message, object], None]) -> None:
        self._waiting: queue.SimpleQueue[tuple[Callable[[], object], object]] = queue.SimpleQueue()
        self._on_refused = on_refused
        self.wake: Callable[[], None] = lambda: None

    def put(self, command: Callable[[], object], subject: object = None) -> None:
        self._waiting.put((command, subject))
        self.wake()

    def step(self) -> float:
        """Carry out everything that waits; seconds to rest."""
        while True:
            try:
                command, subject = self._waiting.get_nowait()
            except queue.Empty:
                return 3600.0
            self._carry_out(command, subject)

    def _carry_out(self, command: Callable[[], object], subject: object) -> None:
        try:
            command()
        except TillError as error:
            log.warning("command refused: %s", error)
            self._on_refused(error.message, subject)
        except IllegalMoveError as error:
            # The sale moved on between the touch and the command.
            log.warning("command came too late: %s", error)
            self._on_refused(Message(code="sale.moved_on"), subject)
        except Exception:
            log.exception("command failed")
            self._on_refused(Message(code="till.bug"), subject)
