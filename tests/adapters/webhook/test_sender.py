"""Calls over real sockets, and a server that verifies them with the standard's own library."""

from __future__ import annotations

import logging
import socket
import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.webhook.sender import ANSWER_BYTES, HttpWebhookSender
from pos_app.ports import RefusedError, UnreachableError, WebhookAnswer
from tests.support.certificates import issue
from tests.support.processes import free_port
from tests.support.raw_http_server import RawHttpServer
from tests.support.webhook_receiver import SECRET, Reply, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODY = '{"type":"sale.created","note":"Grüße 🎂"}'


class Secrets:
    def __init__(self, value: str | None = SECRET) -> None:
        self.value = value

    def get(self, name: str) -> str | None:
        return self.value if name == "webhook" else None

    def set(self, _: str, value: str) -> None:
        self.value = value


@pytest.fixture
def receiver() -> Iterator[WebhookReceiver]:
    with WebhookReceiver() as receiver:
        yield receiver


def post(url: str, secrets: Secrets | None = None, *, total_seconds: float = 5.0) -> WebhookAnswer:
    sender = HttpWebhookSender(url, "webhook", secrets or Secrets(), total_seconds=total_seconds)
    return sender.post("msg_1", datetime.now(UTC), BODY)


def unreachable(url: str, *, total_seconds: float = 5.0) -> str:
    with pytest.raises(UnreachableError) as refused:
        post(url, total_seconds=total_seconds)
    assert refused.value.message.arguments == {"host": "127.0.0.1"}
    return refused.value.message.code


def test_a_message_arrives_signed(receiver: WebhookReceiver) -> None:
    assert post(receiver.url) == WebhookAnswer(status=204, body="", retry_after_seconds=None)
    (call,) = receiver.calls
    assert call.verified
    assert call.body == BODY
    assert call.path == "/hooks/till"
    assert call.headers["webhook-id"] == "msg_1"
    assert call.headers["content-type"] == "application/json"
    assert call.headers["webhook-signature"].startswith("v1,")
    assert abs(int(call.headers["webhook-timestamp"]) - datetime.now(UTC).timestamp()) < 60


def test_one_session_makes_many_calls_and_a_refusal_makes_it_look_for_a_new_secret(
    receiver: WebhookReceiver,
) -> None:
    secrets = Secrets("whsec_" + "b3RoZXI=")
    sender = HttpWebhookSender(receiver.url, "webhook", secrets)
    at = datetime.now(UTC)
    assert sender.post("msg_1", at, BODY).status == 401
    secrets.value = SECRET
    assert sender.post("msg_1", at, BODY).status == 204
    assert sender.post("msg_1", at, BODY).status == 204


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        (None, "webhook.no_secret"),
        ("", "webhook.no_secret"),
        ("c2VjcmV0", "webhook.bad_secret"),
        ("whsec_", "webhook.bad_secret"),
        ("whsec_a", "webhook.bad_secret"),
    ],
)
def test_without_a_good_secret_nothing_is_sent(
    receiver: WebhookReceiver, secret: str | None, code: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        post(receiver.url, Secrets(secret))
    assert refused.value.message.code == code
    assert refused.value.message.arguments == {"name": "webhook"}
    assert refused.value.__cause__ is None
    assert receiver.calls == []


def test_the_secret_is_in_no_log_and_no_text(
    receiver: WebhookReceiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    sender = HttpWebhookSender(receiver.url, "webhook", Secrets())
    sender.post("msg_1", datetime.now(UTC), BODY)
    assert "c2VjcmV0" not in caplog.text + repr(sender) + str(vars(sender))


@pytest.mark.parametrize("status", [200, 302, 400, 404, 410, 500])
def test_every_answer_is_handed_on(receiver: WebhookReceiver, status: int) -> None:
    receiver.reply = Reply(
        status=status, body=b"said \xff", headers={"location": receiver.url + "/elsewhere"}
    )
    answer = post(receiver.url)
    assert (answer.status, answer.body) == (status, "said �")
    assert len(receiver.calls) == 1  # no redirect was followed


def test_an_answer_in_pieces_is_read_to_its_end() -> None:
    pieces = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n*o\r\n2\r\nk*\r\n0\r\n\r\n"
    with RawHttpServer() as server:
        server.answer = pieces
        assert post(f"{server.url}/hook").body == "*ok*"


def test_a_call_that_runs_is_ended_with_the_till_and_none_begins_after_it(
    receiver: WebhookReceiver,
) -> None:
    receiver.reply = Reply(hang=True)
    sender = HttpWebhookSender(receiver.url, "webhook", Secrets(), total_seconds=60.0)
    ended: list[str] = []

    def call() -> None:
        with pytest.raises(UnreachableError) as refused:
            sender.post("msg_1", datetime.now(UTC), BODY)
        ended.append(refused.value.message.code)

    thread = threading.Thread(target=call)
    thread.start()
    receiver.wait_for(1)
    sender.stop()
    thread.join(60)
    call()
    assert ended == ["webhook.unreachable"] * 2
    assert len(receiver.calls) == 1


def test_a_long_answer_is_cut(receiver: WebhookReceiver) -> None:
    receiver.reply = Reply(status=500, body=b"x" * 1_000_000)
    assert post(receiver.url).body == "x" * ANSWER_BYTES


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), ("", None), ("soon", None), ("-5", None), ("Thu, 01 Jan 1970 00:00:00 GMT", 0)],
)
def test_when_to_come_back(receiver: WebhookReceiver, header: str, seconds: int | None) -> None:
    receiver.reply = Reply(status=429, headers={"retry-after": header})
    assert post(receiver.url).retry_after_seconds == seconds


