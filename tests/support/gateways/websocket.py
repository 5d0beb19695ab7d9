"""The server's side of BTCPay's status websocket (RFC 6455): a byte when something changed."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import socket
import threading
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import http.server

    from tests.support.gateways.standin import Asked

_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_ONE_BYTE = b"\x82\x01\x00"
_CLOSE = b"\x88\x02\x03\xe8"
PATIENCE_SECONDS = 60.0


class StatusSockets:
    """One invoice may have several listeners. An answer is 404 where it `is_open` no more."""

    def __init__(self) -> None:
        self._came = threading.Condition()
        self._open: dict[str, list[socket.socket]] = defaultdict(list)
        self.connections: dict[str, int] = defaultdict(int)
        self.refused: dict[str, int] = defaultdict(int)

    def serve(
        self,
        reference: str,
        asked: Asked,
        handler: http.server.BaseHTTPRequestHandler,
        *,
        is_open: bool,
    ) -> None:
        """Until the other end goes away."""
        if not is_open:
            self.refused[reference] += 1  # before the other end knows
            handler.send_response(404)
            handler.send_header("Content-Length", "0")
            handler.end_headers()
            return
        key = asked.headers["sec-websocket-key"].encode()
        accept = base64.b64encode(hashlib.sha1(key + _GUID).digest()).decode()
        connection = handler.connection
        with self._came:  # no push comes between
            self._open[reference].append(connection)
            self.connections[reference] += 1
            handler.send_response(101)
            handler.send_header("Upgrade", "websocket")
            handler.send_header("Connection", "Upgrade")
            handler.send_header("Sec-WebSocket-Accept", accept)
            handler.end_headers()
            self._came.notify_all()
        with contextlib.suppress(OSError):
            while connection.recv(4_096):
                pass
        with self._came:
            self._open[reference].remove(connection)
            self._came.notify_all()

    def push(self, reference: str, *, is_final: bool) -> None:
        with self._came:
            for connection in self._open[reference]:
                with contextlib.suppress(OSError):
                    connection.sendall(_ONE_BYTE + (_CLOSE if is_final else b""))
                    if is_final:
                        connection.shutdown(socket.SHUT_WR)

    def drop(self, reference: str) -> None:
        """The line breaks without a farewell."""
        with self._came:
            for connection in self._open[reference]:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)

    def wait_for(self, reference: str, *, connections: int) -> None:
        """Until so many were made in all."""
        with self._came:
            assert self._came.wait_for(
                lambda: self.connections[reference] >= connections, PATIENCE_SECONDS
            )

    def wait_for_none(self, reference: str) -> None:
        with self._came:
            assert self._came.wait_for(lambda: not self._open[reference], PATIENCE_SECONDS)

    def close(self) -> None:
        for reference in list(self._open):
            self.drop(reference)
