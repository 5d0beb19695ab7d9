"""A sale on its own screen, from the QR to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from pos_app.domain.credit import Assurance
from pos_app.domain.message import Message
from pos_app.domain.money import Money, currency
from pos_app.ui.till import Health, PartStatus
from tests.ui.memory_till import ADDRESS, WELL, MemoryTill

if TYPE_CHECKING:
    from uuid import UUID

    from pytestqt.qtbot import QtBot

    from tests.ui.counter import Counter

EUR = currency("EUR")
ABSENT = PartStatus(health=Health.ABSENT)


@pytest.fixture
def sale_id(counter: Counter, till: MemoryTill) -> UUID:
    counter.type("31.97")
    counter.tap("charge")
    return next(iter(till.shown))


def due(till: MemoryTill, sale_id: UUID) -> int:
    return till.shown[sale_id].sale.due_sat


def read_code(picture: QImage) -> list[str]:
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [code.text for code in zxingcpp.read_barcodes(view)]


def test_the_code_asks_for_the_price(counter: Counter, sale_id: UUID) -> None:
    wanted = f"bitcoin:{ADDRESS.upper()}?amount=0.0003504"
    assert read_code(counter.grab()) == [wanted]


def test_the_address_stands_in_groups(counter: Counter, sale_id: UUID) -> None:
    groups = counter.item("address").property("groups")
    assert "".join(groups) == ADDRESS
    assert {len(group) for group in groups} == {4}


def test_the_price_is_explained(counter: Counter, sale_id: UUID) -> None:
    assert counter.text("price") == "1 BTC = €91\u202f240.50"
    assert counter.item("check_sources").property("text") == "5 sources agree"
    assert counter.item("ring").property("timeText") == "15:00"


def test_the_countdown_turns_and_thickens(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    till.pass_time(11 * 60)
    counter.model.tick()
    assert counter.item("ring").property("tone") == "part"
    assert not counter.item("ring").property("urgent")
    till.pass_time(3 * 60 + 15)
    counter.model.tick()
    assert counter.item("ring").property("timeText") == "0:45"
    assert counter.item("ring").property("urgent")


def test_a_part_asks_for_the_rest(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id) - 5_447)
    assert counter.text("band") == "Still to pay €4.97"
    assert read_code(counter.grab()) == [f"bitcoin:{ADDRESS.upper()}?amount=0.00005447"]
    counter.tap("action_accept")
    assert till.asked[-1] == ("accept", sale_id)
    assert counter.text("title") == "Payment seen"


def test_a_rest_that_no_wallet_can_send_is_not_asked_for(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    till.pay(sale_id, due(till, sale_id) - 545)
    assert read_code(counter.grab()) == []
    assert counter.model.payment.ways.address == []
    assert (
        counter.text("sentence") == "Only 545\u00a0sat are missing,\nless than a wallet can send."
    )
    assert counter.model.payment.primaryKey == "accept"
    counter.tap("action_accept")
    assert till.asked[-1] == ("accept", sale_id)
    assert counter.text("title") == "Payment seen"


def test_the_least_that_a_wallet_can_send_is_asked_for(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    till.pay(sale_id, due(till, sale_id) - 546)
    assert read_code(counter.grab()) == [f"bitcoin:{ADDRESS.upper()}?amount=0.00000546"]


def test_seen_hides_the_code(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id))
    assert counter.text("title") == "Payment seen"
    assert read_code(counter.grab()) == []
    replaceable = counter.item("check_replaceable")
    assert replaceable.property("text") == "Can still be replaced by the sender"
    counter.tap("action_print_slip")
    assert till.asked[-1] == ("print_slip", sale_id)


def test_no_slip_is_offered_without_a_printer(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    till.set_status(printer=ABSENT)
    till.pay(sale_id, due(till, sale_id))
    assert not counter.shows("action_print_slip")


def test_paid_tells_of_the_receipt(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id))
    till.mine(sale_id)
    assert counter.text("title") == "Paid"
    assert counter.item("path").property("reached") == 3
    till.print_receipt(sale_id)
    assert counter.text("stripTitle") == "Receipt printed"
    assert counter.item("path").property("reached") == 4


def test_too_much_is_said(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id) + 1_200)
    till.mine(sale_id)
    assert counter.text("title") == "Paid too much"
    value = counter.item("fact_received").property("value")
    assert value == "36\u202f240\u00a0sat, €1.09 too much"


def test_expired_offers_a_new_rate(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pass_time(15 * 60 + 1)
    till.quotes_at = till.uptime
    counter.model._refresh()
    assert counter.text("title") == "Price expired"
    assert read_code(counter.grab()) == []
    counter.tap("action_renew_rate")
    assert counter.item("ring").property("timeText") == "15:00"
    assert len(read_code(counter.grab())) == 1


def test_late_money_can_be_accepted(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pass_time(20 * 60)
    till.quotes_at = till.uptime
    till.pay(sale_id, due(till, sale_id))
    assert counter.text("title") == "Paid late"
    assert counter.item("fact_now").property("label") == "Worth at the rate now"
    counter.tap("action_accept")
    assert counter.text("title") == "Payment seen"


def test_cancelling_asks_first(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    counter.tap("action_cancel")
    counter.tap("dialogSafe")
    assert ("cancel", sale_id) not in till.asked
    counter.tap("action_cancel")
    counter.tap("dialogOther")
    assert till.asked[-1] == ("cancel", sale_id)
    assert counter.shows("saleScreen")


def test_escape_keeps_a_sale_that_is_asked_about(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    counter.tap("action_cancel")
    counter.key(Qt.Key.Key_Escape)
    assert not counter.shows("dialogSafe")
    assert counter.shows("paymentScreen")
    assert ("cancel", sale_id) not in till.asked


def test_enter_does_not_confirm_a_cancel(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    counter.tap("action_cancel")
    counter.key(Qt.Key.Key_Return)
    assert ("cancel", sale_id) not in till.asked


def test_taken_back_is_an_alarm(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id))
    till.take_back(sale_id)
    assert counter.text("title") == "Payment taken back"
    assert counter.item("path").property("broken") == 1
    assert counter.item("step_1").property("text").startswith("Ask the customer")
    counter.tap("action_acknowledge")
    assert till.asked[-1] == ("acknowledge", sale_id)


def test_an_alarm_is_told_on_another_sale(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    other = till.charge(Money(500, EUR), "")
    till.pay(other, due(till, other))
    till.take_back(other)
    assert counter.item("banner").property("title") == "Payment taken back, sale 1044"
    counter.tap("bannerAction")
    assert counter.text("number") == "Sale 1044"
    assert not counter.shows("banner")


def test_a_vanished_payment_asks_again(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id))
    till.take_back(sale_id, Assurance.UNKNOWN)
    assert counter.text("badge") == "" or counter.item("badge").property("word") == "Vanished"
    assert len(read_code(counter.grab())) == 1


def test_what_could_not_be_prepared_says_why(counter: Counter, till: MemoryTill) -> None:
    till.prepares = False
    counter.type("5")
    counter.tap("charge")
    sale_id = next(iter(till.shown))
    till.cannot_prepare(sale_id, Message(code="wallet.no_address_ready"))
    assert "still preparing addresses" in counter.text("text_reason")
    counter.tap("action_prepare_again")
    assert counter.shows("qr")


@pytest.fixture
def looked_at(counter: Counter, sale_id: UUID, qtbot: QtBot) -> UUID:
    """Charged, and a moment ago: whoever touches again means it."""
    qtbot.waitUntil(lambda: not counter.model.payment._just_charged.isActive())
    return sale_id


def test_the_second_half_of_a_double_tap_leaves_the_code_where_it_is(
    counter: Counter, sale_id: UUID
) -> None:
    counter.key(Qt.Key.Key_Return)
    counter.tap("action_next_sale")
    assert counter.shows("qr")


def test_next_sale_keeps_it_on_the_shelf(
    counter: Counter, till: MemoryTill, looked_at: UUID
) -> None:
    counter.tap("action_next_sale")
    assert counter.shows("saleScreen")
    assert counter.shows(f"tile_{looked_at}")
    assert counter.text("charge") == "Type an amount"


def test_enter_goes_to_the_next_sale(counter: Counter, looked_at: UUID) -> None:
    counter.key(Qt.Key.Key_Return)
    assert counter.shows("saleScreen")


def test_a_paid_sale_gives_way_to_the_keypad(
    counter: Counter, till: MemoryTill, sale_id: UUID, qtbot: QtBot
) -> None:
    counter.model.payment._leave_timer.setInterval(10)
    till.pay(sale_id, due(till, sale_id))
    till.mine(sale_id)
    qtbot.waitUntil(lambda: counter.shows("saleScreen"))


def test_a_touched_paid_sale_stays(counter: Counter, till: MemoryTill, sale_id: UUID) -> None:
    till.pay(sale_id, due(till, sale_id))
    till.mine(sale_id)
    assert counter.model.payment._leave_timer.isActive()
    counter.tap("title")
    assert not counter.model.payment._leave_timer.isActive()


def test_a_refused_command_is_told_until_it_is_read(
    counter: Counter, till: MemoryTill, sale_id: UUID
) -> None:
    till.refuse("sale.moved_on")
    assert "just changed" in counter.item("banner").property("title")
    counter.tap("bannerAction")
    assert not counter.shows("banner")


def test_trouble_is_told_worst_first(counter: Counter, till: MemoryTill) -> None:
    paper = Message(code="printer.paper_out")
    printer = PartStatus(health=Health.TROUBLE, message=paper, waiting=2)
    till.set_status(printer=printer)
    assert counter.item("banner").property("tone") == "part"
    chain = PartStatus(health=Health.STOPPED, message=Message(code="chain.unreachable"))
    till.set_status(chain=chain)
    assert counter.item("banner").property("tone") == "alarm"
    assert counter.item("banner").property("more") == "(1 more)"
    assert counter.item("status_chain").property("word") == "No network"
    assert counter.item("status_printer").property("word") == "No paper"
    till.set_status(chain=WELL, printer=WELL)
    assert not counter.shows("banner")
