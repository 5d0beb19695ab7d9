"""A shop's server for tests: it verifies signatures and answers as it is told."""

from __future__ import annotations

import http.server
import json
import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standardwebhooks import Webhook, WebhookVerificationError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

SECRET = "whsec_" + "c2VjcmV0IG9mIGEgc2hvcCdzIHNlcnZlcg=="
PATIENCE_SECONDS = 60.0
TRICKLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`hang` never answers, `trickle` sends a byte of an endless header now and then."""

    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    hang: bool = False
    trickle: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    path: str
    headers: Mapping[str, str]
    body: str
    verified: bool

    @property
    def message(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self.body)
        return parsed


class WebhookReceiver:
    """`replies` are given one after the other, then `reply` for ever."""

    def __init__(self, *, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.reply = Reply()
        self.replies: list[Reply] = []
        self.calls: list[Call] = []
        self._called = threading.Condition()
        self._ending = threading.Event()
        self._server = _server_of(self, port)
        self._scheme = "http"
        if tls is not None:
            self._scheme = "https"
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        return f"{self._scheme}://127.0.0.1:{self.port}/hooks/till"

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [call.message for call in self.calls]

    def stop(self) -> None:
        self._ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(PATIENCE_SECONDS)

    def wait_for(self, count: int) -> None:
        """Until so many calls came; fails when they never do."""
        with self._called:
            came = self._called.wait_for(lambda: len(self.calls) >= count, PATIENCE_SECONDS)
        assert came, f"{len(self.calls)} of {count} calls came"

    def take(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        """One request, in its own thread."""
        length = int(handler.headers.get("content-length", "0"))
        body = handler.rfile.read(length).decode()
        headers = {name.lower(): value for name, value in handler.headers.items()}
        call = Call(
            path=handler.path, headers=headers, body=body, verified=_verified(headers, body)
        )
        with self._called:
            reply = self.replies.pop(0) if self.replies else self.reply
            self.calls.append(call)
            self._called.notify_all()
        self._answer(handler, reply if call.verified else Reply(status=401))

    def _answer(self, handler: http.server.BaseHTTPRequestHandler, reply: Reply) -> None:
        if reply.hang:
            self._ending.wait()
            return
        if reply.trickle:
            self._trickle(handler)
            return
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(reply.body)))
        handler.end_headers()
        handler.wfile.write(reply.body)

    def _trickle(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._ending.wait(TRICKLE_SECONDS) and time.monotonic() < until:
            try:
                handler.wfile.write(b"z")
            except OSError:
                return


def _verified(headers: dict[str, str], body: str) -> bool:
    try:
        Webhook(SECRET).verify(body, headers)
    except WebhookVerificationError:
        return False
    return True


class _QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the tests."""


def _server_of(receiver: WebhookReceiver, port: int) -> _QuietServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver.take(self)

        def log_message(self, *_: object) -> None:
            pass

    return _QuietServer(("127.0.0.1", port), Handler)
