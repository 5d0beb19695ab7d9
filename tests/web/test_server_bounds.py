"""The server hangs up on whoever is slow, silent or too many, and says when it can't listen."""

from __future__ import annotations

import asyncio
import socket
from contextlib import ExitStack, suppress
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from starlette.requests import Request

from pos_app.web import requests as web_requests
from pos_app.web import server, source_archive
from tests.web.served import PATIENCE_SECONDS, Served

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.services.customer.page_words import PageWords

SHORT_SECONDS = 0.05


def connected(served: Served) -> socket.socket:
    address = ("127.0.0.1", served.server.port)
    return socket.create_connection(address, timeout=PATIENCE_SECONDS)


def is_hung_up(opened: socket.socket) -> bool:
    """Once the other side has; TimeoutError when it never does."""
    try:
        return opened.recv(1) == b""
    except ConnectionResetError:
        return True


def answer_of(opened: socket.socket) -> bytes:
    """All of it, until the other side hangs up."""
    said = b""
    with suppress(ConnectionResetError):
        while part := opened.recv(65_536):
            said += part
    return said


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHost: till"])
def test_who_asks_for_nothing_is_hung_up_on(
    words: tuple[PageWords, ...], monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    monkeypatch.setattr(server, "HEAD_SECONDS", SHORT_SECONDS)
    with Served(words) as served, connected(served) as opened:
        opened.sendall(said)
        assert is_hung_up(opened)


def test_who_asks_slowly_behind_an_answer_is_hung_up_on(
    words: tuple[PageWords, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "KEEP_ALIVE_SECONDS", 3600)
    ask = b"GET /favicon.ico HTTP/1.1\r\nHost: till\r\n\r\n"
    with Served(words) as served, connected(served) as opened:
        opened.sendall(ask)
        assert opened.recv(12) == b"HTTP/1.1 204"
        # Not earlier: the first request may take its time.
        monkeypatch.setattr(server, "HEAD_SECONDS", SHORT_SECONDS)
        opened.sendall(ask + b"GET /favicon.ico HT")
        assert b"HTTP/1.1 204" in answer_of(opened)


def test_a_body_that_never_ends_is_not_waited_for(
    words: tuple[PageWords, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_requests, "BODY_SECONDS", SHORT_SECONDS)
    with Served(words) as served, connected(served) as opened:
        path = served.callback().removeprefix(served.root)
        head = f"POST {path} HTTP/1.1\r\nHost: till\r\nContent-Length: 9\r\n\r\nhalf"
        opened.sendall(head.encode())
        assert answer_of(opened).startswith(b"HTTP/1.1 408")
        assert served.desk.taken == []


def test_a_body_said_to_be_huge_is_refused_before_it_comes(words: tuple[PageWords, ...]) -> None:
    with Served(words) as served, connected(served) as opened:
        path = served.callback().removeprefix(served.root)
        head = f"POST {path} HTTP/1.1\r\nHost: till\r\nContent-Length: 65537\r\n\r\n"
        opened.sendall(head.encode())
        assert answer_of(opened).startswith(b"HTTP/1.1 413")


def test_who_does_not_read_the_answer_is_hung_up_on(
    words: tuple[PageWords, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "WRITE_SECONDS", SHORT_SECONDS)

    def ask_on(opened: socket.socket, path: str) -> None:
        while True:
            opened.sendall(f"GET /{path} HTTP/1.1\r\nHost: till\r\n\r\n".encode())

    with Served(words) as served, connected(served) as opened:
        html = served.get(served.page).text
        script = html.split('script src="../')[1].split('"')[0]
        with pytest.raises(ConnectionError):
            ask_on(opened, script)


def test_a_head_too_long_is_refused(words: tuple[PageWords, ...]) -> None:
    with Served(words) as served, connected(served) as opened:
        opened.sendall(b"GET / HTTP/1.1\r\nHost: till\r\nX: " + b"x" * 20_000)
        assert answer_of(opened).startswith(b"HTTP/1.1 400")


def test_one_connection_too_many_is_turned_away(words: tuple[PageWords, ...]) -> None:
    with Served(words, connections=10) as served, ExitStack() as stack:
        open_ones = [stack.enter_context(connected(served)) for _ in range(9)]
        assert served.get(served.page).status_code == 503
        more = [stack.enter_context(connected(served)) for _ in range(20)]
        assert is_hung_up(more[-1])
        for each in (*open_ones, *more):
            each.close()
        while served.get(served.page).status_code == 503:
            pass


def test_a_port_that_is_taken_is_said_and_tried_again(words: tuple[PageWords, ...]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Served(words, port=port) as served:
            (problem,) = served.told
            assert problem is not None
            assert problem.code == "web.not_listening"
            assert problem.arguments["address"] == f"127.0.0.1:{port}"
            assert problem.arguments["reason"]
    served = Served(words, port=port)
    with served:
        assert served.told == [None]


def test_it_may_be_stopped_before_it_listens(words: tuple[PageWords, ...]) -> None:
    served = Served(words)
    served.server.stop()
    served.server.step()
    assert served.told == [None]


def test_who_does_not_read_keeps_no_large_answer_in_memory(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(Random(1).randbytes(5 * source_archive.PART_BYTES))
    sent: list[bytes] = []

    async def receive() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message.get("body", b""))

    async def ask() -> None:
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        request = Request(scope)
        answer = await source_archive.SourceArchive([tmp_path]).answer(request)
        assert int(answer.headers["content-length"]) > 5 * source_archive.PART_BYTES
        await answer(scope, receive, send)
        assert sum(map(len, sent)) == int(answer.headers["content-length"])

    asyncio.run(ask())
    assert max(map(len, sent)) == source_archive.PART_BYTES


def test_nobody_fills_the_log_with_nonsense(
    words: tuple[PageWords, ...], caplog: pytest.LogCaptureFixture
) -> None:
    with Served(words) as served, connected(served) as opened:
        opened.sendall(b"nonsense\r\n\r\n")
        assert answer_of(opened).startswith(b"HTTP/1.1 400")
    assert caplog.records == []
