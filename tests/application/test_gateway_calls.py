"""The composed till is called by a gateway: no forger is believed, and each word is kept once."""

from __future__ import annotations

import json
import sqlite3
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests

from pos_app.domain.sale_state import Standing
from tests.support.demo_street import DemoStreet
from tests.support.gateways.apirone import ApironeStandIn
from tests.support.headless_till import PATIENCE_SECONDS, HeadlessTill
from tests.support.processes import free_port

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.gateways.standin import Call


def made(call: Call, url: str, **changes: str) -> tuple[int, bytes]:
    query = {**call.query, **changes}
    answer = requests.request(call.method, url, params=query, timeout=PATIENCE_SECONDS)
    return answer.status_code, answer.content


def kept(folder: Path) -> list[dict[str, str]]:
    """What the journal has of calls."""
    (books,) = folder.rglob("*.sqlite3")
    with closing(sqlite3.connect(f"file:{books}?mode=ro", uri=True)) as file:
        rows = file.execute("SELECT body FROM journal WHERE name = 'gateway.notified'").fetchall()
    return [json.loads(body) for (body,) in rows]


def test_a_call_is_acknowledged_once_it_is_kept_and_changes_nothing(tmp_path: Path) -> None:
    port = free_port()
    with ExitStack() as stack:
        street = stack.enter_context(DemoStreet())
        standin = stack.enter_context(ApironeStandIn(prefix="tb"))
        settings = street.settings() | {
            "payments": {"backend": "apirone"},
            "apirone": {"base_url": standin.url},
            "web": {"bind": f"127.0.0.1:{port}"},
        }
        del settings["printer"], settings["webhook"]
        till = stack.enter_context(HeadlessTill(tmp_path, settings))
        sale = till.charge(3_197).sale
        assert sale.request is not None
        (held,) = standin.held.values()
        url = held.callback_url
        assert urlsplit(url).netloc == f"127.0.0.1:{port}"
        standin.pay(held.reference, sale.due_sat)
        call = standin.call(held.reference)
        forged = [
            made(call, url[:-4] + "AAAA"),
            made(call, url.replace("/apirone/", "/btcpay/")),
            made(call, url, input_address="bcrt1qanother"),
        ]
        assert [status for status, _ in forged] == [404, 404, 403]
        assert kept(tmp_path) == []
        for _ in range(3):
            assert made(call, url) == (200, b"*ok*")
        (said,) = kept(tmp_path)
        assert said["input_transaction_hash"] == call.query["input_transaction_hash"]
        later = standin.call(held.reference, confirmations=1)
        assert made(later, url) == made(call, url) == (200, b"*ok*")
        assert [body["confirmations"] for body in kept(tmp_path)] == ["0", "1"]
        # Nothing of it is on the chain: no money came.
        assert till.shown(sale.id).sale.state.standing is Standing.WAITING
        street.shop.chain.pay(sale.request.address, sale.due_sat)
        till.till.look_again()
        till.until(
            "the chain shows it",
            lambda: till.shown(sale.id).sale.state.standing is Standing.SEEN,
        )
