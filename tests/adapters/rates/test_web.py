"""A source that is away, slow, too large or unwell is told in the till's words, and in time."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.rates import web_source
from pos_app.adapters.rates.registry import rate_sources
from pos_app.ports import RefusedError, UnreachableError
from tests.support.controlled_clock import ControlledClock
from tests.support.rate_servers import Answer, RateServer, as_json

if TYPE_CHECKING:
    from pos_app.domain.message import TillError
    from pos_app.domain.rate import Quote

PATH = "/api/v1/prices"
WELL = as_json({"USD": 105_000, "EUR": 91_000})


def fetch(url: str, times: int = 1) -> tuple[Quote, ...]:
    [source] = rate_sources(["mempool"], {"mempool": url}, ControlledClock())
    with closing(source):
        for _ in range(times - 1):
            source.fetch(["EUR"])
        return source.fetch(["EUR"])


def failed(kind: type[TillError], server: RateServer, answer: Answer) -> str:
    server.answers[PATH] = answer
    with pytest.raises(kind) as caught:
        fetch(server.url)
    assert type(caught.value) is kind
    return str(caught.value)


def test_a_base_address_may_have_a_path(server: RateServer) -> None:
    server.answers[f"/proxy/mempool{PATH}"] = WELL
    assert fetch(f"{server.url}/proxy/mempool/")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_with_a_failure_is_unreachable(status: int, server: RateServer) -> None:
    text = failed(UnreachableError, server, Answer(status=status))
    assert text == f"rates.unwell (source=mempool, status={status})"


@pytest.mark.parametrize("status", [204, 301, 302, 400, 401, 403, 418, 429, 451])
def test_a_server_that_refuses_is_refused(status: int, server: RateServer) -> None:
    answer = Answer(status=status, body=b"", headers=("Location: /elsewhere",))
    text = failed(RefusedError, server, answer)
    assert text == f"rates.refused (source=mempool, status={status})"
    assert server.asked == [PATH]


def test_a_page_that_is_not_there_is_no_answer(server: RateServer) -> None:
    assert failed(RefusedError, server, Answer(status=404)) == "rates.nonsense (source=mempool)"


def test_nobody_there_is_unreachable() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
        with pytest.raises(UnreachableError, match=r"http\.unreachable \(host=127\.0\.0\.1\)"):
            fetch(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize("answer", [Answer(silent=True), Answer(body=b"9" * 999, trickle=True)])
def test_slow_is_unreachable_in_time(
    answer: Answer, server: RateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_source, "SECONDS", 0.3)
    start = time.monotonic()
    text = failed(UnreachableError, server, answer)
    assert text.startswith("http.slow (host=127.0.0.1, seconds=0.")
    assert time.monotonic() - start < 2


def test_the_deadline_is_that_of_all_requests_of_a_fetch(
    server: RateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web_source, "SECONDS", 0.0)
    with pytest.raises(UnreachableError, match=r"rates\.slow \(source=mempool, seconds=0\)"):
        fetch(server.url)
    assert server.asked == []


def test_four_seconds_are_what_a_fetch_may_take() -> None:
    assert web_source.SECONDS == 4.0


def test_too_large_is_refused(server: RateServer) -> None:
    body = b" " * web_source.LARGEST_BYTES + WELL.body
    assert failed(RefusedError, server, Answer(body=body)) == "http.too_large (host=127.0.0.1)"


def test_a_server_that_speaks_something_else_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"https://127.0.0.1:{listening.getsockname()[1]}"
        [source] = rate_sources(["mempool"], {"mempool": url}, ControlledClock())
        listening.settimeout(5)
        with closing(source):
            import threading

            def answer() -> None:
                connection, _ = listening.accept()
                with connection:
                    connection.sendall(b"220 mail.example ESMTP\r\n")

            thread = threading.Thread(target=answer)
            thread.start()
            with pytest.raises(RefusedError, match=r"http\.certificate"):
                source.fetch(["EUR"])
            thread.join()


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(RefusedError, match=r"http\.nonsense"):
        fetch("http://")


def test_an_answer_that_ends_too_early_is_no_price(server: RateServer) -> None:
    short = Answer(body=WELL.body, headers=("Connection: close", "Content-Length: 999"))
    server.answers[PATH] = short
    with pytest.raises((UnreachableError, RefusedError)):
        fetch(server.url)


def test_requests_share_a_connection_and_keep_no_cookie(server: RateServer) -> None:
    server.answers[PATH] = Answer(body=WELL.body, headers=("Set-Cookie: id=7; Path=/",))
    fetch(server.url, times=3)
    assert server.connections == 1
    assert len(server.heads) == 3
    assert "cookie" not in "".join(server.heads).lower()


def test_a_request_says_who_asks_and_takes_nothing_compressed(
    server: RateServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server.answers[PATH] = WELL
    fetch(server.url)
    assert "User-Agent: pos-app/" in server.heads[0]
    assert "Accept-Encoding: identity" in server.heads[0]
    assert "Authorization" not in server.heads[0]


def test_a_closed_source_can_be_asked_again(server: RateServer) -> None:
    server.answers[PATH] = WELL
    [source] = rate_sources(["mempool"], {"mempool": server.url}, ControlledClock())
    source.close()
    assert source.fetch(["EUR"])
    source.close()
    source.close()
    assert source.fetch(["EUR"])
    source.close()
    assert server.connections == 2
