"""The customer's own page beside the ways to pay: its code is there while paying is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.services.gateways.order_tokens import page_address
from pos_app.ui.view_models.payment_ways import PaymentWays
from tests.ui.memory_shop import setup
from tests.ui.memory_till import MemoryTill
from tests.ui.test_payment_screen import due, read_code

if TYPE_CHECKING:
    from tests.ui.counter import Counter

BASE_URL = "https://shop.example/till"


@pytest.fixture
def till() -> MemoryTill:
    return MemoryTill(setup(page_base_url=BASE_URL))


def test_a_touch_shows_the_code_of_the_page_and_never_where_it_leads(
    counter: Counter, till: MemoryTill
) -> None:
    counter.type("31.97")
    counter.tap("charge")
    sale_id, shown = next(iter(till.shown.items()))
    ways = counter.model.payment.ways
    assert isinstance(ways, PaymentWays)
    assert ways.names == ["On-chain", "Web page"]
    (usual,) = read_code(counter.grab())
    assert usual.startswith("bitcoin:")
    counter.tap("segment_Web page")
    assert read_code(counter.grab()) == [page_address(BASE_URL, shown.sale.order_token)]
    assert counter.item("address").property("groups") == []
    till.pay(sale_id, due(till, sale_id))
    assert ways.names == []
    assert read_code(counter.grab()) == []
