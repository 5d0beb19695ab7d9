"""One socket of newline-framed JSON-RPC: calls go out together, a reader thread sorts answers."""

from __future__ import annotations

import contextlib
import json
import logging
import selectors
import ssl
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from pos_app.domain.message import TillError

_CHUNK_BYTES = 262_144
_JOIN_SECONDS = 2.0
_NOT_NOW = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`error` is the server's own text when it refused; `result` is any JSON otherwise."""

    result: Any
    error: str | None


class _Batch:
    def __init__(self, size: int) -> None:
        self.answers: list[Answer | None] = [None] * size
        self.left = size


class Connection:
    """Takes over a connected socket.

    `on_notice(method, params)` and `on_lost()` are called by the reader thread; a TillError that
    `on_notice` raises ends the connection.
    """

    def __init__(
        self,
        stream: socket.socket,
        *,
        server: str,
        line_bytes: int,
        on_notice: Callable[[str, list[Any]], None],
        on_lost: Callable[[], None],
    ) -> None:
        stream.setblocking(False)
        self._stream = stream
        self._server = server
        self._line_bytes = line_bytes
        self._on_notice = on_notice
        self._on_lost = on_lost
        # One socket operation at a time: TLS streams do not bear two threads.
        self._using_stream = threading.Lock()
        self._changed = threading.Condition()
        self._waiting: dict[int, tuple[_Batch, int]] = {}
        self._next_id = 0
        self._failure: TillError | None = None
        self._closing = False
        self._thread = threading.Thread(target=self._read, name="electrum-reader", daemon=True)

    def start(self) -> None:
        self._thread.start()

    @property
    def alive(self) -> bool:
        return self._failure is None

    def call(
        self, requests: Sequence[tuple[str, Sequence[Any]]], seconds: float
    ) -> tuple[Answer, ...]:
        """Send all, then wait for all answers; `chain.timeout` when one is not here in time."""
        deadline = time.monotonic() + seconds
        batch = _Batch(len(requests))
        with self._changed:
            first = self._next_id
            self._next_id += len(requests)
            for place in range(len(requests)):
                self._waiting[first + place] = (batch, place)
        try:
            self._send(_lines(requests, first), deadline)
            with self._changed:
                while batch.left and self._failure is None:
                    left = deadline - time.monotonic()
                    if left <= 0:
                        raise UnreachableError("chain.timeout", server=self._server)
                    self._changed.wait(left)
                if batch.left and self._failure is not None:
                    raise self._failure
        finally:
            with self._changed:
                for place in range(len(requests)):
                    self._waiting.pop(first + place, None)
        return tuple(answer for answer in batch.answers if answer is not None)

    def close(self) -> None:
        """From any thread; waiting calls end with `chain.connection_lost`."""
        self._closing = True
        self._fail(UnreachableError("chain.connection_lost", server=self._server))
        with self._using_stream, contextlib.suppress(OSError):
            self._stream.shutdown(2)
        if self._thread is not threading.current_thread():
            self._thread.join(_JOIN_SECONDS)

    def _send(self, data: bytes, deadline: float) -> None:
        left = memoryview(data)
        while left:
            if self._failure is not None:
                raise self._failure
            try:
                with self._using_stream:
                    sent = self._stream.send(left)
                left = left[sent:]
            except _NOT_NOW:
                if not _wait(self._stream, selectors.EVENT_WRITE, deadline - time.monotonic()):
                    # Half a line may have left: nothing sensible can follow it.
                    self._fail(UnreachableError("chain.timeout", server=self._server))
            except (OSError, ValueError) as error:  # ValueError: selecting a closed socket
                raise UnreachableError("chain.connection_lost", server=self._server) from error

    def _read(self) -> None:
        failure: TillError = UnreachableError("chain.connection_lost", server=self._server)
        try:
            self._read_lines()
        except OSError as error:
            log.info("%s: connection lost: %s", self._server, error)
        except (UnreachableError, RefusedError) as error:
            failure = error
        finally:
            self._fail(failure)
            with self._using_stream:
                self._stream.close()
            if not self._closing:
                self._on_lost()

    def _read_lines(self) -> None:
        buffer = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(self._stream, selectors.EVENT_READ)
            while not self._closing:
                try:
                    with self._using_stream:
                        data = self._stream.recv(_CHUNK_BYTES)
                except _NOT_NOW:
                    selector.select()
                    continue
                if not data:
                    return
                searched = len(buffer)
                buffer += data
                while (end := buffer.find(b"\n", searched)) >= 0:
                    self._check_length(end)
                    line = bytes(buffer[:end])
                    del buffer[: end + 1]
                    searched = 0
                    self._take(line)
                self._check_length(len(buffer))

    def _check_length(self, size: int) -> None:
        if size > self._line_bytes:
            log.warning("%s: sent a line of over %d bytes", self._server, self._line_bytes)
            raise RefusedError("chain.nonsense", server=self._server)

    def _take(self, line: bytes) -> None:
        if not line.strip():
            return
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            log.warning("%s: sent something that is not JSON", self._server)
            raise RefusedError("chain.nonsense", server=self._server) from None
        if not isinstance(message, dict):
            raise RefusedError("chain.nonsense", server=self._server)
        if "method" in message:
            method, params = message["method"], message.get("params")
            if isinstance(method, str) and isinstance(params, list):
                self._on_notice(method, params)
            return
        number = message.get("id")
        if type(number) is int:
            self._settle(number, _answer(message))

    def _settle(self, number: int, answer: Answer) -> None:
        with self._changed:
            known = self._waiting.pop(number, None)
            if known is None:
                return  # too late, or never asked
            batch, place = known
            batch.answers[place] = answer
            batch.left -= 1
            if not batch.left:
                self._changed.notify_all()

    def _fail(self, failure: TillError) -> None:
        with self._changed:
            if self._failure is None:
                self._failure = failure
            self._changed.notify_all()


def _lines(requests: Sequence[tuple[str, Sequence[Any]]], first: int) -> bytes:
    return b"".join(
        json.dumps(
            {"jsonrpc": "2.0", "id": number, "method": method, "params": list(params)},
            separators=(",", ":"),
        ).encode()
        + b"\n"
        for number, (method, params) in enumerate(requests, first)
    )


def _answer(message: dict[str, Any]) -> Answer:
    error = message.get("error")
    if error is None:
        return Answer(result=message.get("result"), error=None)
    text = error.get("message") if isinstance(error, dict) else error
    return Answer(result=None, error=str(text)[:500])


def _wait(stream: socket.socket, event: int, seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(stream, event)
        return bool(selector.select(max(0.0, seconds)))
