"""Unconfirmed money that was taken as payment and then spent elsewhere, as the cashier sees it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.clock import SystemClock
from pos_app.demo.clock import DemoClock
from pos_app.domain.acceptance import LISTEN_SECONDS
from tests.regtest import mempool
from tests.regtest.selling_shop import SellingShop, ShopParts, told
from tests.support.lying_server import LyingServer
from tests.support.seen_window import until
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

ACCEPTANCE = {"acceptance": {"unconfirmed_up_to": "50", "unconfirmed_budget": "60"}}
LISTENED = timedelta(seconds=LISTEN_SECONDS + 1)


def test_the_alarm_is_raised_where_the_next_customer_already_stands(
    application: QGuiApplication,
    regtest: RegtestStack,
    store: WebhookReceiver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    clock = DemoClock(SystemClock())
    regtest.mine()
    with LyingServer(regtest.electrum_tcp) as server:
        server.meddler.falsify["blockchain.estimatefee"] = lambda *_: 0.00001
        parts = ShopParts(
            folder=tmp_path,
            stack=regtest,
            store_url=store.url,
            server=server.url,
            clock=clock,
            sections=ACCEPTANCE,
        )
        with SellingShop(parts) as shop:
            till = shop.till
            till.to_keypad()
            asked = till.charge("31.97")
            txid = regtest.pay(asked.address, asked.sat)
            till.until_word("Seen")
            clock.skip(LISTENED)
            till.program.assembly.till.look_again()
            till.until_word("Accepted")
            told(store, till, "sale.accepted")
            shop.until_printed(1)
            till.to_keypad()
            till.charge("8")
            mempool.replace(regtest, txid, {})
            till.until_banner("Payment taken back")
            till.touch("bannerAction")
            till.until_word("Taken back")
            told(store, till, "sale.reversed")
            regtest.mine()
            till.touch("action_acknowledge")
            until("the keypad stands", lambda: till.shows("saleScreen"))
            till.until_quiet()
            assert len(shop.printer.jobs) == 1
