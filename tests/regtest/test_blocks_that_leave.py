"""A block that leaves the chain takes its confirmations along, told by nothing but the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.domain.settlement import FINAL_DEPTH
from tests.regtest import mempool
from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.support.meddler import Meddler
from tests.support.seen_window import until
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

BLOCK_NOTICE = "blockchain.headers.subscribe"
ADDRESS_NOTICE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"


@pytest.fixture(scope="module")
def server(regtest: RegtestStack) -> Iterator[Meddler]:
    """Says nothing of addresses unasked."""
    with Meddler(regtest.electrum_tcp) as server:
        yield server


@pytest.fixture(scope="module")
def open_shop(
    application: QGuiApplication,
    regtest: RegtestStack,
    server: Meddler,
    store: WebhookReceiver,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SellingShop]:
    parts = ShopParts(
        folder=tmp_path_factory.mktemp("shop"),
        stack=regtest,
        store_url=store.url,
        server=server.url,
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("POS_SECRET_WEBHOOK", SECRET)
        with SellingShop(parts) as shop:
            yield shop


def paid_sale(shop: SellingShop, regtest: RegtestStack, amount: str) -> str:
    """The payment as it was broadcast."""
    asked = shop.till.charge(amount)
    raw = str(regtest.rpc("getrawtransaction", regtest.pay(asked.address, asked.sat)))
    shop.till.until_word("Seen")
    regtest.mine()
    shop.till.until_word("Paid")
    shop.till.until_quiet()
    return raw


def test_the_screen_takes_the_confirmation_back_with_one_block_notice(
    shop: SellingShop, regtest: RegtestStack, server: Meddler
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    paid_sale(shop, regtest, "31.97")
    server.muted.add(ADDRESS_NOTICE)
    heard = len(server.pushed)
    try:
        regtest.reorganise(1, with_transactions=False)
        till.until_word("Seen")
    finally:
        server.muted.clear()
    assert server.pushed[heard:] == [BLOCK_NOTICE]
    (credit,) = till.sale().credits
    assert (credit.assurance, credit.height, credit.block_hash) == (Assurance.SEEN, None, None)
    regtest.mine()
    till.until_word("Paid")
    till.until_quiet()
    assert len(shop.printer.jobs) == printed + 1


def test_a_payment_is_looked_at_again_until_it_lies_a_hundred_deep(
    shop: SellingShop, regtest: RegtestStack, server: Meddler
) -> None:
    till = shop.till
    raw = paid_sale(shop, regtest, "12")
    regtest.mine(FINAL_DEPTH - 2)
    tip_is_known(shop, regtest)
    assert [credit.assurance for credit in till.sale().credits] == [Assurance.CONFIRMED]
    regtest.reorganise(FINAL_DEPTH - 1, with_transactions=False)
    till.until_word("Taken back")  # from so deep, a node does not take payments along
    mempool.broadcast(regtest, raw)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    regtest.mine(FINAL_DEPTH - 1)
    until(
        "it is final",
        lambda: [credit.assurance for credit in till.sale().credits] == [Assurance.FINAL],
        lambda: till.sale().credits,
    )
    asked = server.count(HISTORY)
    regtest.mine()
    tip_is_known(shop, regtest)
    assert server.count(HISTORY) == asked


def tip_is_known(shop: SellingShop, regtest: RegtestStack) -> None:
    height = regtest.rpc("getblockcount")
    facade = shop.till.program.assembly.till
    until("the tip is known", lambda: facade.status().tip_height == height, facade.status)
