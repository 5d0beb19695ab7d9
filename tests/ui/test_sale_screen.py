"""Typing an amount and charging it, by finger and by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from pos_app.domain.message import Message
from pos_app.domain.money import SAT, Money, currency
from tests.ui.memory_shop import setup
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter

EUR = currency("EUR")


def commands(till: MemoryTill) -> list[str]:
    return [command for command, _ in till.asked]


def test_digits_are_whole_units_until_the_point(counter: Counter) -> None:
    counter.tap("key_5")
    assert counter.text("charge") == "Charge €5.00"
    counter.tap("key_point")
    counter.tap("key_2")
    assert counter.text("charge") == "Charge €5.20"


def test_each_key_types_what_it_says(counter: Counter) -> None:
    for digit in "123456789":
        counter.tap(f"key_{digit}")
    assert counter.item("amount").property("number") == "€123 456 789".replace(" ", "\u202f")
    counter.tap("key_clear")
    counter.tap("key_4")
    counter.tap("key_00")
    counter.tap("key_0")
    assert counter.item("amount").property("number") == "€4\u202f000"


@pytest.mark.parametrize("separator", [".", ","])
def test_the_keyboard_types_with_either_separator(counter: Counter, separator: str) -> None:
    counter.type(f"31{separator}97")
    assert counter.text("charge") == "Charge €31.97"
    counter.key(Qt.Key.Key_Backspace)
    assert counter.text("charge") == "Charge €31.90"
    counter.key(Qt.Key.Key_Delete)
    assert counter.text("charge") == "Type an amount"


def test_the_worth_in_bitcoin_follows_the_amount(counter: Counter) -> None:
    counter.type("31.97")
    assert counter.text("bitcoin") == "0.000 350 40 BTC".replace("0 3", "0\u202f3").replace(
        "0 4", "0\u202f4"
    ).replace(" ", "\u00a0")
    assert counter.text("worth") == "35\u202f040\u00a0sat"


def test_enter_charges_and_shows_the_payment(counter: Counter, till: MemoryTill) -> None:
    counter.type("31.97")
    counter.key(Qt.Key.Key_Return)
    assert commands(till) == ["charge"]
    assert counter.shows("paymentScreen")
    assert next(iter(till.shown.values())).sale.amount == Money(3197, EUR)


def test_a_second_touch_charges_nothing(counter: Counter, till: MemoryTill) -> None:
    till.prepares = False
    counter.type("5")
    keypad = counter.model.keypad
    keypad.charge()
    keypad.charge()
    counter.key(Qt.Key.Key_Return)
    assert commands(till).count("charge") == 1


def test_the_payment_stands_before_it_is_prepared(counter: Counter, till: MemoryTill) -> None:
    till.prepares = False
    counter.type("5")
    counter.tap("charge")
    assert counter.text("title") == "Preparing"
    assert not counter.shows("qr")


def test_escape_leaves_the_sale_on_the_shelf(counter: Counter, till: MemoryTill) -> None:
    counter.type("5")
    counter.key(Qt.Key.Key_Return)
    counter.key(Qt.Key.Key_Escape)
    assert counter.shows("saleScreen")
    assert counter.text("openCount") == "1"
    assert "cancel" not in commands(till)


def test_escape_on_the_keypad_clears_nothing(counter: Counter) -> None:
    counter.type("5")
    counter.key(Qt.Key.Key_Escape)
    assert counter.text("charge") == "Charge €5.00"


def test_satoshi_are_charged_as_they_are(counter: Counter, till: MemoryTill) -> None:
    counter.tap("segment_sat")
    counter.type("21000")
    assert not counter.item("key_point").isEnabled()
    assert counter.text("worth") == "€19.16"
    counter.tap("charge")
    assert next(iter(till.shown.values())).sale.amount == Money(21_000, SAT)


def test_yen_have_no_places(counter: Counter) -> None:
    counter.type("12.34")
    counter.tap("segment_JPY")
    assert counter.text("charge") == "Charge ¥12" or counter.text("charge").startswith("At least")
    counter.type(".5")
    assert counter.item("amount").property("number") == "¥125"


def test_an_empty_amount_says_what_is_missing(counter: Counter) -> None:
    assert not counter.item("charge").isEnabled()
    assert counter.text("charge") == "Type an amount"


def test_a_dust_amount_says_the_least(counter: Counter) -> None:
    counter.type("0.01")
    assert not counter.item("charge").isEnabled()
    assert counter.text("charge") == "At least 1\u202f000\u00a0sat"


def test_without_a_rate_sales_are_stopped(counter: Counter, till: MemoryTill) -> None:
    counter.type("5")
    till.lose_rates()
    assert counter.text("charge") == "Stopped: no rate"
    assert counter.item("banner").property("tone") == "alarm"
    counter.key(Qt.Key.Key_Return)
    assert "charge" not in commands(till)


def test_an_unsafe_till_sells_nothing(counter: Counter, till: MemoryTill) -> None:
    counter.type("5")
    till.set_status(stop=Message(code="wallet.derivations_differ"))
    counter.key(Qt.Key.Key_Return)
    assert "charge" not in commands(till)
    assert counter.text("charge") == "Sales are stopped"


def test_check_now_wakes_the_workers(counter: Counter, till: MemoryTill) -> None:
    till.lose_rates()
    counter.tap("bannerAction")
    assert commands(till) == ["look_again"]


def test_a_note_is_written_on_the_screen(counter: Counter, till: MemoryTill) -> None:
    counter.tap("note")
    for key in ("capitalKey", "letter_l", "letter_e", "letter_n", "letter_a", "letter_a"):
        counter.tap(key)
    counter.tap("eraseKey")
    counter.tap("doneKey")
    assert not counter.shows("noteField")
    counter.type("5")
    counter.tap("charge")
    assert next(iter(till.shown.values())).sale.note == "Lena"


def test_digits_of_a_note_do_not_reach_the_amount(counter: Counter) -> None:
    counter.tap("note")
    counter.type("7")
    counter.key(Qt.Key.Key_Return)
    assert counter.text("charge") == "Type an amount"
    assert counter.model.keypad.note == "7"


def test_a_tile_opens_its_sale(counter: Counter, till: MemoryTill) -> None:
    first = till.charge(Money(1250, EUR), "")
    till.charge(Money(980, EUR), "")
    counter.settle()
    counter.tap(f"tile_{first}")
    assert counter.text("number") == "Sale 1043"


def test_a_look_at_a_sale_keeps_the_typed_amount(counter: Counter, till: MemoryTill) -> None:
    sale_id = till.charge(Money(1250, EUR), "")
    counter.type("31.97")
    counter.tap(f"tile_{sale_id}")
    counter.key(Qt.Key.Key_Escape)
    assert counter.text("charge") == "Charge €31.97"


def test_the_worst_sale_stands_first(counter: Counter, till: MemoryTill) -> None:
    waiting, seen, taken = (till.charge(Money(1250, EUR), "") for _ in range(3))
    for sale_id in (seen, taken):
        till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    till.take_back(taken)
    rows = counter.model.openSales._model.rows
    assert [row.key for row in rows] == [str(taken), str(waiting), str(seen)]


def test_another_currency_can_be_the_stores(
    open_counter: Callable[..., Counter],
) -> None:
    counter = open_counter(MemoryTill(setup(currency=currency("USD"))))
    counter.type("5")
    assert counter.text("charge") == "Charge $5.00"
