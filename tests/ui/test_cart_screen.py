"""A sale entered line by line, by finger, by keyboard and by scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from pos_app.domain.money import Money
from tests.ui.cart_scenes import EUR, PAPERBACK
from tests.ui.entry_desk import plain
from tests.ui.test_look import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

CODE = "4006381333931"


def charged(till: MemoryTill) -> Money:
    return next(iter(till.shown.values())).sale.amount


def words(counter: Counter, name: str) -> str:
    return plain(counter.text(name))


def test_a_line_is_added_by_a_touch_and_by_plus(counter: Counter, till: MemoryTill) -> None:
    assert not counter.item("key_add").isEnabled()
    counter.type("12.50")
    assert not counter.shows("sum")
    counter.tap("key_add")
    counter.type("4+")
    counter.type("2")
    assert words(counter, "sum") == "€12.50 + €4.00 + €2.00"
    assert counter.text("charge") == "Charge €18.50"
    counter.key(Qt.Key.Key_Return)
    assert charged(till) == Money(1850, EUR)
    counter.key(Qt.Key.Key_Escape)
    assert not counter.shows("sum")


def test_the_sum_opens_the_lines_and_the_keypad_is_one_touch_away(counter: Counter) -> None:
    counter.type("12.50+")
    counter.tap("sum")
    counter.tap("line_0")
    counter.tap("more")
    assert words(counter, "quantity") == "2"
    assert counter.text("chargeCart") == "Charge €25.00"
    counter.tap("toKeypad")
    assert counter.shows("key_5")
    assert counter.text("charge") == "Charge €25.00"
    counter.tap("sum")
    counter.tap("line_0")
    counter.tap("removeLine")
    assert words(counter, "chargeCart") == "Type an amount"
    counter.key(Qt.Key.Key_Escape)
    assert counter.shows("key_5")


def test_on_a_large_screen_the_lines_stand_beside_the_keypad(
    open_counter: Callable[..., Counter], till: MemoryTill
) -> None:
    counter = open_counter(till, size=SIZES["1920x1080"])
    counter.type("12.50+7.50")
    assert counter.text("lineCount") == "2 lines"
    assert not counter.item("sum").isEnabled()
    counter.tap("line_0")
    counter.tap("lineName")
    for letter in ("letter_t", "letter_e", "letter_a", "doneKey"):
        counter.tap(letter)
    assert "Amounttea" in counter.texts()
    counter.tap("discount")
    counter.tap("segment_EUR")
    counter.tap("pad_5")
    assert counter.text("sheetOutcome") == "€20.00 becomes €15.00"
    counter.tap("sheetDone")
    assert counter.text("charge") == "Charge €15.00"
    counter.tap("discount")
    counter.tap("noDiscount")
    assert counter.text("charge") == "Charge €20.00"


def test_a_discount_is_typed_on_the_keyboard_too(counter: Counter) -> None:
    counter.type("20+")
    counter.tap("sum")
    counter.tap("discount")
    counter.type("12.5")
    assert words(counter, "sheetDone") == "Take 12.5 % off"
    counter.key(Qt.Key.Key_Backspace)
    counter.key(Qt.Key.Key_Return)
    assert counter.text("chargeCart") == "Charge €17.60"
    counter.tap("discount")
    counter.type("9")
    counter.key(Qt.Key.Key_Escape)
    assert counter.text("chargeCart") == "Charge €17.60"


def test_a_scan_adds_goods_wherever_one_is_on_the_sale_screen(
    counter: Counter, till: MemoryTill
) -> None:
    counter.goods[CODE] = PAPERBACK
    counter.type("5")
    counter.till.uptime += 1
    counter.type(f"{CODE}\r")
    assert words(counter, "sum") == "€12.50 + €5.00"
    counter.tap("sum")
    counter.type(f"{CODE}\r")
    assert counter.text("chargeCart") == "Charge €30.00"
    assert till.asked == []
    assert counter.kept.wishes == []


def test_a_scan_touches_no_button_that_has_the_focus(counter: Counter, till: MemoryTill) -> None:
    counter.goods[CODE] = PAPERBACK
    counter.type("5")
    counter.item("note").forceActiveFocus()
    counter.till.uptime += 1
    counter.type(f"{CODE}\r")
    assert words(counter, "sum") == "€12.50 + €5.00"
    assert not counter.shows("noteField")
    assert till.asked == []


def test_an_unknown_barcode_is_told_until_the_next_key(counter: Counter, till: MemoryTill) -> None:
    counter.type(f"{CODE}\r")
    assert counter.text("noticeText") == f"Nothing here has the barcode {CODE}"
    assert counter.text("charge") == "Type an amount"
    assert till.asked == []
    counter.type("7")
    assert not counter.shows("noticeText")
    assert counter.text("charge") == "Charge €7.00"
    counter.till.uptime += 1
    counter.type(f"{CODE}\r")
    counter.tap("entryNotice")
    assert not counter.shows("noticeText")


def test_what_is_held_is_reached_by_its_count_and_taken_up(counter: Counter) -> None:
    counter.type("12.50+19.47")
    counter.model.keypad.setNote("Table 4")
    counter.tap("sum")
    counter.tap("hold")
    assert counter.text("charge") == "Type an amount"
    assert counter.text("sum") == "1 on hold"
    [row] = counter.kept.held()
    counter.type("3")
    counter.tap("sum")
    counter.tap("heldButton")
    assert not counter.item(f"recall_{row.id}").isEnabled()
    assert counter.shows("recallHint")
    counter.tap("closeHeld")
    counter.key(Qt.Key.Key_Delete)
    counter.tap("sum")
    counter.tap(f"recall_{row.id}")
    assert counter.text("charge") == "Charge €31.97"
    assert counter.text("note") == "Note: Table 4"


def test_a_held_sale_is_dropped_only_after_a_question(counter: Counter) -> None:
    counter.type("12.50+")
    counter.model.cart.hold("")
    [row] = counter.kept.held()
    counter.tap("sum")
    counter.tap(f"drop_{row.id}")
    counter.tap("dialogSafe")
    assert counter.kept.held() == (row,)
    counter.tap(f"drop_{row.id}")
    counter.tap("dialogOther")
    assert counter.kept.held() == ()


def test_a_sale_is_cleared_only_after_a_question(counter: Counter) -> None:
    counter.type("12.50+")
    counter.tap("sum")
    counter.tap("clearCart")
    counter.key(Qt.Key.Key_Escape)
    assert counter.text("chargeCart") == "Charge €12.50"
    counter.tap("clearCart")
    counter.tap("dialogOther")
    assert counter.text("charge") == "Type an amount"
    assert len(counter.kept.thrown_away) == 1
