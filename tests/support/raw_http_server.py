"""A web server on loopback that answers each request with bytes of the test's choosing."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

PATIENCE_SECONDS = 60.0
MOST_BYTES = 65_536


class RawHttpServer:
    """Sends `answer` once the head of a request is there, then closes."""

    def __init__(self) -> None:
        self.answer = b""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="raw-http", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}/x"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(PATIENCE_SECONDS)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.settimeout(PATIENCE_SECONDS)
                head = b""
                while b"\r\n\r\n" not in head and (more := connection.recv(MOST_BYTES)):
                    head += more
                connection.sendall(self.answer)
                connection.shutdown(socket.SHUT_WR)
                # Until the other end closes: a reset would take back what was sent.
                while connection.recv(MOST_BYTES):
                    pass
