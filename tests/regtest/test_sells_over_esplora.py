"""The composed till sells on what an Esplora server says, asked as seldom as in a shop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regtest.esplora_server import EsploraServer
from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest


@pytest.fixture
def server(regtest: RegtestStack) -> Iterator[EsploraServer]:
    with EsploraServer(regtest) as server:
        yield server


@pytest.fixture
def shop(
    application: QGuiApplication,
    regtest: RegtestStack,
    server: EsploraServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SellingShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    with WebhookReceiver() as store:
        parts = ShopParts(folder=tmp_path, stack=regtest, store_url=store.url, server=server.url)
        with SellingShop(parts) as shop:
            yield shop


def test_a_sale_is_seen_paid_and_reorganised(shop: SellingShop) -> None:
    shop.sell_and_reorganise()


def test_a_payment_of_a_moment_without_a_server_is_found_and_its_loss_too(
    shop: SellingShop, regtest: RegtestStack, server: EsploraServer
) -> None:
    till = shop.till
    till.to_keypad()
    asked = till.charge("12.50")
    till.until_word("Waiting")
    server.stop()
    txid = regtest.pay(asked.address, asked.sat, replaceable=True)
    server.start()
    till.until_word("Seen")
    regtest.redirect(txid)
    till.until_word("Taken back")
