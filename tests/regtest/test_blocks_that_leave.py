"""A block that leaves the chain takes its confirmations along, told by nothing but the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.support.meddler import Meddler
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QGuiApplication

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest

BLOCK_NOTICE = "blockchain.headers.subscribe"
ADDRESS_NOTICE = "blockchain.scripthash.subscribe"


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


def test_the_screen_takes_the_confirmation_back_with_one_block_notice(
    shop: SellingShop, regtest: RegtestStack, server: Meddler
) -> None:
    till, printed = shop.till, len(shop.printer.jobs)
    asked = till.charge("31.97")
    regtest.pay(asked.address, asked.sat)
    till.until_word("Seen")
    regtest.mine()
    till.until_word("Paid")
    till.until_quiet()
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