def test_when_to_come_back_as_a_date(receiver: WebhookReceiver) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=300), usegmt=True)
    receiver.reply = Reply(status=503, headers={"retry-after": date})
    seconds = post(receiver.url).retry_after_seconds
    assert seconds is not None
    assert 290 <= seconds <= 300


def test_nobody_answers() -> None:
    assert unreachable(f"http://127.0.0.1:{free_port()}/") == "webhook.unreachable"


def test_someone_answers_who_speaks_no_http() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        sender = HttpWebhookSender(
            f"http://127.0.0.1:{server.getsockname()[1]}/", "webhook", Secrets(), total_seconds=0.3
        )
        with pytest.raises(UnreachableError) as refused:
            sender.post("msg_1", datetime.now(UTC), BODY)
    assert refused.value.message.code == "webhook.timeout"


@pytest.mark.parametrize("reply", [Reply(hang=True), Reply(trickle=True)])
def test_a_server_that_never_ends_its_answer_costs_its_time_and_no_more(
    receiver: WebhookReceiver, reply: Reply
) -> None:
    receiver.replies = [reply]
    sender = HttpWebhookSender(receiver.url, "webhook", Secrets(), total_seconds=0.3)
    began = time.monotonic()
    with pytest.raises(UnreachableError) as refused:
        sender.post("msg_1", datetime.now(UTC), BODY)
    assert 0.3 <= time.monotonic() - began < 5.0
    assert refused.value.message.code == "webhook.timeout"
    assert sender.post("msg_2", datetime.now(UTC), BODY).status == 204


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    with WebhookReceiver(tls=issue().server_context(tmp_path)) as receiver:
        assert unreachable(receiver.url) == "webhook.certificate"
    assert receiver.calls == []


def test_a_certificate_that_the_system_trusts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = issue(is_authority=True)
    trusted = tmp_path / "trusted.pem"
    trusted.write_text(authority.pem)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    tls = issue(authority=authority, address="127.0.0.1").server_context(tmp_path)
    with WebhookReceiver(tls=tls) as receiver:
        assert post(receiver.url).status == 204


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/hooks",
        "http://192.168.1.5/hooks",
        "http://127.0.0.1.example.org/",
        "ftp://shop.example/",
        "shop.example/hooks",
    ],
)
def test_what_others_could_read_on_the_way_is_refused(url: str) -> None:
    with pytest.raises(RefusedError) as refused:
        HttpWebhookSender(url, "webhook", Secrets())
    assert refused.value.message.code == "webhook.needs_https"


@pytest.mark.parametrize("url", ["http://localhost:1/", "http://[::1]:1/", "https://shop.example/"])
def test_loopback_and_https_are_fine(url: str) -> None:
    sender = HttpWebhookSender(url, "webhook", Secrets(None))
    with pytest.raises(RefusedError) as refused:
        sender.post("msg_1", datetime.now(UTC), BODY)
    assert refused.value.message.code == "webhook.no_secret"


def test_a_proxy_is_not_asked_for_the_loopback(
    receiver: WebhookReceiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    assert post(receiver.url).status == 204


def test_a_netrc_of_the_user_adds_no_password(
    receiver: WebhookReceiver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password mine\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    assert post(receiver.url).status == 204
    assert "authorization" not in receiver.calls[0].headers
