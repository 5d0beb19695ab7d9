"""A keypad with its cart over memory, as the screen uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.catalogue import Item
from pos_app.domain.money import Money, currency
from pos_app.ui.view_models.entry import EntryViewModel
from tests.ui.memory_sale_entry import MemorySaleEntry
from tests.ui.memory_shop import setup
from tests.ui.memory_till import MemoryTill

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill
    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency
    from pos_app.domain.tax import TaxRate
    from pos_app.ui.formatting import Formatter

EUR = currency("EUR")


class Desk:
    """A keypad with its cart, and what it told whoever sells."""

    def __init__(self, numbers: Formatter, **shop: object) -> None:
        self.till = MemoryTill(setup(**shop))
        self.kept = MemorySaleEntry()
        self.goods: dict[str, Item] = {}
        self.entry = EntryViewModel(self.till, numbers, self.kept, self.goods.get)
        self.kept.listeners.append(self.entry.take)
        self.told: list[Message] = []
        self.keypad, self.cart, self.sheet = self.entry.keypad, self.entry.cart, self.entry.sheet
        self.cart.told.connect(self.told.append)
        self.keypad.charged.connect(lambda _: self.keypad.begin_next_sale())

    def type(self, text: str) -> None:
        for key in text:
            if key == ".":
                self.keypad.pressPoint()
            elif key == "+":
                self.keypad.addLine()
            else:
                self.keypad.press(key)

    def scan(self, code: str) -> bool:
        """All keys at one moment, as no hand can; each also does what it does on the keypad."""
        for key in code:
            self.entry.scanner.key(key, False)
            if key.isdigit():
                self.keypad.press(key)
        return self.entry.scanner.enter()

    def charge(self) -> tuple[Money, Bill | None]:
        self.keypad.charge()
        sale = list(self.till.shown.values())[-1].sale
        return sale.amount, sale.bill

    def codes(self) -> list[str]:
        return [message.code for message in self.told]

    def lines(self) -> list[tuple[str, str, str]]:
        return [(row.name, plain(row.detail), plain(row.amount)) for row in self.cart.rows.rows]

    def sums(self) -> list[tuple[str, str]]:
        return [(row.label, plain(row.amount)) for row in self.cart.sums.rows]


def plain(text: str) -> str:
    """With the signs that a keyboard has."""
    keys: dict[str, str | int | None] = {
        "\u202f": " ",
        "\u00a0": " ",
        "\N{MINUS SIGN}": "-",
        "\N{MULTIPLICATION SIGN}": "x",
    }
    return text.translate(str.maketrans(keys))


def item(name: str, minor: int, *, tax: TaxRate | None = None, of: Currency = EUR) -> Item:
    return Item(id=uuid4(), name=name, price=Money(minor, of), tax=tax, barcode="4006381333931")
