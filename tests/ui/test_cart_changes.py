"""Discounts, quantities, sales on hold and scans, each as whoever sells meets it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from pos_app.domain.catalogue import Item
from pos_app.domain.money import Money, currency
from pos_app.domain.share import Percent
from tests.ui.entry_desk import EUR, Desk, item, plain

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from pos_app.ui.formatting import Formatter


@pytest.fixture
def desk(application: QGuiApplication, numbers: Formatter) -> Desk:
    del application  # a scanner's pauses are timers
    return Desk(numbers)


def test_a_discount_is_off_everything_with_what_is_typed(desk: Desk) -> None:
    desk.type("12.50+7.50")
    desk.sheet.askDiscount(-1)
    for key in "10":
        desk.sheet.press(key)
    assert plain(desk.sheet.value) == "10 %"
    assert plain(desk.sheet.outcome) == "€20.00 becomes €18.00"
    desk.sheet.done()
    assert not desk.sheet.opened
    assert desk.kept.wishes[0].bill(desk.kept.wishes[0].after).total == Money(1800, EUR)
    assert desk.sums() == [("Subtotal", "€20.00"), ("Discount 10 %", "-€2.00")]
    assert plain(desk.cart.sumText) == "€12.50 + €7.50 - €2.00"
    assert desk.charge()[0] == Money(1800, EUR)


def test_nothing_is_off_until_it_is_allowed(desk: Desk) -> None:
    desk.kept.may_discount = False
    desk.type("20+")
    desk.cart.set_discount(Money(500, EUR))
    assert desk.cart.total == Money(2000, EUR)
    desk.kept.allow()
    assert desk.cart.total == Money(1500, EUR)
    desk.sheet.askDiscount(-1)
    assert desk.sheet.hasDiscount
    desk.sheet.takeAway()
    assert desk.cart.total == Money(2000, EUR)


def test_leave_for_another_cart_is_worth_nothing(desk: Desk) -> None:
    desk.kept.may_discount = False
    desk.type("20+")
    desk.cart.set_discount(Percent(Decimal(50)))
    desk.type("5+")
    desk.kept.allow()
    assert desk.codes() == ["cart.moved_on"]
    assert desk.cart.total == Money(2500, EUR)
    desk.cart.clear()
    desk.type("20+")
    desk.kept.allow()
    assert desk.cart.total == Money(2000, EUR)


def test_more_of_a_reduced_line_needs_leave_again_and_less_does_not(desk: Desk) -> None:
    desk.cart.add_item(item("Second-hand paperback", 1000))
    desk.cart.set_discount(Percent(Decimal(50)), 0)
    assert desk.lines() == [("Second-hand paperback", "1 x €10.00, -€5.00", "€5.00")]
    desk.kept.may_discount = False
    desk.cart.step(0, 1)
    assert desk.cart.total == Money(500, EUR)
    desk.kept.allow()
    assert desk.cart.total == Money(1000, EUR)
    desk.cart.step(0, -1)
    assert desk.cart.total == Money(500, EUR)
    assert len(desk.kept.wishes) == 2


def test_a_line_is_counted_named_and_removed(desk: Desk) -> None:
    desk.type("2.50+")
    desk.sheet.askQuantity(0)
    desk.sheet.press("12")
    desk.sheet.done()
    desk.cart.setName(0, "  Post\ncard  ")
    assert desk.lines() == [("Post card", "12 x €2.50", "€30.00")]
    desk.cart.setName(0, " ")
    assert desk.lines()[0][0] == "Post card"
    desk.cart.step(0, -12)
    assert desk.lines()[0][1] == "12 x €2.50"
    desk.cart.remove(0)
    assert desk.cart.isIdle


def test_a_weighed_line_takes_grams_and_a_counted_one_none(desk: Desk) -> None:
    tea = Item(id=uuid4(), name="Tea", price=Money(3999, EUR), unit="kg")
    desk.cart.add_item(tea)
    desk.sheet.askQuantity(0)
    assert desk.sheet.takesPoint
    desk.sheet.press("0")
    desk.sheet.pressPoint()
    desk.sheet.press("125")
    desk.sheet.done()
    assert desk.lines() == [("Tea", "0.125 kg x €39.99", "€5.00")]
    desk.cart.add_item(item("Cup", 100))
    desk.sheet.askQuantity(1)
    assert not desk.sheet.takesPoint


def test_too_many_of_a_thing_are_not_sold(desk: Desk) -> None:
    desk.type("1+")
    desk.cart.set_quantity(0, Decimal(100_001))
    assert desk.codes() == ["cart.quantity"]
    assert desk.cart.total == Money(100, EUR)


def test_an_amount_off_is_typed_in_the_sales_currency(desk: Desk) -> None:
    desk.type("20+")
    desk.sheet.askDiscount(0)
    desk.sheet.chooseKind(1)
    assert desk.sheet.kinds == ["%", "EUR"]
    assert not desk.sheet.canFinish
    desk.sheet.press("2")
    desk.sheet.pressPoint()
    desk.sheet.press("5")
    assert desk.sheet.value == "€2.5"
    desk.sheet.erase()
    desk.sheet.press("7")
    desk.sheet.done()
    assert desk.cart.total == Money(1730, EUR)


def test_more_than_everything_can_not_be_off(desk: Desk) -> None:
    desk.type("20+")
    desk.sheet.askDiscount(-1)
    desk.sheet.press("101")
    assert plain(desk.sheet.value) == "0 %"
    desk.sheet.press("10")
    desk.sheet.press("0")
    assert plain(desk.sheet.value) == "100 %"
    desk.sheet.close()
    assert not desk.sheet.opened
    desk.sheet.done()
    assert desk.kept.wishes == []


def test_what_is_held_comes_back_as_it_was(desk: Desk) -> None:
    desk.type("12.50+19.47")
    desk.keypad.setNote("Table 4")
    cart_id = desk.cart.id
    desk.cart.hold(desk.keypad.note)
    assert desk.cart.isIdle
    assert desk.keypad.note == ""
    assert desk.keypad.chargeText == "Type an amount"
    assert desk.entry.held.countText == "1 on hold"
    [row] = desk.entry.held.rows.rows
    assert (row.title, plain(row.amount)) == ("Table 4", "€31.97")
    assert row.detail.endswith("2 lines")
    desk.keypad.chooseCurrency(3)
    desk.entry.held.recall(row.key)
    assert desk.entry.held.countText == ""
    assert desk.cart.id == cart_id
    assert desk.keypad.note == "Table 4"
    assert desk.charge()[0] == Money(3197, EUR)


def test_what_could_not_be_held_is_still_here(desk: Desk) -> None:
    desk.kept.keeps = False
    desk.type("12.50+")
    desk.cart.hold("")
    assert not desk.cart.add_item(item("Book", 100))
    desk.entry.refused()
    assert desk.cart.add_item(item("Book", 100))
    assert desk.cart.total == Money(1350, EUR)


def test_a_second_recall_takes_nothing_from_the_first(desk: Desk) -> None:
    for typed in ("12.50+", "3+"):
        desk.type(typed)
        desk.cart.hold("")
    first, second = (row.key for row in desk.entry.held.rows.rows)
    desk.entry.held.recall(first)
    desk.entry.held.recall(second)
    assert desk.cart.total == Money(1250, EUR)
    assert [row.key for row in desk.entry.held.rows.rows] == [second]
    assert desk.codes() == ["cart.waits_again"]


def test_what_is_being_held_is_not_charged_as_well(desk: Desk) -> None:
    desk.kept.keeps = False
    desk.type("12.50+")
    desk.cart.hold("")
    desk.keypad.charge()
    assert not desk.till.shown
    desk.entry.refused()
    assert desk.charge()[0] == Money(1250, EUR)


def test_what_is_thrown_away_is_told(desk: Desk) -> None:
    desk.type("5")
    desk.cart.clear()
    assert desk.kept.thrown_away == []
    desk.type("12.50+2")
    cart_id = desk.cart.id
    desk.cart.clear()
    [(told_id, cart)] = desk.kept.thrown_away
    assert (told_id, cart.bill().total) == (cart_id, Money(1450, EUR))
    assert desk.cart.isIdle
    desk.type("3+")
    desk.cart.hold("")
    desk.entry.held.drop(desk.entry.held.rows.rows[0].key)
    assert len(desk.kept.thrown_away) == 2


def test_a_scan_adds_goods_and_leaves_what_is_typed(desk: Desk) -> None:
    desk.goods["4006381333931"] = item("Second-hand paperback", 1250)
    desk.type("5")
    assert desk.scan("4006381333931")
    assert desk.lines() == [
        ("Second-hand paperback", "1 x €12.50", "€12.50"),
        ("Amount", "being typed", "€5.00"),
    ]


def test_an_unknown_barcode_is_told_and_types_nothing(desk: Desk) -> None:
    assert desk.scan("9788412345678")
    assert desk.entry.notice == "Nothing here has the barcode 9788412345678"
    assert desk.entry.advice.startswith("Type its price")
    assert desk.cart.isIdle
    desk.type("7")
    assert desk.entry.notice == desk.entry.advice == ""


def test_why_a_scan_adds_nothing_is_told_until_the_next_one(desk: Desk) -> None:
    desk.goods["4006381333931"] = item("Tee", 1500, of=currency("USD"))
    desk.type("20+")
    assert desk.scan("4006381333931")
    assert desk.entry.notice.startswith("This has a price in USD")
    assert desk.entry.advice == ""
    desk.entry.putAway()
    assert desk.entry.notice == ""


def test_a_hand_on_the_keyboard_is_no_scanner(desk: Desk) -> None:
    for key in "1234":
        desk.entry.scanner.key(key, False)
        desk.till.uptime += 0.2
    assert not desk.entry.scanner.enter()


def test_many_lines_are_told_by_their_number(desk: Desk) -> None:
    desk.type("1+2+3+4+5")
    assert plain(desk.cart.sumText) == "5 lines: €15.00"
    assert desk.cart.countText == "5 lines"
