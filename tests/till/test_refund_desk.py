"""The screen's door to refunds by link stands before the gateways do."""

from __future__ import annotations

import queue
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.credit import Assurance
from pos_app.services.refunds.link_refunds import LinkRefunds, RefundStep
from pos_app.till.refund_desk import RefundDesk
from pos_app.ui.refunds import RefundMoved
from tests.services.gateways.hosted_shop import PATIENCE_SECONDS, HostedShop
from tests.support.counter import TEN_EURO_SAT
from tests.support.memory_gateway import REFUND_LINK, money
from tests.support.staff import do_as_owner

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[HostedShop]:
    shop = HostedShop(tmp_path)
    yield shop
    shop.close()


def test_nothing_is_offered_until_the_gateways_are_there(shop: HostedShop) -> None:
    sale = shop.charge()
    shop.gateway.shows(money(sat=TEN_EURO_SAT + 700, assurance=Assurance.CONFIRMED))
    sale = shop.look(sale)
    heard: list[RefundMoved] = []
    desk = RefundDesk(heard.append, do_as_owner, lambda _: None)
    desk.ask(sale.id, 700)
    assert desk.link_of(sale.id) is None
    assert desk.step_of(sale) is RefundStep.ABSENT
    refunds = LinkRefunds(
        {shop.gateway.name: shop.gateway},
        shop.counter.ledger,
        shop.counter.store,
        shop.clock,
        on_moved=desk.moved,
        on_refused=lambda *_: None,
    )
    woken: queue.SimpleQueue[None] = queue.SimpleQueue()
    refunds.wake_with(lambda: woken.put(None))
    desk.open(refunds)
    assert desk.step_of(sale) is RefundStep.POSSIBLE
    desk.ask(sale.id, 700)
    assert desk.step_of(sale) is RefundStep.ASKING
    while not heard:
        woken.get(timeout=PATIENCE_SECONDS)
        refunds.step()
    assert heard == [RefundMoved(sale_id=sale.id)]
    assert desk.link_of(sale.id) == REFUND_LINK
