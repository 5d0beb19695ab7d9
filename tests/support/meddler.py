"""Stands between an Electrum client and its server: counts, holds back, falsifies, hangs up."""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

LINE_BYTES = 64_000_000


class Meddler:
    """`url` is where the client connects to; with `tls` it speaks TLS there.

    Results of the methods in `falsify` go through their function (params, result); an exception
    of it becomes the server's refusal. Requests for `silent` methods never arrive; answers to
    `held` ones wait for `release`. `pushed` are the methods of the notifications that went through;
    those of a `muted` one don't, and those in `rewrite` say what its function makes of their params
    (None: nothing). `invented` are answers by the first parameter of the call, whatever the server
    says.
    """

    def __init__(self, upstream: str, *, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self._upstream = urlsplit(upstream)
        self._tls = tls
        self._port = port
        self.requests: list[str] = []
        self.pushed: list[str] = []
        self.muted: set[str] = set()
        self.rewrite: dict[str, Callable[[list[Any]], list[Any] | None]] = {}
        self.silent: set[str] = set()
        self.held: set[str] = set()
        self.falsify: dict[str, Callable[[list[Any], Any], Any]] = {}
        self.invented: dict[str, Any] = {}
        self._kept: list[tuple[asyncio.StreamWriter, bytes]] = []
        self._clients: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._stopping = asyncio.Event()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="meddler")

    @property
    def url(self) -> str:
        return f"{'tls' if self._tls else 'tcp'}://127.0.0.1:{self._port}"

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(60)
        return self

    def __exit__(self, *_unused: object) -> None:
        self._loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(60)
        self._loop.close()

    def count(self, method: str) -> int:
        return self.requests.count(method)

    def say(self, data: bytes) -> None:
        """Send these bytes to every client."""

        def send() -> None:
            for writer in self._clients:
                writer.write(data)

        self._loop.call_soon_threadsafe(send)

    def release(self) -> None:
        """Send what was held back, and hold nothing back any more."""

        def send() -> None:
            self.held.clear()
            for writer, line in self._kept:
                writer.write(line)
            self._kept.clear()

        self._loop.call_soon_threadsafe(send)

    def hang_up(self) -> None:
        def close() -> None:
            for writer in self._clients:
                writer.close()

        self._loop.call_soon_threadsafe(close)

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())

    async def _serve(self) -> None:
        server = await asyncio.start_server(
            self._client, "127.0.0.1", self._port, ssl=self._tls, limit=LINE_BYTES
        )
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stopping.wait()
        server.close()
        for writer in tuple(self._clients):
            writer.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        await asyncio.wait(tasks, timeout=5) if tasks else None

    async def _client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._clients.add(writer)
        asked: dict[Any, tuple[str, list[Any]]] = {}
        try:
            up_reader, up_writer = await asyncio.open_connection(
                self._upstream.hostname, self._upstream.port, limit=LINE_BYTES
            )
        except OSError:
            writer.close()
            return
        back = asyncio.ensure_future(self._back(up_reader, writer, asked))
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                request = json.loads(line)
                self.requests.append(request["method"])
                asked[request["id"]] = (request["method"], request["params"])
                if request["method"] not in self.silent:
                    up_writer.write(line)
        up_writer.close()
        writer.close()
        self._clients.discard(writer)
        await back

    async def _back(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        asked: dict[Any, tuple[str, list[Any]]],
    ) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                message = json.loads(line)
                if "method" in message:
                    notice = self._notice(message, line)
                    if notice is None:
                        continue
                    line = notice
                    self.pushed.append(message["method"])
                method, params = asked.get(message.get("id"), ("", []))
                if params and params[0] in self.invented:
                    message.pop("error", None)
                    message["result"] = self.invented[params[0]]
                    line = json.dumps(message).encode() + b"\n"
                elif method in self.falsify and "result" in message:
                    line = self._falsified(message, method, params)
                if method in self.held:
                    self._kept.append((writer, line))
                else:
                    writer.write(line)
        writer.close()

    def _notice(self, message: dict[str, Any], line: bytes) -> bytes | None:
        method = message["method"]
        if method in self.muted:
            return None
        if method not in self.rewrite:
            return line
        params = self.rewrite[method](message["params"])
        return (
            None if params is None else json.dumps({**message, "params": params}).encode() + b"\n"
        )

    def _falsified(self, message: dict[str, Any], method: str, params: list[Any]) -> bytes:
        try:
            message["result"] = self.falsify[method](params, message["result"])
        except RuntimeError as error:
            del message["result"]
            message["error"] = {"code": 1, "message": str(error)}
        return json.dumps(message).encode() + b"\n"
