"""Money that comes months after a sale was given up: it is credited, shown and told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.services.chain import block_matcher, old_addresses
from tests.regtest.chain_shop import ChainShop, address_of
from tests.regtest.stack import RegtestStack
from tests.support.webhook_receiver import SECRET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

pytestmark = pytest.mark.regtest

MONTHS = timedelta(days=100)


@pytest.fixture(scope="module")
def regtest(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RegtestStack]:
    """Of its own: no chain comes back from a future of months."""
    with RegtestStack(tmp_path_factory.mktemp("regtest")) as stack:
        yield stack


@pytest.fixture(params=["a public server", "an own node"])
def shop(
    request: pytest.FixtureRequest,
    regtest: RegtestStack,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[ChainShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    monkeypatch.setenv("POS_SECRET_BITCOIND", regtest.node_password)
    monkeypatch.setattr(old_addresses, "ROUND_SECONDS", 0.02)
    monkeypatch.setattr(old_addresses, "ADDRESSES_A_SECOND", 50.0)
    monkeypatch.setattr(block_matcher, "LOOK_SECONDS", 0.02)
    public = request.param == "a public server"
    servers = [regtest.electrum_tcp if public else regtest.bitcoind_url]
    with ChainShop(tmp_path, regtest, servers=servers) as shop:
        yield shop


def mine_by_the_clock_of(shop: ChainShop, regtest: RegtestStack) -> None:
    regtest.rpc("setmocktime", int(shop.clock.now().timestamp()))
    regtest.mine()


def credited(shop: ChainShop, sale: Sale, count: int) -> bool:
    shown = shop.counter.till.sale(sale.id)
    return shown is not None and len(shown.sale.credits) == count


def test_twice_to_the_address_of_a_sale_that_was_cancelled(
    shop: ChainShop, regtest: RegtestStack
) -> None:
    sale = shop.charge(3_197)
    shop.counter.till.cancel(sale.id)
    shop.until_stands(sale, Standing.WAITING, Life.CANCELLED)
    shop.until_quiet(sale)
    shop.close()
    shop.pass_time(MONTHS)
    mine_by_the_clock_of(shop, regtest)
    first = regtest.pay(address_of(sale), sale.due_sat)
    mine_by_the_clock_of(shop, regtest)
    shop.open()
    shop.counter.until("it reaches its sale", lambda: credited(shop, sale, 1))
    found = shop.until_stands(sale, Standing.CONFIRMED, Life.CANCELLED)
    assert found.flags & {Flag.LATE, Flag.UNPROVEN}
    assert sale.id in shop.on_shelf()
    second = regtest.pay(address_of(sale), sale.due_sat)
    shop.counter.until("the second one too", lambda: credited(shop, sale, 2))
    mine_by_the_clock_of(shop, regtest)
    both = shop.until_stands(sale, Standing.CONFIRMED, Life.CANCELLED)
    assert Flag.OVER in both.flags
    assert both.received_sat == 2 * sale.due_sat
    seen = [each for each in shop.heard(sale) if each["type"] == "sale.payment_seen"]
    assert [each["data"]["txids"] for each in seen] == [[first], [first, second]]
    assert shop.printer.jobs == []
