"""The button that opens the cash drawer, and what the cashier reads after a touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter, with_drawer=True)


def test_without_a_button_it_still_says_why_a_paid_sale_opened_nothing(
    open_page: Callable[..., PagesCounter],
) -> None:
    counter = open_page(PagesCounter)
    assert not counter.shows("drawer")
    counter.desk.answer(Message(code="drawer.printer_busy"))
    advice = str(counter.item("banner").property("advice"))
    assert advice.startswith("The printer is in the middle of a paper.")


def test_it_stands_on_every_screen_and_asks_once_a_touch(counter: PagesCounter) -> None:
    for screen in ("sale", "arrived", "history", "settings"):
        counter.go(screen)
        counter.tap("drawer")
    assert counter.desk.asked == 4
    assert counter.text("drawerWord") == "Opening"


def test_it_says_that_the_drawer_is_open_and_then_rests(counter: PagesCounter) -> None:
    counter.tap("drawer")
    counter.desk.answer()
    assert counter.text("drawerWord") == "Opened"
    assert not counter.shows("banner")
    drawer = counter.pages.drawer
    assert drawer is not None
    drawer._rest.timeout.emit()
    assert counter.text("drawerWord") == "Drawer"


def test_it_says_why_it_did_not_open(counter: PagesCounter) -> None:
    counter.tap("drawer")
    counter.desk.answer(Message(code="printer.paper_out"))
    assert counter.text("drawerWord") == "Not open"
    assert counter.item("banner").property("title") == "The drawer did not open"
    advice = str(counter.item("banner").property("advice"))
    assert advice.startswith("Printer is out of paper. It will not open by itself")


def test_it_says_when_nobody_knows(counter: PagesCounter) -> None:
    counter.desk.answer(Message(code="drawer.unsure"))
    assert counter.item("banner").property("title") == "Look whether the drawer is open"
    assert counter.text("drawerWord") == "Look at it"
