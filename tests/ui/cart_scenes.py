"""A sale that is entered line by line, to look at."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.catalogue import Item
from pos_app.domain.money import Money, currency
from pos_app.domain.share import Percent
from pos_app.domain.tax import TaxRate
from tests.ui.scenes import keypad_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter

EUR = currency("EUR")
BOOKS = TaxRate("VAT", Decimal(7))
OTHER = TaxRate("VAT", Decimal(19))
PAPERBACK = Item(id=UUID(int=1), name="Second-hand paperback", price=Money(1250, EUR), tax=BOOKS)
TEA = Item(id=UUID(int=2), name="Darjeeling tea", price=Money(3999, EUR), tax=OTHER, unit="kg")
LONG = Item(
    id=UUID(int=3),
    name="A complete history of the printed word in twelve volumes, bound in cloth, second edition",
    price=Money(99_999_999, EUR),
    tax=OTHER,
)


def cart_typed(counter: Counter) -> None:
    """A line, and an amount that is still typed: the picture of the design."""
    keypad_typed(counter)
    keypad = counter.model.keypad
    keypad.clear()
    counter.model.cart.add_item(PAPERBACK)
    for digits in ("19", "47"):
        keypad.press(digits)
        keypad.pressPoint()


def cart_full(counter: Counter) -> None:
    """Goods at two rates, a weighed one, a discount on a line and one on all."""
    cart = counter.model.cart
    cart.add_item(PAPERBACK, Decimal(3))
    cart.add_item(TEA, Decimal("0.125"))
    cart.add_item(LONG)
    cart.set_discount(Percent(Decimal("12.5")), 0)
    cart.set_discount(Money(1_500, EUR))
    counter.model.keypad.press("5")
    counter.kept.hold(UUID(int=40), cart.cart, "Table 4")


def _open(counter: Counter) -> None:
    """As a touch on the sum does, or on a line where they stand beside the keypad."""
    counter.tap("sum")
    counter.tap("line_0")


def cart_page(counter: Counter) -> None:
    cart_full(counter)
    _open(counter)


def cart_discount(counter: Counter) -> None:
    cart_full(counter)
    counter.model.entry.sheet.askDiscount(-1)
    counter.model.entry.sheet.press("10")


def cart_held(counter: Counter) -> None:
    cart_full(counter)
    cart = counter.model.cart.cart
    for number, label in enumerate(
        ("", "Ms Lena, blue coat, comes back at five o'clock with her card")
    ):
        counter.kept.hold(UUID(int=50 + number), cart, label)
    counter.tap("sum")
    counter.tap("heldButton")


def keypad_held(counter: Counter) -> None:
    """Nothing is typed, and something waits."""
    counter.model.cart.add_item(PAPERBACK)
    counter.model.cart.hold("")


def barcode_unknown(counter: Counter) -> None:
    cart_typed(counter)
    counter.type("9788412345678\r")


CART_SCENES: dict[str, Callable[[Counter], None]] = {
    scene.__name__: scene
    for scene in (
        cart_typed,
        cart_full,
        cart_page,
        cart_discount,
        cart_held,
        keypad_held,
        barcode_unknown,
    )
}
