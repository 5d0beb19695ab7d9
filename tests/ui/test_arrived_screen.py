"""Did it arrive: one plain answer to what a customer says was paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money, currency
from pos_app.ui.archive import SalesFound
from pos_app.ui.till import Health, PartStatus
from tests.ui.pages_counter import PagesCounter

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pytestqt.qtbot import QtBot

EUR = currency("EUR")


@pytest.fixture
def counter(open_page: Callable[..., PagesCounter]) -> PagesCounter:
    return open_page(PagesCounter)


@pytest.fixture
def sale_id(counter: PagesCounter) -> UUID:
    return counter.till.charge(Money(8400, EUR), "")


def due(counter: PagesCounter, sale_id: UUID) -> int:
    return counter.till.shown[sale_id].sale.due_sat


def ask(counter: PagesCounter, qtbot: QtBot, text: str, kind: int = 0) -> None:
    """Type it, and wait until the answer stands."""
    if not counter.shows("arrivedScreen"):
        counter.go("arrived")
    counter.pages.arrived.setKind(kind)
    if kind == 2:
        counter.pages.arrived.setText(text)
    else:
        counter.type(text)
    qtbot.waitUntil(lambda: not counter.pages.arrived._pause.isActive())
    counter.settle()


def test_it_asks_for_something_first(counter: PagesCounter) -> None:
    counter.go("arrived")
    assert counter.text("answerTitle") == "What are you looking for?"
    assert not counter.shows("answerOpen")
    assert ("look_again", None) in counter.till.asked


def test_nothing_like_it(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    ask(counter, qtbot, "20")
    assert counter.text("answerTitle") == "It never reached us"
    assert not counter.shows("answerOpen")


def test_without_the_network_we_do_not_know(counter: PagesCounter, qtbot: QtBot) -> None:
    counter.till.set_status(chain=PartStatus(health=Health.STOPPED))
    ask(counter, qtbot, "20")
    assert counter.text("answerTitle") == "We do not know yet"


def test_it_is_still_waiting(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    ask(counter, qtbot, "84")
    assert counter.text("answerTitle") == "Nothing has arrived yet"
    assert "Sale 1043 asked for €84.00" in counter.text("answerSentence")


def test_it_is_seen(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    ask(counter, qtbot, "84.00")
    assert counter.text("answerTitle") == "It is on its way: seen"
    assert "Not final yet: 0 of 1 block." in counter.text("answerSentence")


def test_it_is_paid(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    counter.till.mine(sale_id)
    ask(counter, qtbot, "84,00")
    assert counter.text("answerTitle") == "It arrived: paid"
    assert counter.item("answer_received").property("value").endswith("in block 313")
    counter.tap("answerOpen")
    assert counter.model.payment.sale_id == sale_id
    assert counter.shows("paymentScreen")


def test_it_is_short(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.pay(sale_id, due(counter, sale_id) - 13_590)
    ask(counter, qtbot, "71.60")
    assert counter.text("answerTitle") == "It arrived, €12.40 short"
    assert "for sale 1043" in counter.text("answerSentence")


def test_short_money_of_an_expired_sale_is_not_forgotten(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    counter.till.pay(sale_id, due(counter, sale_id) - 13_590)
    counter.till.pass_time(20 * 60)
    ask(counter, qtbot, "84")
    assert counter.text("answerTitle") == "It arrived, €12.40 short"
    assert counter.pages.arrived.tone == "part"


def test_it_came_late(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.pass_time(20 * 60)
    counter.till.pay(sale_id, due(counter, sale_id))
    ask(counter, qtbot, "84")
    assert counter.text("answerTitle") == "It arrived, but late"


@pytest.mark.parametrize(
    ("assurance", "title"),
    [
        (Assurance.REVOKED, "It came and was taken back"),
        (Assurance.UNKNOWN, "It came and vanished"),
    ],
)
def test_it_was_there_and_is_gone(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID, assurance: Assurance, title: str
) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    counter.till.take_back(sale_id, assurance)
    ask(counter, qtbot, "84")
    assert counter.text("answerTitle") == title


def test_nothing_came_for_a_closed_sale(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.cancel(sale_id)
    ask(counter, qtbot, "84")
    assert counter.text("answerTitle") == "Nothing has arrived"
    assert counter.text("answerSentence").endswith("It was cancelled.")


def test_an_amount_that_is_near_is_shown_as_near(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    ask(counter, qtbot, "83")
    assert counter.text("answerTitle") == "It never reached us"
    counter.tap(f"near_{sale_id}")
    assert counter.model.payment.sale_id == sale_id


def test_the_number_of_a_sale(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    ask(counter, qtbot, "1043", kind=1)
    assert counter.text("answerTitle") == "Nothing has arrived yet"
    counter.key(Qt.Key.Key_Backspace)
    assert counter.pages.arrived.text == "104"


def test_the_end_of_an_address(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    ask(counter, qtbot, "H3ZC GHD4", kind=2)
    assert counter.text("answerTitle") == "It is on its way: seen"


def test_three_signs_of_an_address_name_nobody(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    ask(counter, qtbot, "hd4", kind=2)
    assert counter.text("answerTitle") == "What are you looking for?"


def test_the_id_of_a_payment(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    credit = counter.till.pay(sale_id, due(counter, sale_id))
    ask(counter, qtbot, credit.txid, kind=2)
    assert counter.text("answerTitle") == "It is on its way: seen"


@pytest.mark.parametrize(
    "shown",
    [
        "bitcoin:{address}?amount=0.00091954&label=Corner",
        "BITCOIN:{ADDRESS}?AMOUNT=0.00091954",
        "https://mempool.space/signet/address/{address}",
        "https://mempool.space/signet/tx/{txid}",
        "{txid}:0",
        "{txid_end}",
    ],
)
def test_what_the_customer_shows_may_be_scanned_or_pasted(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID, shown: str
) -> None:
    credit = counter.till.pay(sale_id, due(counter, sale_id))
    request = counter.till.shown[sale_id].sale.request
    assert request is not None
    text = shown.format(
        address=request.address,
        ADDRESS=request.address.upper(),
        txid=credit.txid,
        txid_end=credit.txid[-6:],
    )
    ask(counter, qtbot, text, kind=2)
    assert counter.text("answerTitle") == "It is on its way: seen"
    assert "for sale 1043" in counter.text("answerSentence")


def test_a_link_to_something_else_names_nothing(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    ask(counter, qtbot, "https://example.org/about", kind=2)
    assert counter.text("answerTitle") == "What are you looking for?"


def test_an_address_of_ours_without_a_sale_is_told(
    counter: PagesCounter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def search(ticket: int, text: str, _limit: int) -> None:
        is_ours = text.startswith("bcrt1q")
        counter.till._publish(SalesFound(ticket=ticket, sales=(), is_ours=is_ours))

    monkeypatch.setattr(counter.till, "search", search)
    ask(counter, qtbot, "bitcoin:BCRT1QP98FE3AMXRP8XCSG5ALF72LX924JDTH3ZCGHD4", kind=2)
    assert counter.text("answerTitle") == "It is an address of ours, without a sale"
    ask(counter, qtbot, "somebody else's", kind=2)
    assert counter.text("answerTitle") == "It never reached us"


def test_of_two_sales_of_one_address_the_one_with_the_money_is_meant(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    later = counter.till.charge(Money(500, EUR), "")
    request = counter.till.shown[sale_id].sale.request
    assert request == counter.till.shown[later].sale.request
    assert request is not None
    ask(counter, qtbot, request.address, kind=2)
    assert "for sale 1043" in counter.text("answerSentence")


def test_letters_are_typed_on_the_screen(
    counter: PagesCounter, qtbot: QtBot, sale_id: UUID
) -> None:
    counter.till.pay(sale_id, due(counter, sale_id))
    counter.go("arrived")
    counter.tap("segment_Address or id")
    for letter in "zghd4":
        counter.tap(f"address_{letter}")
    counter.tap("address_erase")
    assert counter.pages.arrived.text == "zghd"
    counter.tap("address_4")
    assert counter.pages.arrived.text == "zghd4"


def test_the_answer_is_live(counter: PagesCounter, qtbot: QtBot, sale_id: UUID) -> None:
    ask(counter, qtbot, "84")
    counter.till.pay(sale_id, due(counter, sale_id))
    qtbot.waitUntil(lambda: counter.text("answerTitle") == "It is on its way: seen")


def test_the_pad_types_an_amount(counter: PagesCounter) -> None:
    counter.go("arrived")
    for key in ("8", "4", "point", "5", "erase"):
        counter.tap(f"arrived_{key}")
    assert counter.item("arrivedTyped").property("number") == "84."
    counter.key(Qt.Key.Key_Delete)
    assert counter.pages.arrived.text == ""
