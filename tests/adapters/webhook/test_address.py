"""The sale's token stands in the address of the call, and nowhere that a person reads."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.secrets.store import SecretLookup
from pos_app.adapters.webhook.address import HookAddress
from pos_app.adapters.webhook.sender import HttpWebhookSender
from pos_app.config.logging import start_logging, stop_logging
from pos_app.ports import UnreachableError
from tests.support.processes import free_port
from tests.support.raw_http_server import RawHttpServer
from tests.support.webhook_receiver import SECRET, Reply, WebhookReceiver

if TYPE_CHECKING:
    from pathlib import Path

TOKEN = "dGhlIHRva2VuIG9mIGEgc2FsZQ_-"
ORDER = "6f1c1a34-0000-4000-8000-00000000000a"
BODY = json.dumps({"type": "sale.created", "data": {"order_id": ORDER, "order_token": TOKEN}})
TEMPLATE = "/hooks/{order_id}/till?key=a%20b&token={token}"


def sender(url: str, folder: Path) -> HttpWebhookSender:
    secrets = SecretLookup(folder, environment={"POS_SECRET_WEBHOOK": SECRET})
    return HttpWebhookSender(url, "webhook", secrets, total_seconds=20.0)


def test_each_message_is_sent_to_the_address_of_its_sale(tmp_path: Path) -> None:
    with WebhookReceiver() as receiver:
        url = receiver.url.removesuffix("/hooks/till") + TEMPLATE
        sender(url, tmp_path).post("msg_1", datetime.now(UTC), BODY)
        (call,) = receiver.calls
    assert call.path == f"/hooks/{ORDER}/till?key=a%20b&token={TOKEN}"
    assert call.verified


@pytest.mark.parametrize(
    ("token", "filled"), [("a/b?c d&ä", "a%2Fb%3Fc%20d%26%C3%A4"), ("{order_id}", "%7Border_id%7D")]
)
def test_what_is_filled_in_is_no_part_of_the_address(token: str, filled: str) -> None:
    body = json.dumps({"data": {"order_token": token, "order_id": "7"}})
    target = HookAddress("https://shop.example/{token}/{order_id}").target(body)
    assert target.url == f"https://shop.example/{filled}/7"


@pytest.mark.parametrize(
    "body", ["", "[]", '{"data": null}', '{"data": {"order_token": 5}}', '{"type": "till.test"}']
)
def test_a_message_about_no_sale_leaves_them_empty(body: str) -> None:
    target = HookAddress("https://shop.example/{order_id}?t={token}").target(body)
    assert target.url == "https://shop.example/?t="
    assert target.without_token("said") == "said"


def test_a_server_that_repeats_the_token_does_not_get_it_on_the_screen(tmp_path: Path) -> None:
    with WebhookReceiver() as receiver:
        receiver.reply = Reply(status=404, body=f"no such page /hooks/{TOKEN}".encode())
        answer = sender(receiver.url, tmp_path).post("msg_1", datetime.now(UTC), BODY)
    assert answer.body == "no such page /hooks/***"


def test_the_token_is_in_no_log_and_no_error(tmp_path: Path) -> None:
    file = start_logging(tmp_path, level=logging.DEBUG)
    try:
        away = sender(f"http://127.0.0.1:{free_port()}/{{token}}", tmp_path)
        with pytest.raises(UnreachableError) as refused:
            away.post("msg_1", datetime.now(UTC), BODY)
        with RawHttpServer() as server:
            server.answer = b"HTTP/1.1 200 OK\r\nbroken head\r\nContent-Length: 0\r\n\r\n"
            strange = sender(f"{server.url}/{{token}}", tmp_path)
            strange.post("msg_1", datetime.now(UTC), BODY)
        told = HookAddress("https://shop.example/{token}").target(BODY)
        logging.getLogger("till").warning("called %r", told)
    finally:
        stop_logging()
    assert TOKEN not in file.read_text() + repr(vars(strange)) + str(refused.value)
    assert "called" in file.read_text()
