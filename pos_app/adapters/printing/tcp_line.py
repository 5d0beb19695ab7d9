"""One short TCP connection to a network printer."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import queue
import selectors
import socket
import struct
import termios
import threading
import time
from typing import TYPE_CHECKING, Any

from pos_app.adapters.printing.line import Line, LineStoppedError, wait_for
from pos_app.ports import UnreachableError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from threading import Event

_LOOK_SECONDS = 0.1
_REFUSED = os.strerror(errno.ECONNREFUSED)
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
        for family, kind, protocol, _, address in _addresses(host, port, stopping, seconds):
            connection = socket.socket(family, kind, protocol)
            try:
                reason = _failure(connection, address, stopping, end - time.monotonic())
            except BaseException:
                connection.close()
                raise
            if not reason:
                return connection
            connection.close()
    except OSError as error:
        reason = error.strerror or str(error)
    except LineStoppedError:
        raise UnreachableError("printer.stopped") from None
    if reason == _REFUSED:
        raise UnreachableError("printer.refused", host=host, port=str(port))
    raise UnreachableError("printer.unreachable", host=host, reason=reason)


def _addresses(host: str, port: int, stopping: Event, seconds: float) -> Sequence[Any]:
    """What `getaddrinfo` answers; UnreachableError `printer.no_address`, LineStoppedError.

    Asked in a thread of its own: a name server that is away keeps it for half a minute, and
    nothing can interrupt it.
    """
    with contextlib.suppress(socket.gaierror, UnicodeError):
        flags = socket.AI_NUMERICHOST
        return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    answers: queue.SimpleQueue[Sequence[Any] | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:  # a name that can't be one has the second
            answers.put(error)

    threading.Thread(target=ask, name="printer-name", daemon=True).start()
    end = time.monotonic() + seconds
    answer: Sequence[Any] | Exception = TimeoutError("no answer")
    while (left := end - time.monotonic()) > 0:
        if stopping.is_set():
            raise LineStoppedError
        with contextlib.suppress(queue.Empty):
            answer = answers.get(timeout=min(left, _LOOK_SECONDS))
            break
    if isinstance(answer, Exception):
        reason = getattr(answer, "strerror", None) or str(answer)
        raise UnreachableError("printer.no_address", host=host, reason=reason)
    return answer


def _failure(connection: socket.socket, address: Any, stopping: Event, seconds: float) -> str:
    """Why it could not be connected; empty when it is."""
    connection.setblocking(False)
    number = connection.connect_ex(address)
    if number == errno.EINPROGRESS:
        if not wait_for(connection.fileno(), selectors.EVENT_WRITE, stopping, max(0.0, seconds)):
            return "no answer"
        number = connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    return os.strerror(number) if number else ""
