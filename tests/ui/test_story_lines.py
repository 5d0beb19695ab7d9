"""The story of a sale begins with how it was entered."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QLocale

from pos_app.domain.bill import TaxMode
from pos_app.ui.formatting import Formatter
from pos_app.ui.story_lines import MOST_TOLD, entered, sold
from tests.support.carts import REDUCED, cart, euro, line
from tests.ui.entry_desk import plain
from tests.ui.memory_archive import MemoryArchive
from tests.ui.test_story_names import MAYA, entry_of, record_of, told

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart

NUMBERS = Formatter.of(QLocale("en"))
SUM = {"currency": "EUR", "exponent": 2}


def rows(entered_cart: Cart) -> list[tuple[str, str]]:
    return [(each.title, plain(each.detail)) for each in sold(entered_cart.bill(), NUMBERS)]


def test_an_amount_that_was_typed_has_nothing_to_tell() -> None:
    assert sold(None, NUMBERS) == ()


def test_each_line_is_told_and_what_they_come_to() -> None:
    goods = cart(
        line(1250, "Second-hand paperback", quantity=Decimal(2), tax=REDUCED, discount=euro(100)),
        line(500, "A name of fifty letters that is longer than a row has"),
        discount=euro(150),
        tip=euro(50),
    )
    assert rows(goods) == [
        ("Second-hand paperback", "2 x €12.50, -€1.00 = €24.00"),
        ("A name of fifty letters that is longer than a r…", "1 x €5.00 = €5.00"),
        ("Comes to €28.00", "-€1.50 discount, of it 7 % VAT: €1.49, €0.50 tip"),
    ]
    assert ("Comes to €10.70", "plus 7 % VAT: €0.70") in rows(
        cart(line(1000, tax=REDUCED), tax_mode=TaxMode.ADDED)
    )


def test_a_long_sale_tells_how_many_more_there_are() -> None:
    many = rows(cart(*(line(100, f"Book {number}") for number in range(MOST_TOLD + 3))))
    assert many[MOST_TOLD] == ("3 more lines", "")
    assert len(many) == MOST_TOLD + 2


def test_a_discount_is_told_with_who_allowed_it() -> None:
    body = {"before": {"minor": 2000, **SUM}, "after": {"minor": 1800, **SUM}}
    [said] = entered("cart.discounted", body, "by Maya, with the PIN of Ruth", NUMBERS)
    assert said.title == "Discount: €20.00 became €18.00"
    assert said.detail == "by Maya, with the PIN of Ruth"


@pytest.mark.parametrize(
    ("name", "title"),
    [("cart.held", "Put on hold"), ("cart.recalled", "Taken up again"), ("cart.cleared", "")],
)
def test_what_waited_is_told(name: str, title: str) -> None:
    assert [said.title for said in entered(name, {}, "", NUMBERS)] == ([title] if title else [])


def test_the_whole_story_has_its_lines() -> None:
    till = MemoryArchive()
    bill = cart(line(1000, "Coffee")).bill()
    sale_id = till.charge(bill.total, "", bill=bill, sale_id=UUID(int=21))
    held = entry_of(till, sale_id, "cart.held", MAYA, {})
    started = entry_of(till, sale_id, "sale.started", MAYA, {})
    story = told(record_of(till, sale_id, held, started))
    assert story["Put on hold"] == "by Maya"
    assert plain(story["Coffee"]) == "1 x €10.00 = €10.00"
