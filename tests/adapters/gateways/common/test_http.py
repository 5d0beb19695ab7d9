"""A call to a gateway ends in time and in the till's words, whatever the server does."""

from __future__ import annotations

import contextlib
import socket
import threading
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from pos_app.adapters.gateways.common.http import MOST_CALLS, GatewayHttp
from pos_app.adapters.gateways.common.reply import Reply, plain_reason, raise_failure
from pos_app.domain.message import TillError
from pos_app.ports import RefusedError, UnreachableError
from tests.support.gateways.standin import Answer, Asked, Failure, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORT = 0.3
PATIENCE_SECONDS = 60.0


class Echo(StandIn):
    answer = Answer(body={"price": Decimal("0.10"), "big": 21})

    def reply(self, asked: Asked) -> Answer:
        return self.answer


@pytest.fixture
def echo() -> Iterator[Echo]:
    with Echo() as running:
        yield running


class TricklingHeaders:
    """Sends one header without end to everyone."""

    def __init__(self) -> None:
        self.came = threading.Semaphore(0)  # once for each connection
        self.ending = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}"
        self.threads = [threading.Thread(target=self.accept, daemon=True)]

    def accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.listener.accept()
                self.came.release()
                self.threads.append(threading.Thread(target=self.trickle, args=[connection]))
                self.threads[-1].start()

    def trickle(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.ending.wait(0.01):
                connection.sendall(b"z")


@pytest.fixture
def trickling() -> Iterator[TricklingHeaders]:
    server = TricklingHeaders()
    server.threads[0].start()
    yield server
    server.ending.set()
    server.listener.shutdown(socket.SHUT_RDWR)
    server.listener.close()
    for each in server.threads:
        each.join(PATIENCE_SECONDS)


@contextlib.contextmanager
def client(url: str, seconds: float = PATIENCE_SECONDS) -> Iterator[GatewayHttp]:
    made = GatewayHttp("Test gateway", url, total_seconds=seconds)
    with contextlib.closing(made):
        yield made


def test_an_answer_keeps_every_digit(echo: Echo) -> None:
    with client(echo.url) as http:
        reply = http.get("/a", {"z": "1", "a": "ü x"}, headers={"Authorization": "token k"})
        assert reply.json() == {"price": Decimal("0.10"), "big": 21}
    assert echo.asked[0].query == (("z", "1"), ("a", "ü x"))
    assert echo.asked[0].headers["authorization"] == "token k"


def test_a_body_goes_out_as_json_or_as_a_form(echo: Echo) -> None:
    with client(echo.url) as http:
        http.send("POST", "/a", json_body={"amount": "5.00"})
        http.send("PATCH", "/a", form={"grant": "a b"})
        http.send("POST", "/a")
    assert [each.body for each in echo.asked] == [b'{"amount": "5.00"}', b"grant=a+b", b""]
    assert [each.method for each in echo.asked] == ["POST", "PATCH", "POST"]


@pytest.mark.parametrize("failure", [Failure.SILENT, Failure.SLOW_BODY])
def test_a_server_that_takes_its_time_is_slow(echo: Echo, failure: Failure) -> None:
    echo.fail_next(failure)
    with client(echo.url, SHORT) as http, pytest.raises(UnreachableError) as caught:
        http.get("/a")
    assert caught.value.message.code == "gateway.slow"
    assert caught.value.message.arguments == {"gateway": "Test gateway", "seconds": "0.3"}


@pytest.mark.parametrize(
    "failure", [Failure.SILENT, Failure.SLOW_BODY, Failure.LOST, Failure.HUGE_BODY]
)
def test_a_create_whose_answer_is_lost_may_have_arrived(echo: Echo, failure: Failure) -> None:
    echo.fail_next(failure)
    with client(echo.url, SHORT) as http, pytest.raises(UnreachableError, match="maybe_created"):
        http.send("POST", "/a", creates=True)


def test_a_create_that_found_nobody_has_made_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    for url in (f"http://127.0.0.1:{port}", "http://nobody.invalid:1"):
        with client(url) as http, pytest.raises(UnreachableError, match="unreachable"):
            http.send("POST", "/a", creates=True)


@pytest.mark.parametrize(
    ("failure", "code"),
    [(Failure.LOST, "gateway.unreachable"), (Failure.HUGE_BODY, "gateway.nonsense")],
)
def test_a_lost_or_endless_answer_is_none(echo: Echo, failure: Failure, code: str) -> None:
    echo.fail_next(failure)
    with client(echo.url) as http, pytest.raises(TillError, match=code):
        http.get("/a")


def test_a_server_without_tls_has_no_certificate(echo: Echo) -> None:
    url = echo.url.replace("http:", "https:")
    with client(url) as http, pytest.raises(RefusedError, match="certificate"):
        http.get("/a")


def test_headers_that_trickle_have_the_same_deadline(trickling: TricklingHeaders) -> None:
    with client(trickling.url, 0.05) as http, pytest.raises(UnreachableError, match="slow"):
        http.get("/a")


def test_calls_that_are_stuck_do_not_pile_up(trickling: TricklingHeaders) -> None:
    heard: list[str] = []

    def wait() -> None:
        try:
            http.get("/a")
        except UnreachableError as error:
            heard.append(error.message.code)

    with client(trickling.url) as http:
        threads = [threading.Thread(target=wait) for _ in range(MOST_CALLS)]
        for each in threads:
            each.start()
        for _ in threads:
            assert trickling.came.acquire(timeout=PATIENCE_SECONDS)
        with pytest.raises(UnreachableError, match="slow"):
            http.get("/a")
    for each in threads:
        each.join(PATIENCE_SECONDS)
    assert heard == ["gateway.unreachable"] * MOST_CALLS
    assert not trickling.came.acquire(blocking=False)


def test_closing_frees_who_waits_at_once(echo: Echo) -> None:
    echo.fail_next(Failure.SILENT)
    heard: list[str] = []
    http = GatewayHttp("Test gateway", echo.url, total_seconds=PATIENCE_SECONDS)

    def wait() -> None:
        try:
            http.get("/a")
        except UnreachableError as error:
            heard.append(error.message.code)

    waiting = threading.Thread(target=wait)
    waiting.start()
    echo.wait_for_calls(1)
    http.close()
    waiting.join(PATIENCE_SECONDS)
    assert heard == ["gateway.unreachable"]
    with pytest.raises(UnreachableError, match="unreachable"):
        http.get("/a")


def test_connections_are_kept_for_questions_and_never_for_creates(echo: Echo) -> None:
    with client(echo.url) as http:
        for _ in range(3):
            http.send("POST", "/a", creates=True)
            http.get("/a")
        assert len(http._idle) == 1


def test_several_threads_may_ask_at_once(echo: Echo) -> None:
    heard: list[Any] = []
    with client(echo.url) as http:
        threads = [
            threading.Thread(target=lambda: heard.append(http.get("/a").json()["big"]))
            for _ in range(MOST_CALLS)
        ]
        for each in threads:
            each.start()
        for each in threads:
            each.join(PATIENCE_SECONDS)
    assert heard == [21] * MOST_CALLS


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"\xff",
        b"[NaN]",
        b"[1e99]",
        b"[1e99999999999999999999]",
        b"[" * 100_000,
        b"1" * 5000,
    ],
)
def test_what_is_no_plain_json_is_nonsense(body: bytes) -> None:
    with pytest.raises(RefusedError, match="nonsense"):
        Reply(gateway="G", status=200, body=body).json()


@pytest.mark.parametrize(
    ("status", "creates", "code"),
    [
        (500, False, "gateway.unreachable"),
        (500, True, "gateway.maybe_created"),
        (429, True, "gateway.unreachable"),
        (401, False, "gateway.no_access"),
        (403, False, "gateway.no_access"),
        (302, False, "gateway.refused"),
        (404, False, "gateway.refused"),
    ],
)
def test_a_failure_is_put_in_the_tills_words(status: int, creates: object, code: str) -> None:
    with pytest.raises(TillError, match=code):
        raise_failure(Reply(gateway="G", status=status, body=b""), creates=bool(creates))


def test_a_gateways_words_are_one_short_plain_line() -> None:
    assert plain_reason("no\r\n\x1b[31m\u202eway  " + "x" * 300) == "no [31m way " + "x" * 188
    assert plain_reason(None) == ""
    with pytest.raises(RefusedError) as caught:
        raise_failure(Reply(gateway="G", status=404, body=b""))
    assert caught.value.message.arguments["reason"] == "HTTP 404"
