"""Stories of paying.feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytest_bdd import parsers, scenarios, then, when

from tests.features.screen import money
from tests.support.composed_till import ENTER
from tests.support.seen_window import until

if TYPE_CHECKING:
    from tests.features.conftest import Story
    from tests.features.story_shop import StoryShop

scenarios("paying.feature")


@when("the cashier touches Charge twice at once")
def touch_charge_twice(shop: StoryShop) -> None:
    until("the sale may be charged", lambda: shop.till.finger.find("charge"))
    button = shop.till.finger.find("charge")
    assert button is not None
    place = button.mapToScene(QPointF(button.width() * 0.9, button.height() / 2)).toPoint()
    QTest.mouseDClick(
        shop.till.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
    )


@when("the cashier presses Enter twice at once")
def press_enter_twice(shop: StoryShop) -> None:
    shop.till.finger.type(ENTER + ENTER)


@then(parsers.parse('just {count:d} sale of "{amount}" was made'))
def see_sales_made(shop: StoryShop, count: int, amount: str) -> None:
    sales = [
        shown.sale
        for shown in shop.till.program.assembly.till.open_sales()
        if money(shown.sale.amount) == amount
    ]
    assert len(sales) == count


@then(parsers.parse("the code asks for {sat:d} sat"))
def see_sat(story: Story, sat: int) -> None:
    assert story.code.sat == sat
