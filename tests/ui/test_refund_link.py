"""What a gateway holds too much of, it gives back by a link that is on the screen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from tests.ui.memory_gateway_payment import both_ways
from tests.ui.memory_refunds import LINK, MemoryRefunds
from tests.ui.test_payment_screen import due, read_code

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

OVER = 5_447


@pytest.fixture
def refunds(till: MemoryTill) -> MemoryRefunds:
    return MemoryRefunds(till)


@pytest.fixture
def counter(
    open_counter: Callable[..., Counter], till: MemoryTill, refunds: MemoryRefunds
) -> Counter:
    return open_counter(till, refunds=refunds)


def paid_too_much(counter: Counter, till: MemoryTill) -> UUID:
    counter.type("31.97")
    counter.tap("charge")
    sale_id = list(till.shown)[-1]
    till.pay(sale_id, due(till, sale_id) + OVER)
    till.mine(sale_id)
    return sale_id


def test_a_touch_asks_the_gateway_and_its_link_is_a_code_until_done(
    counter: Counter, till: MemoryTill, refunds: MemoryRefunds
) -> None:
    till.hosted = both_ways
    sale_id = paid_too_much(counter, till)
    counter.tap("action_refund_link")
    assert refunds.asked == [(sale_id, OVER)]
    # Until the answer is there, nothing else is decided about the money.
    for key in ("refund_link", "keep_as_tip", "refund_slip"):
        assert not counter.item(f"action_{key}").property("enabled")
    assert read_code(counter.grab()) == []
    refunds.answer()
    for size in (QSize(800, 480), QSize(1280, 800)):
        counter.resize(size)
        assert read_code(counter.grab()) == [LINK]
    assert LINK not in "".join(counter.texts())
    assert not counter.shows("dialogOther")
    counter.tap("dialogSafe")
    assert read_code(counter.grab()) == []
    assert not counter.shows("action_refund_slip")
    # The same one again, and no second refund.
    counter.tap("action_refund_link")
    assert read_code(counter.grab()) == [LINK]
    assert refunds.asked == [(sale_id, OVER)]


def test_another_customer_sees_no_link_that_comes_late(
    counter: Counter, till: MemoryTill, refunds: MemoryRefunds
) -> None:
    till.hosted = both_ways
    first = paid_too_much(counter, till)
    counter.tap("action_refund_link")
    counter.key(Qt.Key.Key_Escape)
    refunds.answer()
    assert not counter.shows("refundCode")
    counter.model.open_sale(first)
    counter.tap("action_refund_link")
    assert read_code(counter.grab()) == [LINK]


def test_what_the_shop_holds_itself_has_no_such_link(counter: Counter, till: MemoryTill) -> None:
    paid_too_much(counter, till)
    assert counter.shows("action_refund_slip")
    assert not counter.shows("action_refund_link")
