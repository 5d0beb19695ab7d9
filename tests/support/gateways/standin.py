"""A small web server that stands in for a gateway; each gateway's own adds what it answers."""

from __future__ import annotations

import contextlib
import http.server
import json
import threading
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.support.loopback_server import PATIENCE_SECONDS, LoopbackServer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIXTURES = Path(__file__).parents[2] / "fixtures" / "gateways"
TRICKLE_SECONDS = 0.05
HUGE_BYTES = 2_000_000


class Failure(Enum):
    """How the next call goes wrong.

    `SERVER_ERROR` and `TOO_MANY` do nothing; all others do what was asked, so that a create leaves
    a payment behind.
    """

    SERVER_ERROR = "server_error"  # 500
    SILENT = "silent"  # no answer while the client waits
    LOST = "lost"  # the connection breaks before the answer
    SLOW_BODY = "slow_body"  # a byte now and then, for ever
    HUGE_BODY = "huge_body"
    NO_JSON = "no_json"
    WRONG_TYPES = "wrong_types"  # every text a number, every number a text
    UNKNOWN_STATE = "unknown_state"  # a status that nobody has heard of
    TOO_MANY = "too_many"  # 429 with Retry-After


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request. Header names are in lower case; `query` is in the order it came in."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes

    @property
    def parameters(self) -> dict[str, str]:
        return dict(self.query)

    @property
    def json(self) -> Any:
        return json.loads(self.body, parse_float=Decimal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`body` is a dictionary or list for JSON, or bytes as they are."""

    body: Any = field(default_factory=dict)
    status: int = 200
    content_type: str = "application/json"

    @property
    def raw(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else encoded(self.body)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What a gateway calls the till with; header names in lower case."""

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


class StandIn(LoopbackServer):
    """Answers `reply(asked)`; failures of `fail_next` come first, one for each call."""

    # The key of a status in answers, for UNKNOWN_STATE.
    status_key = "status"

    def __init__(self) -> None:
        server = _Server(("127.0.0.1", 0), _Handler)
        server.owner = self
        super().__init__(server)
        self.asked: list[Asked] = []
        # What a test makes of an answer before it goes out.
        self.change: Callable[[Asked, Answer], Answer] = lambda _, answer: answer
        self.lock = threading.RLock()
        self._failures: list[Failure] = []
        self._failing_creates: list[Failure] = []
        self._came = threading.Condition(self.lock)

    def reply(self, asked: Asked) -> Answer:
        raise NotImplementedError

    def hijack(self, asked: Asked, handler: http.server.BaseHTTPRequestHandler) -> bool:
        """Whether the connection itself was taken over, as a websocket's is."""
        del asked, handler
        return False

    def fail_next(self, *failures: Failure, create: bool = False) -> None:
        """`create`: only a call that opens a payment, however many others come before it."""
        with self.lock:
            (self._failing_creates if create else self._failures).extend(failures)

    def creates(self, asked: Asked) -> bool:
        return asked.method == "POST"

    def wait_for_failures(self) -> None:
        """Until every one that was asked for has happened."""
        with self._came:
            happened = self._came.wait_for(lambda: not self._failures, PATIENCE_SECONDS)
        assert happened, f"{self._failures} did not happen"

    def wait_for_calls(self, count: int) -> None:
        with self._came:
            came = self._came.wait_for(lambda: len(self.asked) >= count, PATIENCE_SECONDS)
        assert came, f"{len(self.asked)} of {count} calls came"

    def take(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        asked = read_request(handler)
        if self.hijack(asked, handler):
            handler.close_connection = True
            return
        with self._came:
            waiting = self._failures
            if self._failing_creates and self.creates(asked):
                waiting = self._failing_creates
            failure = waiting.pop(0) if waiting else None
            if failure is Failure.SERVER_ERROR:
                answer = Answer(status=500, body=b"Internal Server Error", content_type="text/html")
            elif failure is Failure.TOO_MANY:
                answer = Answer(status=429, body={"message": "slow down"})
            else:
                answer = self.change(asked, self.reply(asked))
            self.asked.append(asked)
            self._came.notify_all()
        self._send(handler, answer, failure)

    def _send(
        self,
        handler: http.server.BaseHTTPRequestHandler,
        answer: Answer,
        failure: Failure | None,
    ) -> None:
        if failure is Failure.SILENT:
            self.ending.wait(PATIENCE_SECONDS)
        if failure in {Failure.SILENT, Failure.LOST}:
            handler.close_connection = True
            return
        raw = self.spoiled(answer.raw, failure)
        handler.send_response(answer.status)
        handler.send_header("Content-Type", answer.content_type)
        if answer.status == 429:
            handler.send_header("Retry-After", "7")
        handler.send_header("Content-Length", str(len(raw)))
        handler.end_headers()
        with contextlib.suppress(OSError):
            if failure is Failure.SLOW_BODY:
                self._trickle(handler, raw)
            else:
                handler.wfile.write(raw)

    def spoiled(self, raw: bytes, failure: Failure | None) -> bytes:
        if failure is Failure.NO_JSON:
            return b"<html>" + raw
        if failure is Failure.WRONG_TYPES:
            return encoded(_mistyped(json.loads(raw)))
        if failure is Failure.UNKNOWN_STATE:
            return encoded({**json.loads(raw), self.status_key: "Enchanted"})
        if failure is Failure.HUGE_BODY:
            return b" " * HUGE_BYTES + raw
        return b" " * HUGE_BYTES if failure is Failure.SLOW_BODY else raw

    def _trickle(self, handler: http.server.BaseHTTPRequestHandler, raw: bytes) -> None:
        handler.close_connection = True
        for at in range(len(raw)):
            handler.wfile.write(raw[at : at + 1])
            if self.ending.wait(TRICKLE_SECONDS):
                return


def fixture(name: str) -> dict[str, Any]:
    """The example answers of `tests/fixtures/gateways/<name>.json`, without their sources.

    Each entry is `{"source": where its fields stand, "answer": the example}`.
    """
    entries = json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))
    return {key: entry["answer"] for key, entry in entries.items()}


