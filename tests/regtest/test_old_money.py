"""Money for a sale of weeks ago is found: in whole blocks of an own node, or by asking a server."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.chain import block_matcher, old_addresses
from tests.regtest.chain_shop import ChainShop, address_of
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

WEEKS = timedelta(days=40)
PAST_THE_PRICE = timedelta(minutes=16)


@pytest.fixture(params=["own node", "Electrum server"])
def shop(
    request: pytest.FixtureRequest,
    regtest: RegtestStack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    monkeypatch.setenv("POS_SECRET_BITCOIND", regtest.node_password)
    monkeypatch.setattr(block_matcher, "LOOK_SECONDS", 0.1)
    monkeypatch.setattr(old_addresses, "ROUND_SECONDS", 0.1)
    monkeypatch.setattr(old_addresses, "ADDRESSES_A_SECOND", 20.0)
    servers = [regtest.bitcoind_url] if request.param == "own node" else []
    with ChainShop(tmp_path, regtest, servers=servers) as shop:
        yield shop
        regtest.mine()


def a_sale_of_weeks_ago(shop: ChainShop) -> Sale:
    """Of a till that was closed since. By the shop's clock: blocks are of the day of the sale."""
    sale = shop.charge(3_197)
    shop.pass_time(PAST_THE_PRICE)
    shop.until_stands(sale, Standing.WAITING, Life.EXPIRED)
    shop.until_quiet(sale)
    shop.close()
    shop.clock.skip(WEEKS)
    return sale


def reaches(shop: ChainShop, sale: Sale, txids: set[str]) -> Sale:
    def credited() -> bool:
        now = shop.counter.till.sale(sale.id)
        return now is not None and {credit.txid for credit in now.sale.credits} == txids

    shop.counter.until("the money reaches its sale", credited)
    return shop.sale(sale)


def test_money_that_comes_while_the_program_runs(shop: ChainShop, regtest: RegtestStack) -> None:
    sale = a_sale_of_weeks_ago(shop)
    shop.open()
    shop.counter.until_ready()
    assert shop.counter.till.sale(sale.id) is None
    txid = regtest.pay(address_of(sale), sale.due_sat)
    regtest.mine()
    reaches(shop, sale, {txid})
    # Its block is of the time in which the price was held.
    shop.until_stands(sale, Standing.CONFIRMED, Life.SETTLED)
    assert shop.words(sale)[-1] == "sale.confirmed"


def test_money_that_came_while_the_program_was_off(shop: ChainShop, regtest: RegtestStack) -> None:
    sale = a_sale_of_weeks_ago(shop)
    txids = {regtest.pay(address_of(sale), sale.due_sat // 4) for _ in range(2)}
    regtest.mine(3)
    regtest.reorganise(2)
    regtest.mine()
    shop.open()
    found = reaches(shop, sale, txids)
    assert found.state == (Standing.PARTLY_PAID, Life.EXPIRED)
    assert "sale.payment_seen" in shop.words(sale)
    assert sale.id in shop.on_shelf()
