"""Money that was counted on and is gone: seen and said on every screen, until somebody looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.money import Money, currency
from tests.ui.memory_money import accept_unconfirmed, replace_payment
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

EUR = currency("EUR")
SCREENS = ("sale", "arrived", "history", "settings")


@pytest.fixture
def page(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


def accepted(page: PagesCounter) -> UUID:
    sale_id = page.till.charge(Money(3197, EUR), "")
    page.till.pay(sale_id, page.till.shown[sale_id].sale.due_sat)
    accept_unconfirmed(page.till, sale_id)
    return sale_id


def taken_back(page: PagesCounter) -> UUID:
    sale_id = accepted(page)
    page.till.take_back(sale_id)
    return sale_id


@pytest.mark.parametrize("screen", SCREENS)
def test_it_stands_on_every_screen(page: PagesCounter, screen: str) -> None:
    page.go(screen)
    assert not page.shows("alarmFrame")
    sale_id = taken_back(page)
    page.settle()
    assert page.item("alarmFrame").property("alarming")
    assert page.item("banner").property("tone") == "alarm"
    assert page.item("banner").property("title") == "Payment taken back, sale 1043"
    page.tap("bannerAction")
    assert page.model.payment.sale_id == sale_id
    assert page.text("title") == "Payment taken back"


def test_it_stands_on_the_receipt_too(page: PagesCounter) -> None:
    page.pages.open_receipt(accepted(page))
    taken_back(page)
    page.settle()
    assert page.item("banner").property("tone") == "alarm"
    assert page.shows("alarmFrame")


def test_it_stands_over_the_payment_of_another_customer(page: PagesCounter) -> None:
    taken_back(page)
    page.model.open_sale(page.till.charge(Money(500, EUR), ""))
    page.settle()
    assert page.item("banner").property("tone") == "alarm"
    assert page.item("qr").isVisible()


def test_its_own_page_has_the_panel_and_the_frame(page: PagesCounter) -> None:
    page.model.open_sale(taken_back(page))
    page.settle()
    assert not page.shows("banner")
    assert page.shows("alarmFrame")


def test_of_two_the_other_one_is_named_on_the_page_of_the_first(page: PagesCounter) -> None:
    first = taken_back(page)
    second = taken_back(page)
    page.model.open_sale(first)
    page.settle()
    assert page.item("banner").property("title") == "Payment taken back, sale 1044"
    page.tap("bannerAction")
    assert page.model.payment.sale_id == second


def test_it_ends_when_the_money_is_back(page: PagesCounter) -> None:
    sale_id = taken_back(page)
    (credit,) = page.till.shown[sale_id].sale.credits
    page.till.look(
        sale_id,
        type(credit)(
            reference="ff" * 32 + ":0",
            sat=credit.sat,
            assurance=credit.assurance.SEEN,
            first_seen=page.till.time,
        ),
    )
    page.settle()
    assert not page.shows("alarmFrame")
    assert not page.shows("banner")


def test_it_is_said_at_once_and_again_every_ten_seconds(page: PagesCounter) -> None:
    heard: list[str] = []
    page.model.status.alarmed.connect(heard.append)
    taken_back(page)
    words = "Payment taken back, sale 1043"
    assert heard == [words]
    for seconds, count in ((9, 1), (1, 2), (9, 2), (1, 3)):
        page.till.pass_time(seconds)
        page.model.tick()
        assert heard == [words] * count


def test_the_next_alarm_is_said_at_once(page: PagesCounter) -> None:
    heard: list[str] = []
    page.model.status.alarmed.connect(heard.append)
    first = taken_back(page)
    replace_payment(page.till, first)
    page.model.tick()
    taken_back(page)
    assert heard == ["Payment taken back, sale 1043", "Payment taken back, sale 1044"]


def test_nothing_is_printed_and_nothing_else_is_offered(page: PagesCounter) -> None:
    page.model.open_sale(taken_back(page))
    page.settle()
    keys = [action.key for action in page.model.payment._page.actions]
    assert keys == ["acknowledge", "next_sale"]
    assert page.texts().count("Stop the customer, if still here.") == 1


def test_a_replacement_that_pays_as_much_is_no_alarm(page: PagesCounter) -> None:
    sale_id = accepted(page)
    replace_payment(page.till, sale_id)
    page.model.open_sale(sale_id)
    page.settle()
    assert not page.shows("alarmFrame")
    assert page.text("title") == "Accepted"
    assert page.text("sentence").startswith("Another payment took its place and pays as much.")


def test_a_replacement_that_pays_less_says_how_much_is_missing(page: PagesCounter) -> None:
    sale_id = accepted(page)
    replace_payment(page.till, sale_id, less_sat=5_447)
    page.model.open_sale(sale_id)
    page.settle()
    assert page.text("sentence") == "What took its place is too little:\n€4.97 are missing."
    page.tap("action_accept")
    assert page.till.asked[-1] == ("accept", sale_id)


def test_escape_leaves_it_standing(page: PagesCounter) -> None:
    page.model.open_sale(taken_back(page))
    page.key(Qt.Key.Key_Escape)
    assert page.item("banner").property("tone") == "alarm"