def encoded(content: Any) -> bytes:
    """JSON in which a Decimal is a number with all of its digits."""
    if isinstance(content, dict):
        inner = b",".join(json.dumps(k).encode() + b":" + encoded(v) for k, v in content.items())
        return b"{" + inner + b"}"
    if isinstance(content, list | tuple):
        return b"[" + b",".join(map(encoded, content)) + b"]"
    if isinstance(content, Decimal):
        return f"{content:f}".encode()
    return json.dumps(content).encode()


def _mistyped(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _mistyped(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_mistyped(value) for value in content]
    if isinstance(content, str):
        return 7
    return {"is": str(content)}


def read_request(handler: http.server.BaseHTTPRequestHandler) -> Asked:
    parts = urlsplit(handler.path)
    return Asked(
        method=handler.command,
        path=unquote(parts.path),
        query=tuple(parse_qsl(parts.query, keep_blank_values=True)),
        headers={name.lower(): value for name, value in handler.headers.items()},
        body=handler.rfile.read(int(handler.headers.get("content-length") or 0)),
    )


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    owner: StandIn

    def handle_error(self, request: object, client_address: object) -> None:
        """Whoever hangs up in the middle is no error of the server."""


def _serve(handler: http.server.BaseHTTPRequestHandler) -> None:
    server = handler.server
    assert isinstance(server, _Server)
    server.owner.take(handler)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def handle_one_request(self) -> None:
        with contextlib.suppress(OSError):
            super().handle_one_request()
            return
        self.close_connection = True

    def do_GET(self) -> None:
        _serve(self)

    def do_POST(self) -> None:
        _serve(self)

    def do_PATCH(self) -> None:
        _serve(self)

    def log_message(self, *_unused: object) -> None:
        pass
