"""A server whose node has stopped still answers: how fresh its word is, the till judges itself."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.acceptance import Refusal
from pos_app.domain.sale_state import Life, Standing
from pos_app.ui.till import Health
from tests.regtest.chain_shop import ChainShop, address_of
from tests.regtest.stack import RegtestStack
from tests.support.lying_server import SUBSCRIBE, LyingServer
from tests.support.processes import end
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.regtest

LONG = timedelta(hours=3)


def test_an_old_block_is_told_sales_go_on_and_nothing_unconfirmed_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    acceptance = {"acceptance": {"unconfirmed_up_to": "50", "unconfirmed_budget": "60"}}
    with RegtestStack(tmp_path) as stack, LyingServer(stack.electrum_tcp) as server:
        server.meddler.falsify["blockchain.estimatefee"] = lambda *_: 0.00001
        with ChainShop(tmp_path / "data", stack, servers=[server.url], sections=acceptance) as shop:
            till = shop.counter.till
            shop.counter.until("all is well", lambda: till.status().chain.health is Health.WELL)
            shop.pass_time(LONG)
            sale = shop.charge(3_197)
            stack.pay(address_of(sale), sale.due_sat)
            shop.let_time_run(
                "only the old block speaks against it",
                lambda: shop.counter.shown(sale.id).waits_for == {Refusal.NOT_FOLLOWING},
            )
            end(stack._node)  # type: ignore[arg-type]
            other = shop.charge(1_000)
            shop.let_time_run(
                "the server still answers",
                lambda: server.meddler.count(SUBSCRIBE) == 2 and other.id in shop.on_shelf(),
            )
            told = till.status().chain
            assert told.health is Health.TROUBLE
            assert told.message is not None
            assert told.message.code == "chain.tip_old"
            assert shop.sale(sale).state == (Standing.SEEN, Life.OPEN)
            assert shop.sale(other).state == (Standing.WAITING, Life.OPEN)
            assert shop.printer.jobs == []
