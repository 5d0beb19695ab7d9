"""The demo's customer beside the till."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.ui.demo import BlockMined, CustomerRefused
from tests.ui.counter import scene_rect
from tests.ui.page_scenes import a_paid_sale, demo_busy
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

EUR = currency("EUR")


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter, with_demo=True)


def test_without_a_sale_there_is_nothing_to_pay(counter: PagesCounter) -> None:
    assert counter.text("demoTarget") == "Nothing to pay yet"
    for key in ("exact", "little", "much", "late", "double_spend"):
        assert not counter.item(f"demo_{key}").isEnabled()
    counter.tap("demo_mine")
    assert counter.shop.asked == [("mine", None)]
    counter.pages.hear(BlockMined(height=314))
    assert counter.text("demoSentence") == "Block 314 was mined."


@pytest.mark.parametrize("key", ["exact", "little", "much", "late"])
def test_the_customer_pays_what_is_on_the_screen(counter: PagesCounter, key: str) -> None:
    shown = counter.till.charge(Money(1250, EUR), "")
    counter.till.charge(Money(980, EUR), "")
    counter.model.open_sale(shown)
    assert counter.text("demoTarget") == "Sale 1043 · €12.50"
    counter.tap(f"demo_{key}")
    assert counter.shop.asked == [(key, shown)]


def test_elsewhere_the_newest_sale_is_paid(counter: PagesCounter) -> None:
    counter.till.charge(Money(1250, EUR), "")
    newest = counter.till.charge(Money(980, EUR), "")
    counter.tap("demo_exact")
    assert counter.shop.asked == [("exact", newest)]


def test_only_an_unconfirmed_payment_can_be_taken_back(counter: PagesCounter) -> None:
    sale_id = counter.till.charge(Money(1250, EUR), "")
    counter.model.open_sale(sale_id)
    counter.till.pay(sale_id, counter.till.shown[sale_id].sale.due_sat)
    assert not counter.item("demo_exact").isEnabled()
    counter.tap("demo_double_spend")
    assert counter.shop.asked == [("double_spend", sale_id)]
    counter.till.mine(sale_id)
    assert not counter.item("demo_double_spend").isEnabled()


def test_what_the_customer_cannot_do_is_said(counter: PagesCounter) -> None:
    counter.pages.hear(CustomerRefused(message=Message(code="demo.nothing_to_pay")))
    assert counter.text("demoSentence") == "There is nothing to pay: charge an amount first."


def test_paper_and_calls_appear(counter: PagesCounter) -> None:
    demo_busy(counter)
    counter.wait_for_picture()
    assert counter.item("paperPicture").property("implicitWidth") == 576
    assert counter.pages.demo is not None
    rows = counter.pages.demo._calls.rows
    assert [row.name for row in rows][:2] == ["sale.confirmed · 1043", "sale.seen · 1043"]
    assert rows[0].detail == "payment confirmed, order paid_too_much"
    assert [row.verified for row in rows] == [True, False, True, True]


@pytest.mark.parametrize("width", [1280, 1624, 1920])
def test_the_till_makes_room(open_page: Callable[..., PagesCounter], width: int) -> None:
    counter = open_page(PagesCounter, with_demo=True, size=QSize(width, 800))
    panel, charge = scene_rect(counter.item("demoPanel")), scene_rect(counter.item("charge"))
    assert panel.right() == width
    assert charge.right() < panel.left()
    counter.tap("demoAway")
    assert not counter.shows("demoPanel")
    assert scene_rect(counter.item("charge")).right() > charge.right()
    counter.tap("demoTab")
    assert counter.shows("demoPanel")


def test_in_a_narrow_window_it_waits_at_the_edge(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(PagesCounter, with_demo=True, size=QSize(1024, 600))
    assert not counter.shows("demoPanel")
    counter.tap("demoTab")
    panel, charge = scene_rect(counter.item("demoPanel")), scene_rect(counter.item("charge"))
    assert charge.center().x() < panel.left()


def test_a_shop_has_no_customer_panel(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter)
    a_paid_sale(counter)
    assert not counter.shows("demoPanel")
    assert not counter.shows("demoTab")
