"""One short TCP connection to a network printer."""

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

from pos_app.adapters.printing.line import Line, LineStoppedError, wait_for
from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from threading import Event

_FAREWELL_SECONDS = 0.3
# A host that vanished without a word is known after 25 s, also while a job waits for paper.
_PROBES = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 10),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
)


class TcpLine(Line):
    def __init__(self, host: str, port: int, stopping: Event, seconds: float) -> None:
        """Connect within `seconds`; UnreachableError. `stopping` ends it."""
        self._socket = _connect(host, port, stopping, seconds)
        for level, option, value in _PROBES:
            self._socket.setsockopt(level, option, value)
        super().__init__(self._socket.fileno(), stopping)

    def unsent(self) -> int:
        answer = fcntl.ioctl(self._socket.fileno(), termios.TIOCOUTQ, bytes(4))
        return int(struct.unpack("i", answer)[0])

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_WR)
            self.listen(_FAREWELL_SECONDS)
        self._socket.close()

    def drop(self) -> None:
        with contextlib.suppress(OSError):
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._socket.close()


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
        if not wait_for(connection.fileno(), selectors.EVENT_WRITE, stopping, max(0.0, seconds)):
            return "no answer"
        number = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return os.strerror(number) if number else ""
