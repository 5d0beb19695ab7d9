"""An open line to a printer that never blocks longer than it is told, whatever carries it."""

from __future__ import annotations

import contextlib
import os
import selectors
import time
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from pos_app.adapters.printing.printer_status import PrinterStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

_CHUNK = 16_384
_READ_AT_ONCE = 4_096
# How long a stop may go unnoticed.
_LOOK_SECONDS = 0.1


class LineLostError(Exception):
    """The printer closed, reset or vanished."""


class LineStoppedError(Exception):
    """The till is ending."""


class Line(ABC):
    """Over a non-blocking file descriptor, which it does not close: the kinds below it do.

    It reads whenever it waits: a printer that can't get rid of its status stops taking data.
    `stopping` ends every wait.
    """

    def __init__(self, descriptor: int, stopping: Event) -> None:
        self.status = PrinterStatus()
        self._descriptor = descriptor
        self._stopping = stopping
        # The end of a command that was taken only in part: what follows would become its end.
        self._owed = b""

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        """Wait up to `seconds` for anything to happen; returns how many bytes were taken.

        LineLostError, LineStoppedError.
        """
        wanted = outgoing or self._owed
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if wanted else 0)
        ready = wait_for(self._descriptor, events, self._stopping, seconds)
        try:
            if ready & selectors.EVENT_READ:
                self._read()
            if ready & selectors.EVENT_WRITE and self._owed:
                self._owed = self._owed[os.write(self._descriptor, self._owed) :]
            elif ready & selectors.EVENT_WRITE and outgoing:
                return os.write(self._descriptor, outgoing[:_CHUNK])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LineLostError(error.strerror or str(error)) from error
        return 0

    def ask(self, questions: Sequence[int], commands: bytes) -> None:
        """Real-time questions; dropped where the buffer has no room at all."""
        if self._owed:
            return
        with contextlib.suppress(OSError):
            if (taken := os.write(self._descriptor, commands)) > 0:
                self._owed = commands[taken:]
                self.status.asked(questions)

    @abstractmethod
    def unsent(self) -> int:
        """Bytes that have not left this machine, or were not acknowledged by the other side."""

    @abstractmethod
    def close(self) -> None:
        """Say goodbye: what was sent still arrives."""

    @abstractmethod
    def drop(self) -> None:
        """Close and throw away what has not left yet, so that it is not printed much later."""

    def listen(self, seconds: float) -> None:
        """Read for so long, or until the line is lost."""
        end = time.monotonic() + seconds
        with contextlib.suppress(LineLostError, LineStoppedError):
            while (left := end - time.monotonic()) > 0:
                self.turn(None, left)

    def _read(self) -> None:
        data = os.read(self._descriptor, _READ_AT_ONCE)
        if not data:
            self._nothing_read()
        self.status.feed(data)

    def _nothing_read(self) -> None:
        """It was ready to be read, and was empty."""
        raise LineLostError("closed by the printer")


def wait_for(descriptor: int, events: int, stopping: Event, seconds: float) -> int:
    """The events that happened, 0 when none did in time; LineStoppedError."""
    end = time.monotonic() + seconds
    # Not epoll, which refuses some devices.
    with selectors.PollSelector() as selector:
        selector.register(descriptor, events)
        while not stopping.is_set():
            left = end - time.monotonic()
            happened = selector.select(max(0.0, min(left, _LOOK_SECONDS)))
            if happened:
                return happened[0][1]
            if left <= 0:
                return 0
    raise LineStoppedError
