"""What every small server of the tests has: a port of its own, a thread, and an end in time."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import socketserver
    from types import TracebackType

PATIENCE_SECONDS = 60.0


class LoopbackServer:
    """`ending` ends whatever a handler waits for."""

    def __init__(self, server: socketserver.BaseServer) -> None:
        self.ending = threading.Event()
        self._server = server
        self._thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @property
    def port(self) -> int:
        where: Any = self._server.server_address
        found: int = where[1]
        return found

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ending.set()
        self.go_away()
        self._thread.join(PATIENCE_SECONDS)

    def go_away(self) -> None:
        """Nobody is there any more; from a test, or at the end."""
        self._server.shutdown()
        self._server.server_close()
