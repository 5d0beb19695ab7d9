"""A server that takes every connection, listens, and never says a word."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

PATIENCE_SECONDS = 60.0
MOST_BYTES = 65_536


class SilentServer:
    def __init__(self) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._connections: list[socket.socket] = []
        self._asked = threading.Event()
        self._thread = threading.Thread(target=self._accept, name="silent-server", daemon=True)

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(PATIENCE_SECONDS)
        for connection in self._connections:
            connection.close()

    def until_asked(self) -> None:
        """Somebody has sent the first bytes and waits for an answer."""
        assert self._asked.wait(PATIENCE_SECONDS), f"nobody asked {self.place}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._connections.append(connection)
            connection.settimeout(PATIENCE_SECONDS)
            with contextlib.suppress(OSError):
                if connection.recv(MOST_BYTES):
                    self._asked.set()
