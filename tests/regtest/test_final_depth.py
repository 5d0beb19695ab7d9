"""A payment is looked at again and again until it lies so deep that nothing can undo it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life, Standing
from pos_app.domain.settlement import FINAL_DEPTH
from tests.regtest import mempool
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.meddler import Meddler
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

HISTORY = "blockchain.scripthash.get_history"


def test_a_payment_is_looked_at_again_until_it_lies_a_hundred_deep(
    regtest: RegtestStack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    with (
        Meddler(regtest.electrum_tcp) as server,
        ChainShop(tmp_path, regtest, servers=[server.url]) as shop,
    ):
        sale = shop.charge(1_200)
        raw = regtest.rpc("getrawtransaction", regtest.pay(address_of(sale), sale.due_sat))
        regtest.mine(FINAL_DEPTH - 1)
        shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
        tip_is_known(shop, regtest)
        assert assurance(shop, sale) is Assurance.CONFIRMED
        regtest.reorganise(FINAL_DEPTH - 1, with_transactions=False)
        # From so deep, a node does not take payments along.
        shop.until_stands(sale, Standing.REVERSED, Life.SETTLED)
        mempool.broadcast(regtest, raw)
        shop.until_stands(sale, Standing.SEEN, Life.SETTLED)
        regtest.mine(FINAL_DEPTH - 1)
        tip_is_known(shop, regtest)
        assert assurance(shop, sale) is Assurance.CONFIRMED
        regtest.mine()
        shop.until(sale, "it is final", lambda _: assurance(shop, sale) is Assurance.FINAL)
        asked = server.count(HISTORY)
        regtest.mine()
        tip_is_known(shop, regtest)
        assert server.count(HISTORY) == asked


def assurance(shop: ChainShop, sale: Sale) -> Assurance:
    (credit,) = shop.sale(sale).credits
    return credit.assurance


def tip_is_known(shop: ChainShop, regtest: RegtestStack) -> None:
    height = regtest.rpc("getblockcount")
    shop.counter.until("the tip is known", lambda: shop.counter.till.status().tip_height == height)
