"""The demo's store believes only what is signed, by the demo's clock."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
import requests
from standardwebhooks import Webhook

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.demo.store import DemoStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos_app.demo.store import StoreCall

SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz"
BODY = json.dumps({"type": "sale.created", "data": {}})


class Shop:
    def __init__(self) -> None:
        self.clock = DemoClock(SystemClock())
        self.calls: list[StoreCall] = []
        self.store = DemoStore(SECRET, self.clock, self.calls.append)

    def post(self, body: str, at: datetime, *, signed_body: str | None = None) -> int:
        signature = Webhook(SECRET).sign("msg_1", at, signed_body or body)
        headers = {
            "webhook-id": "msg_1",
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": signature,
        }
        return requests.post(self.store.url, data=body, headers=headers, timeout=60).status_code


@pytest.fixture
def shop() -> Iterator[Shop]:
    shop = Shop()
    yield shop
    shop.store.stop()


def test_a_signed_call_is_heard(shop: Shop) -> None:
    assert shop.post(BODY, shop.clock.now()) == 204
    (call,) = shop.calls
    assert call.verified
    assert call.message["type"] == "sale.created"
    assert call.headers["webhook-id"] == "msg_1"


def test_a_changed_body_is_refused_and_shown(shop: Shop) -> None:
    changed = BODY.replace("created", "confirmed")
    assert shop.post(changed, shop.clock.now(), signed_body=BODY) == 401
    assert [call.verified for call in shop.calls] == [False]


def test_an_old_call_is_refused_and_a_skipped_clock_is_not(shop: Shop) -> None:
    assert shop.post(BODY, shop.clock.now() - timedelta(minutes=26)) == 401
    shop.clock.skip(timedelta(minutes=20))
    assert shop.post(BODY, shop.clock.now()) == 204


def test_a_call_without_headers_is_refused(shop: Shop) -> None:
    assert requests.post(shop.store.url, data=BODY, timeout=60).status_code == 401
