"""One short TCP connection to a printer that never blocks longer than it is told."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import selectors
import socket
import struct
import termios
import time
from typing import TYPE_CHECKING, Any

from pos_app.adapters.printing.printer_status import PrinterStatus
from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

_CHUNK = 16_384
_FAREWELL_SECONDS = 0.3
# How long a stop may go unnoticed.
_LOOK_SECONDS = 0.1


class LineLostError(Exception):
    """The printer closed, reset or vanished."""


class LineStoppedError(Exception):
    """The till is ending."""


class TcpLine:
    """Reads whenever it waits: a printer that can't get rid of its status stops taking data."""

    def __init__(self, host: str, port: int, stopping: Event, seconds: float) -> None:
        """Connect within `seconds`; UnreachableError. `stopping` ends it."""
        self.status = PrinterStatus()
        self._stopping = stopping
        self._socket = _connect(host, port, stopping, seconds)

    def turn(self, outgoing: memoryview | None, seconds: float) -> int:
        """Wait up to `seconds` for anything to happen; returns how many bytes were taken.

        LineLostError, LineStoppedError.
        """
        events = selectors.EVENT_READ | (selectors.EVENT_WRITE if outgoing else 0)
        ready = _wait(self._socket, events, self._stopping, seconds)
        try:
            if ready & selectors.EVENT_READ:
                self._read()
            if outgoing and ready & selectors.EVENT_WRITE:
                return self._socket.send(outgoing[:_CHUNK])
        except BlockingIOError:
            return 0
        except OSError as error:
            raise LineLostError(str(error)) from error
        return 0

    def ask(self, questions: Sequence[int], commands: bytes) -> None:
        """Real-time questions, few enough to fit any buffer; dropped where they don't."""
        with contextlib.suppress(OSError):
            if self._socket.send(commands) == len(commands):
                self.status.asked(questions)

    def unsent(self) -> int:
        """Bytes that the printer has not acknowledged yet."""
        answer = fcntl.ioctl(self._socket.fileno(), termios.TIOCOUTQ, bytes(4))
        return int(struct.unpack("i", answer)[0])

    def close(self) -> None:
        """Say goodbye: what was sent still arrives."""
        with contextlib.suppress(OSError, LineLostError, LineStoppedError):
            self._socket.shutdown(socket.SHUT_WR)
            end = time.monotonic() + _FAREWELL_SECONDS
            while (left := end - time.monotonic()) > 0:
                self.turn(None, left)
        self._socket.close()

    def drop(self) -> None:
        """Close and throw away what has not left yet, so that it is not printed much later."""
        with contextlib.suppress(OSError):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()

    def _read(self) -> None:
        data = self._socket.recv(4096)
        if not data:
            raise LineLostError("closed by the printer")
        self.status.feed(data)


def _connect(host: str, port: int, stopping: Event, seconds: float) -> socket.socket:
    """To the first address that answers; all of them together get `seconds`."""
    end = time.monotonic() + seconds
    reason = "no address"
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            connection = socket.socket(family, kind, protocol)
            try:
                reason = _failure(connection, address, stopping, end - time.monotonic())
            finally:
                if reason:
                    connection.close()
            if not reason:
                return connection
    except OSError as error:
        reason = error.strerror or str(error)
    except LineStoppedError:
        raise UnreachableError("printer.stopped") from None
    raise UnreachableError("printer.unreachable", host=host, reason=reason)


def _failure(connection: socket.socket, address: Any, stopping: Event, seconds: float) -> str:
    """Why it could not be connected; empty when it is."""
    connection.setblocking(False)
    number = connection.connect_ex(address)
    if number == errno.EINPROGRESS:
        if not _wait(connection, selectors.EVENT_WRITE, stopping, max(0.0, seconds)):
            return "no answer"
        number = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return os.strerror(number) if number else ""


def _wait(connection: socket.socket, events: int, stopping: Event, seconds: float) -> int:
    """The events that happened, 0 when none did in time."""
    end = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(connection, events)
        while not stopping.is_set():
            left = end - time.monotonic()
            happened = selector.select(min(left, _LOOK_SECONDS))
            if happened:
                return happened[0][1]
            if left <= 0:
                return 0
    raise LineStoppedError
