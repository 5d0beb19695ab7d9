"""The server in its thread: bound by us, bounded in everything, and ended in time."""

from __future__ import annotations

import asyncio
import logging
import socket
from typing import TYPE_CHECKING, cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from pos_app.domain.message import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp

    from pos_app.web.board import Board

# How long a request may take to come, and an answer to be taken.
HEAD_SECONDS = 10.0
WRITE_SECONDS = 20.0
KEEP_ALIVE_SECONDS = 5
MOST_HEAD_BYTES = 16 * 1024
GRACE_SECONDS = 1
AGAIN_SECONDS = 15.0
_BACKLOG = 128

log = logging.getLogger(__name__)


class BoundedProtocol(H11Protocol):
    """Hangs up on who says nothing, says it slowly, or doesn't read the answer."""

    _waiting: asyncio.TimerHandle | None = None
    _stuck: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast("asyncio.Transport", transport))
        most = self.limit_concurrency
        # Uvicorn counts at the first request: who sends none would not be counted.
        if most is not None and len(self.connections) > 2 * most:
            self.transport.abort()
        self._wait_for_request()

    def connection_lost(self, exc: Exception | None) -> None:
        for timer in (self._waiting, self._stuck):
            if timer is not None:
                timer.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait_for_request()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stuck = self.loop.call_later(WRITE_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._stuck is not None:
            self._stuck.cancel()

    def _wait_for_request(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._no_request)

    def _no_request(self) -> None:
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


class WebServer:
    """`step` serves until `stop`, in the thread that calls it; both `board` and `app` are its own.

    `on_trouble` is told why it can't listen, and None as soon as it can.
    """

    def __init__(
        self,
        app: ASGIApp,
        board: Board,
        *,
        host: str,
        port: int,
        connections: int,
        on_trouble: Callable[[Message | None], None],
    ) -> None:
        self._app = app
        self._board = board
        self._host = host
        self.port = port  # the one it has got, where 0 was asked for
        self._connections = connections
        self._on_trouble = on_trouble
        self._server: uvicorn.Server | None = None
        self._stopping = False

    def step(self) -> float:
        """Seconds to rest before it is tried again."""
        try:
            listening = self._listen()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            log.warning("nothing listens at %s port %s: %s", self._host, self.port, reason)
            arguments = {"address": f"{self._host}:{self.port}", "reason": reason}
            self._on_trouble(Message(code="web.not_listening", arguments=arguments))
            return AGAIN_SECONDS
        self._on_trouble(None)
        with listening:
            asyncio.run(self._serve(listening))
        return AGAIN_SECONDS

    def stop(self) -> None:
        """From any thread; `step` returns within two seconds."""
        self._stopping = True
        if self._server is not None:
            self._server.should_exit = True
        self._board.end_streams()

    def _listen(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((self._host, self.port))
            listening.listen(_BACKLOG)
            self.port = listening.getsockname()[1]
        except OSError:
            listening.close()
            raise
        return listening

    async def _serve(self, listening: socket.socket) -> None:
        config = uvicorn.Config(
            self._app,
            http=BoundedProtocol,
            loop="asyncio",
            ws="none",
            lifespan="off",
            log_config=None,
            log_level=logging.ERROR,  # its warnings are what anybody can bring about
            access_log=False,  # addresses have tokens in them
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips="127.0.0.1,::1",  # who called a proxy on this machine
            limit_concurrency=self._connections,
            backlog=_BACKLOG,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
            h11_max_incomplete_event_size=MOST_HEAD_BYTES,
        )
        with self._board.serving():
            self._server = uvicorn.Server(config)
            if not self._stopping:
                await self._server.serve(sockets=[listening])
