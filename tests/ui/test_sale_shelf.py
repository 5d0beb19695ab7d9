"""Ten sales at once, each a live tile, and never two for one touch on Charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pos_app.domain.credit import Assurance
from pos_app.domain.money import Money, currency

if TYPE_CHECKING:
    from uuid import UUID

    from tests.ui.counter import Counter
    from tests.ui.memory_till import MemoryTill

EUR = currency("EUR")
ENTER = Qt.Key.Key_Return


class Hurry:
    """A hand that does not wait for the screen between two touches."""

    def __init__(self, counter: Counter, name: str) -> None:
        self.counter = counter
        self.place = counter.middle(name)

    def touch(self) -> None:
        finger = self.counter._finger
        QTest.touchEvent(self.counter.window, finger).press(0, self.place)
        QTest.touchEvent(self.counter.window, finger).release(0, self.place)

    def click(self) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(self.counter.window, left, none, self.place)

    def enter(self) -> None:
        QTest.keyClick(self.counter.window, ENTER)


HURRIES = [
    ("touch", "touch"),
    ("touch", "enter"),
    ("enter", "touch"),
    ("enter", "enter"),
    ("click", "click"),
    ("click", "enter", "touch", "click", "enter", "touch"),
]


@pytest.mark.parametrize("hurry", HURRIES, ids=" ".join)
@pytest.mark.parametrize("store_is_slow", [False, True])
def test_a_double_touch_on_charge_makes_one_sale(
    counter: Counter, till: MemoryTill, hurry: tuple[str, ...], *, store_is_slow: bool
) -> None:
    till.prepares = not store_is_slow
    counter.type("5")
    hand = Hurry(counter, "charge")
    for each in hurry:
        getattr(hand, each)()
    counter.settle()
    assert [shown.sale.amount for shown in till.shown.values()] == [Money(500, EUR)]
    assert counter.shows("paymentScreen")


def test_the_next_sale_can_be_charged_while_a_slow_store_prepares_the_first(
    counter: Counter, till: MemoryTill
) -> None:
    till.prepares = False
    for amount in ("5", "6"):
        counter.type(amount)
        counter.tap("charge")
        counter.key(Qt.Key.Key_Escape)
    assert [shown.sale.amount.minor for shown in till.shown.values()] == [500, 600]
    assert counter.model.openSales.count == 2


def ten_sales(counter: Counter, till: MemoryTill) -> list[UUID]:
    for amount in range(10, 20):
        counter.type(str(amount))
        counter.key(ENTER)
        counter.key(Qt.Key.Key_Escape)
    return list(till.shown)


def words(counter: Counter) -> dict[str, str]:
    return {row.amount: row.word for row in counter.model.openSales._model.rows}


def test_ten_sales_at_once_each_show_what_became_of_them(
    counter: Counter, till: MemoryTill
) -> None:
    sales = ten_sales(counter, till)
    assert len(sales) == 10
    assert set(words(counter).values()) == {"Waiting"}

    def due(place: int) -> int:
        return till.shown[sales[place]].sale.due_sat

    till.pay(sales[1], due(1))
    till.pay(sales[2], due(2))
    till.mine(sales[2])
    till.pay(sales[3], due(3) - 5_000)
    till.pay(sales[4], due(4) + 5_000)
    till.pay(sales[5], due(5))
    till.take_back(sales[5], Assurance.REVOKED)
    till.cancel(sales[6])
    counter.settle()
    assert words(counter) == {
        "€10.00": "Waiting",
        "€11.00": "Seen",
        "€12.00": "Paid",
        "€13.00": "Partly paid",
        "€14.00": "Seen",
        "€15.00": "Taken back",
        "€17.00": "Waiting",
        "€18.00": "Waiting",
        "€19.00": "Waiting",
    }
    assert counter.model.openSales._model.rows[0].amount == "€15.00"


def test_each_of_ten_sales_opens_and_the_others_live_on(counter: Counter, till: MemoryTill) -> None:
    sales = ten_sales(counter, till)
    for place, sale_id in enumerate(sales):
        counter.model.openSales.open(str(sale_id))
        counter.settle()
        assert counter.model.payment.sale_id == sale_id
        assert counter.shows("paymentScreen")
        other = sales[place - 1]
        till.pay(other, till.shown[other].sale.due_sat)
        counter.settle()
        assert counter.model.payment.sale_id == sale_id
        counter.key(Qt.Key.Key_Escape)
    assert set(words(counter).values()) == {"Seen"}
    assert len(words(counter)) == 10
