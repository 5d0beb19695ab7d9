"""The composed till sells on what the shop's own node says, and asks nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.regtest.node_meddler import NodeMeddler
from tests.regtest.selling_shop import SellingShop, ShopParts
from tests.support.webhook_receiver import SECRET, WebhookReceiver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QGuiApplication

    from tests.regtest.stack import RegtestStack

pytestmark = pytest.mark.regtest


@pytest.fixture
def node(regtest: RegtestStack) -> Iterator[NodeMeddler]:
    with NodeMeddler(regtest) as node:
        yield node


@pytest.fixture
def shop(
    application: QGuiApplication,
    regtest: RegtestStack,
    node: NodeMeddler,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SellingShop]:
    monkeypatch.setenv("POS_SECRET_WEBHOOK", SECRET)
    monkeypatch.setenv("POS_SECRET_BITCOIND", regtest.node_password)
    with WebhookReceiver() as store:
        parts = ShopParts(folder=tmp_path, stack=regtest, store_url=store.url, server=node.url)
        with SellingShop(parts) as shop:
            yield shop


def test_a_sale_is_seen_paid_and_reorganised(shop: SellingShop) -> None:
    shop.sell_and_reorganise()


def test_a_payment_while_the_node_is_away_is_found_and_its_loss_too(
    shop: SellingShop, regtest: RegtestStack, node: NodeMeddler
) -> None:
    till = shop.till
    till.to_keypad()
    asked = till.charge("12.50")
    till.until_word("Waiting")
    node.stop()
    txid = regtest.pay(asked.address, asked.sat, replaceable=True)
    till.until_banner("No network")
    node.start()
    till.until_word("Seen")
    regtest.redirect(txid)
    till.until_word("Taken back")


def test_the_password_is_in_no_file(
    shop: SellingShop, regtest: RegtestStack, tmp_path: Path
) -> None:
    shop.till.to_keypad()
    shop.till.charge("5")
    shop.till.until_word("Waiting")
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if regtest.node_password.encode() in file.read_bytes()]
