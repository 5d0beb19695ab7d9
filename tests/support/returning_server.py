"""A web server that goes away and comes back at the same address."""

from __future__ import annotations

import contextlib
import http.server
import socket
import threading
from typing import TYPE_CHECKING, Any, Self

from tests.support.processes import free_port

if TYPE_CHECKING:
    from types import TracebackType


class OwnedServer(http.server.ThreadingHTTPServer):
    """`owner` answers; `hang_up` ends what is connected."""

    daemon_threads = True

    def __init__(self, owner: Any, *arguments: Any) -> None:
        self.owner = owner
        self._open: set[Any] = set()
        super().__init__(*arguments)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up in the middle is no error of the server."""

    def hang_up(self) -> None:
        for request in self._open:
            with contextlib.suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)


class ReturningServer:
    """Serves from `start` to `stop`; a server that goes takes its kept connections along."""

    handler: type[http.server.BaseHTTPRequestHandler]

    def __init__(self) -> None:
        self.port = free_port()
        self._server: OwnedServer | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        self._server = OwnedServer(self, ("127.0.0.1", self.port), self.handler)
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.hang_up()
            self._server.server_close()
            self._server = None
