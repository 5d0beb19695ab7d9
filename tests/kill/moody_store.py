"""A shop's server in a bad week: the example receiver behind a web server that has its moods."""

from __future__ import annotations

import contextlib
import http.server
import importlib.util
import json
import socket
import threading
from collections import Counter
from datetime import UTC, datetime
from enum import Enum
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.example_receiver import FOLDER

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

PATIENCE_SECONDS = 60.0
TRICKLE_SECONDS = 0.02
SLOW_CALLS = 2  # of each slow mood, as they take real time


class Mood(Enum):
    GOOD = "good"
    REFUSES = "refuses"  # 500 or 404, and nothing is kept
    IS_SLOW = "is slow"  # its answer trickles beyond the till's limit
    LIES = "lies"  # 200 by something in between that is not the shop: without the words
    LOSES_ANSWERS = "loses answers"  # kept, and the till hears nothing, or of a failure
    HANGS_UP = "hangs up"  # before anything is kept
    SLOWS_DOWN = "slows down"  # 429 or 503 with retry-after
    IS_GONE = "is gone"  # 410
    IS_AWAY = "is away"  # killed: nobody listens


class MoodyStore:
    """The first call meets the mood it is `put_in`, of the others one in four perhaps another.

    `met` counts what calls met. `calls` is id and body of each call that was kept, in their order;
    `faults` what came that no till may send. Its clock is the till's, since the week is over in
    seconds.
    """

    def __init__(self, folder: Path, random: Random, secrets: Sequence[str]) -> None:
        self._database = str(folder / "store.db")
        self._random = random
        self._turn = threading.Lock()
        self._ending = threading.Event()
        self._server: http.server.ThreadingHTTPServer | None = None
        self._thread: threading.Thread | None = None
        # Bound and not listened at, so that the port stays this store's while it is away.
        self._place = socket.socket()
        self._place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._place.bind(("127.0.0.1", 0))
        self.port = int(self._place.getsockname()[1])
        self._mood = Mood.GOOD
        self._slow_calls_left = 0
        self._is_new = threading.Event()
        self.met: Counter[Mood] = Counter()
        self.faults: list[str] = []
        self.calls: list[tuple[str, str]] = []
        self.start(secrets)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/till/{{order_id}}?token={{token}}"

    def start(self, secrets: Sequence[str]) -> None:
        """Also after a kill: what it knows is what is in its database."""
        self._inbox = _example().Inbox(list(secrets), self._database, "signet")
        self._ending = threading.Event()
        self._server = _server_of(self)
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self.kill()
        self._place.close()

    def kill(self) -> None:
        if self._server is None or self._thread is None:
            return
        self._ending.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(PATIENCE_SECONDS)
        self._server = None

    def lose_its_disc(self, secrets: Sequence[str]) -> None:
        """It begins again with nothing."""
        self.kill()
        Path(self._database).unlink()
        self.calls.clear()
        self.start(secrets)

    def put_in(self, mood: Mood) -> None:
        with self._turn:
            self._mood = mood
            self._slow_calls_left = SLOW_CALLS
            self._is_new.set()

    @property
    def has_met(self) -> bool:
        """Whether a call has come since it was put into its mood."""
        return not self._is_new.is_set()

    def take(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        raw = handler.rfile.read(int(handler.headers["content-length"]))
        with self._turn:
            mood = self._next_mood()
            self.met[mood] += 1
            keeps = mood in {Mood.GOOD, Mood.LOSES_ANSWERS}
            status = self._keep(handler, raw) if keeps else HTTPStatus.OK
            shakes = self._random.random() < 0.5
        if status is not HTTPStatus.OK:
            _answer(handler, status)
            return
        match mood:
            case Mood.GOOD:
                _answer(handler, HTTPStatus.OK, b"*ok*")
            case Mood.REFUSES:
                _answer(handler, HTTPStatus.NOT_FOUND if shakes else HTTPStatus(500))
            case Mood.IS_SLOW:
                self._trickle(handler)
            case Mood.LIES:
                _answer(handler, HTTPStatus.OK, b"<html>Welcome back soon</html>")
            case Mood.LOSES_ANSWERS if shakes:
                _answer(handler, HTTPStatus.BAD_GATEWAY)
            case Mood.SLOWS_DOWN:
                status = HTTPStatus.TOO_MANY_REQUESTS if shakes else HTTPStatus(503)
                _answer(handler, status, retry_after="600")
            case Mood.IS_GONE:
                _answer(handler, HTTPStatus.GONE)
            case _:
                handler.close_connection = True

    def _next_mood(self) -> Mood:
        mood, is_first = self._mood, self._is_new.is_set()
        self._is_new.clear()
        if not is_first and mood is not Mood.GOOD and self._random.random() < 0.25:
            mood = self._random.choice((Mood.GOOD, Mood.GOOD, Mood.REFUSES, Mood.LOSES_ANSWERS))
        if mood is not Mood.IS_SLOW:
            return mood
        self._slow_calls_left -= 1
        return mood if self._slow_calls_left >= 0 else Mood.REFUSES

    def _keep(self, handler: http.server.BaseHTTPRequestHandler, raw: bytes) -> HTTPStatus:
        now = datetime.fromtimestamp(int(handler.headers["webhook-timestamp"]), UTC)
        status: HTTPStatus = self._inbox.take(handler.headers, raw, now)
        body = raw.decode()
        order = json.loads(body)["data"]
        if status is not HTTPStatus.OK:
            self.faults.append(f"{status} for {body}")
        elif handler.path != f"/till/{order['order_id']}?token={order['order_token']}":
            self.faults.append(f"{body} came to {handler.path}")
        else:
            self.calls.append((handler.headers["webhook-id"], body))
        return status

    def _trickle(self, handler: http.server.BaseHTTPRequestHandler) -> None:
        """A header that never ends, until the till has hung up or this server is killed."""
        handler.close_connection = True
        with contextlib.suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
            while not self._ending.wait(TRICKLE_SECONDS):
                handler.wfile.write(b"z")


def _answer(
    handler: http.server.BaseHTTPRequestHandler,
    status: HTTPStatus,
    body: bytes = b"",
    *,
    retry_after: str | None = None,
) -> None:
    # A till that was killed while it waited hears nothing.
    with contextlib.suppress(OSError):
        handler.send_response(status)
        if retry_after is not None:
            handler.send_header("retry-after", retry_after)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)


def _example() -> Any:
    spec = importlib.util.spec_from_file_location("example_receiver", FOLDER / "receiver.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class _QuietServer(http.server.ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A till that is killed in the middle of a call is part of the week."""


def _server_of(store: MoodyStore) -> _QuietServer:
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            store.take(self)

        def log_message(self, *_: object) -> None:
            pass

    return _QuietServer(("127.0.0.1", store.port), Handler)
