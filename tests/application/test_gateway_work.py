"""What the till builds for gateways, and what it says of several of them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from uuid import uuid4

import pytest

from pos_app.application.crew import Crew
from pos_app.application.gateway_work import AWAY, GatewayWork
from pos_app.config.reading import check_settings
from pos_app.demo.shop import ACCOUNT
from pos_app.domain.message import Message
from pos_app.domain.sale_state import COULD_NOT_PREPARE, START
from tests.services.gateways.hosted_shop import HostedShop
from tests.support.counter import TEN_EURO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.services.addresses.address_keeper import AddressKeeper
    from pos_app.services.gateways.hosted_orders import HostedOrders
    from pos_app.till.till import Till

SMALLEST = {
    "store": {"name": "Corner Books", "currency": "EUR"},
    "wallet": {"network": "signet", "account": ACCOUNT, "servers": ["tls://127.0.0.1:1"]},
}
SLOW = Message(code="gateway.slow")


class Board:
    def __init__(self) -> None:
        self.notices: dict[str, Message] = {}

    def add_notice(self, message: Message) -> None:
        self.notices[message.code] = message

    def drop_notice(self, code: str) -> None:
        self.notices.pop(code, None)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def work(shop: HostedShop, folder: Path, board: Board) -> GatewayWork:
    refunds = SimpleNamespace(moved=None)
    till = SimpleNamespace(board=board, refused=None, refunds=refunds)
    return GatewayWork(
        check_settings(SMALLEST, None), folder, shop.clock, Crew(), cast("Till", till)
    )


def built(gateways: GatewayWork, shop: HostedShop) -> HostedOrders | None:
    counter = shop.counter
    keeper = cast("AddressKeeper", counter.addresses)
    return gateways.build(counter.store, counter.ledger, counter.pricing, keeper, counter.policy)


def test_a_sale_that_was_being_prepared_ends_also_where_no_gateway_is_set_up_any_more(
    shop: HostedShop, tmp_path: Path
) -> None:
    assert built(work(shop, tmp_path, Board()), shop) is None
    sale = shop.checkout.charge(uuid4(), TEN_EURO, "")
    assert sale.state == START
    orders = built(work(shop, tmp_path, Board()), shop)
    assert orders is not None
    orders.step()
    assert shop.now(sale).state == COULD_NOT_PREPARE
    assert built(work(shop, tmp_path, Board()), shop) is None


def test_one_gateway_that_is_well_does_not_hide_another_that_is_away(
    shop: HostedShop, tmp_path: Path
) -> None:
    board = Board()
    gateways = work(shop, tmp_path, board)
    gateways._gateway_said("triplea", SLOW)
    gateways._gateway_said("btcpay", SLOW)
    gateways._gateway_said("btcpay", None)
    assert board.notices[AWAY].arguments == {"gateway": "triplea"}
    gateways._gateway_said("triplea", None)
    assert board.notices == {}
