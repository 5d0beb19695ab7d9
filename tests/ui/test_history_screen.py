"""Looking back: the list of sales, the search, and the story of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt

from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.ports import DeliveryState, PrintState
from pos_app.ui.till import Health, PartStatus
from tests.ui.page_scenes import a_paid_sale
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

EUR = currency("EUR")


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def titles(counter: PagesCounter) -> list[str]:
    return [row.title for row in counter.pages.history._story.rows]


def test_the_newest_sale_stands_first(counter: PagesCounter) -> None:
    first = counter.till.charge(Money(500, EUR), "")
    second = counter.till.charge(Money(700, EUR), "Lena")
    counter.go("history")
    rows = counter.pages.history.list._sales.rows
    assert [row.key for row in rows] == [str(second), str(first)]
    assert rows[0].number == "No. 1044 · Maya · Lena"
    assert rows[0].amount == "€7.00"


def test_the_list_is_live(counter: PagesCounter, qtbot: QtBot) -> None:
    sale_id = counter.till.charge(Money(500, EUR), "")
    counter.go("history")
    counter.till.pay(sale_id, counter.till.shown[sale_id].sale.due_sat)
    qtbot.waitUntil(lambda: counter.pages.history.list._sales.rows[0].word == "Seen")


def test_nothing_is_read_while_nobody_looks(counter: PagesCounter) -> None:
    counter.go("history")
    counter.go("sale")
    counter.till.searches.clear()
    counter.till.charge(Money(500, EUR), "")
    assert not counter.pages.history.list._pause.isActive()
    assert counter.till.searches == []


def test_typing_searches(counter: PagesCounter, qtbot: QtBot) -> None:
    for amount in (500, 3197, 700):
        counter.till.charge(Money(amount, EUR), "")
    counter.go("history")
    counter.tap("historySearch")
    counter.type("31.97")
    qtbot.waitUntil(lambda: len(counter.pages.history.list._sales.rows) == 1)
    assert counter.text("historyFound") == "1 sale found"
    assert counter.till.searches[-1][0].text == "31.97"
    counter.type("8")
    qtbot.waitUntil(lambda: counter.shows("historyEmpty"))
    assert counter.text("historyEmpty") == "No sale is like that."


def test_the_story_tells_what_happened(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    assert titles(counter) == [
        "Charged",
        "QR shown",
        "Store told: sale.created",
        "Payment seen",
        "Store told: sale.seen",
        "Payment in block 313",
        "Paid",
        "Settled, receipt 88",
        "Store told: sale.confirmed",
        "Receipt printed",
    ]
    details = {row.title: row.detail for row in counter.pages.history._story.rows}
    assert details["Charged"] == "€91\u202f240.50, 5 sources agree"
    assert details["QR shown"] == "address number 7, ends in h3zc ghd4"
    assert details["Store told: sale.confirmed"] == "2 tries"


def test_trouble_is_told_too(counter: PagesCounter) -> None:
    till = counter.till
    sale_id = till.charge(Money(3197, EUR), "")
    due = till.shown[sale_id].sale.due_sat
    till.pay(sale_id, due - 5_000)
    till.take_back(sale_id)
    till.pass_time(20 * 60)
    till.quotes_at = till.uptime
    till.renew_rate(sale_id)
    till.pay(sale_id, till.shown[sale_id].sale.due_sat + 3_000)
    till.cancel(sale_id)
    till.tell_store(sale_id, "sale.created", DeliveryState.GIVEN_UP, 9)
    till.tell_store(sale_id, "sale.expired", DeliveryState.WAITING, 3)
    till.queue_paper(sale_id, PrintState.WAITING, "printer.paper_out")
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    told = titles(counter)
    for title in (
        "Partly paid",
        "Payment taken back",
        "Price expired",
        "New rate",
        "Paid too much",
        "Cancelled",
        "Store never heard: sale.created",
        "Store is being told: sale.expired",
        "Slip is waiting for the printer",
    ):
        assert title in told


def test_a_sale_that_could_not_be_prepared_tells_why(counter: PagesCounter) -> None:
    till = counter.till
    till.prepares = False
    sale_id = till.charge(Money(3197, EUR), "")
    till.cannot_prepare(sale_id, Message(code="wallet.no_address_ready"))
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    assert titles(counter) == ["Could not be prepared"]
    assert "addresses" in counter.pages.history._story.rows[0].detail
    assert not counter.shows("storyPrint")


def test_forgiven_and_late_money_is_told(counter: PagesCounter) -> None:
    till = counter.till
    short = till.charge(Money(3197, EUR), "")
    till.pay(short, till.shown[short].sale.due_sat - 5_000)
    till.accept(short, till.shown[short].sale.missing_sat)
    late = till.charge(Money(3197, EUR), "")
    till.pass_time(20 * 60)
    till.pay(late, till.shown[late].sale.due_sat)
    till.accept(late, till.shown[late].sale.missing_sat)
    counter.go("history")
    counter.pages.history.select(str(short))
    assert "Accepted as it is" in titles(counter)
    counter.pages.history.select(str(late))
    assert "Late money accepted" in titles(counter)


def test_the_story_follows_the_sale(counter: PagesCounter) -> None:
    sale_id = counter.till.charge(Money(3197, EUR), "")
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    counter.till.pay(sale_id, counter.till.shown[sale_id].sale.due_sat)
    assert titles(counter)[-1] == "Payment seen"
    assert counter.item("storyBadge").property("word") == "Seen"


def test_an_unpaid_sale_offers_no_paper(counter: PagesCounter) -> None:
    sale_id = counter.till.charge(Money(3197, EUR), "")
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    assert not counter.pages.history.canPrint
    counter.tap("storyReceipt")
    assert not counter.pages.receipt.canPrint
    counter.till.pay(sale_id, 10_000)
    assert counter.pages.receipt.canPrint
    counter.go("history")
    assert counter.pages.history.canPrint


def test_what_can_be_done_with_a_sale(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    counter.tap("storyPrint")
    assert counter.till.asked[-1] == ("print_slip", sale_id)
    counter.tap("storyReceipt")
    assert counter.shows("receiptScreen")
    counter.go("history")
    counter.tap("storyOpen")
    assert counter.shows("paymentScreen")
    assert counter.model.payment.sale_id == sale_id


def test_no_print_without_a_printer(counter: PagesCounter) -> None:
    sale_id = a_paid_sale(counter)
    counter.till.set_status(printer=PartStatus(health=Health.ABSENT))
    counter.go("history")
    counter.tap(f"history_{sale_id}")
    assert not counter.shows("storyPrint")


def test_the_keyboard_reaches_a_sale(counter: PagesCounter) -> None:
    counter.till.charge(Money(500, EUR), "")
    older = counter.till.charge(Money(700, EUR), "")
    counter.till.charge(Money(900, EUR), "")
    counter.go("history")
    counter.tap("historySearch")
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Down)
    counter.key(Qt.Key.Key_Return)
    assert counter.pages.history.selected == str(older)


def test_a_narrow_screen_shows_one_at_a_time(open_page: Callable[..., PagesCounter]) -> None:
    counter = open_page(PagesCounter, size=QSize(1024, 600))
    sale_id = a_paid_sale(counter)
    counter.go("history")
    assert not counter.shows("saleStory")
    counter.tap(f"history_{sale_id}")
    assert not counter.shows("historyList")
    counter.tap("storyBack")
    assert counter.shows("historyList")


def test_escape_goes_back_to_the_keypad(counter: PagesCounter) -> None:
    counter.go("history")
    counter.key(Qt.Key.Key_Escape)
    assert counter.shows("saleScreen")
