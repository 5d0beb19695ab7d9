"""SIGTERM and SIGINT end the program in order, although Qt's loop never looks at Python."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QSocketNotifier

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

CAUGHT = (signal.SIGTERM, signal.SIGINT)


class StopSignals:
    """While entered, each of the signals calls `stop` in the main thread."""

    def __init__(self, stop: Callable[[], None]) -> None:
        self._stop = stop

    def __enter__(self) -> Self:
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before = {number: signal.signal(number, _heard) for number in CAUGHT}
        self._before_fd = signal.set_wakeup_fd(self._writer.fileno())
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._woken)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before_fd)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reader.close()
        self._writer.close()

    def _woken(self) -> None:
        self._reader.recv(64)
        self._stop()


def _heard(*_: object) -> None:
    """The byte in the socket wakes Qt; without a handler Python would end at once."""
