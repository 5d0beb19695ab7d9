"""Whatever bytes a web server sends, a call ends in an answer or in the till's own words."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.adapters.http import HttpClient
from pos_app.adapters.webhook.sender import ANSWER_BYTES, HttpWebhookSender
from pos_app.ports import RefusedError, UnreachableError
from tests.fuzz.spoiling import peak_bytes, spoiled
from tests.support.raw_http_server import RawHttpServer
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 1_000
SECONDS = 60.0
LONG = b"x" * 30_000_000
# What a session and its parser of heads cost, whatever comes behind the head.
HEAD_BYTES = 3_000_000

HEADS = (
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
    b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/x\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 429 Slow\r\nRetry-After: 30\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 503 No\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT\r\nContent-Length: 0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nSet-Cookie: a=b\r\n\r\nabc",
)
KNOWN_ROUGH = (
    b"HTTP/1.1 302 Found\r\nLocation: http://[\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: http://\xff\xfe\r\n\r\n",
    b"HTTP/1.1 302 Found\r\nLocation: http://a:99999999/\r\nSet-Cookie: \xff=;;\r\n\r\n",
    b"HTTP/1.1 503 No\r\nRetry-After: " + b"9" * 5_000 + b"\r\n\r\n",
    b"HTTP/1.1 503 No\r\nRetry-After: Wed, 21 Oct " + b"9" * 30 + b" 07:28:00 GMT\r\n\r\n",
    b"HTTP/1.1 503 No\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 +" + b"9" * 30 + b"\r\n\r\n",
    b"HTTP/1.1 503 No\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 -0000\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabc",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\nabc",
    b"HTTP/1.1 100 Continue\r\n\r\n" * 200,
    b"",
)


class Secrets:
    def get(self, _: str) -> str:
        return SECRET

    def set(self, name: str, value: str) -> None:
        raise NotImplementedError


@pytest.fixture(scope="module")
def server() -> Iterator[RawHttpServer]:
    with RawHttpServer() as server:
        yield server


def fetch(server: RawHttpServer) -> int:
    """The bytes that were taken; 0 for a refusal in the till's own words."""
    with contextlib.closing(HttpClient(largest_bytes=LARGEST)) as client:
        try:
            return len(client.get(server.url, None, seconds=SECONDS).body)
        except (UnreachableError, RefusedError):
            return 0


def tell(server: RawHttpServer) -> int:
    sender = HttpWebhookSender(server.url, "webhook", Secrets(), total_seconds=SECONDS)
    try:
        return len(sender.post("msg_1", datetime.now(UTC), "{}").body)
    except (UnreachableError, RefusedError):
        return 0


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answer=spoiled(HEADS))
def test_spoiled_answers_end_a_call_in_order(server: RawHttpServer, answer: bytes) -> None:
    """A thread of the webhook that fails fails this test too: pytest warns of it."""
    server.answer = answer
    assert fetch(server) <= LARGEST
    assert tell(server) <= ANSWER_BYTES


@pytest.mark.parametrize("answer", KNOWN_ROUGH)
def test_rough_answers_end_a_call_in_order(server: RawHttpServer, answer: bytes) -> None:
    server.answer = answer
    assert fetch(server) <= LARGEST
    assert tell(server) <= ANSWER_BYTES


@given(value=st.text(st.characters(max_codepoint=255, exclude_characters="\r\n"), max_size=60))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_time_to_wait_is_seconds_or_nothing(server: RawHttpServer, value: str) -> None:
    head = f"HTTP/1.1 503 No\r\nRetry-After: {value}\r\nContent-Length: 0\r\n\r\n"
    server.answer = head.encode("latin-1")
    sender = HttpWebhookSender(server.url, "webhook", Secrets(), total_seconds=SECONDS)
    with contextlib.suppress(UnreachableError):
        waits = sender.post("msg_1", datetime.now(UTC), "{}").retry_after_seconds
        assert waits is None or waits >= 0


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 302 Found\r\nLocation: /y\r\n\r\n",
        b"HTTP/1.1 307 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 30000000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 30000000\r\n\r\n",
    ],
)
def test_no_answer_is_read_beyond_its_limit(server: RawHttpServer, head: bytes) -> None:
    server.answer = head + LONG
    fetch(server)
    tell(server)
    assert peak_bytes(lambda: fetch(server)) < HEAD_BYTES
    assert peak_bytes(lambda: tell(server)) < HEAD_BYTES
