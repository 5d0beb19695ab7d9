"""A receipt says how goods were weighed, what was taken off them, and what tax came on top."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pos_app.domain.bill import TaxMode
from tests.support.carts import REDUCED, STANDARD, cart, euro, line, percent
from tests.support.receipt_lines import lines
from tests.support.receipts import a_receipt

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill


def sold(bill: Bill) -> list[str]:
    """From the first line of what was sold to the end of the taxes."""
    said = lines(
        a_receipt(
            note="",
            amount=bill.total,
            lines=bill.sold_lines,
            discount=bill.discount,
            tip=bill.tip,
            taxes=bill.taxes,
            tax_on_top=bill.is_added,
        )
    )
    rules = [at for at, text in enumerate(said) if text == "---"]
    return said[rules[1] + 1 : rules[2]]


def test_what_was_weighed_has_its_unit_and_its_price() -> None:
    cheese = line(1_299, "Cheese", quantity=Decimal("0.385"), unit="kg")
    whole = line(1_299, "Cheese", unit="kg")
    assert sold(cart(cheese, whole, line(350)).bill()) == [
        "Cheese | 5.00",
        "0.385 kg x 12.99",
        "Cheese | 12.99",
        "1 kg x 12.99",
        "Coffee | 3.50",
        "total EUR | 21.49",
    ]


def test_what_was_taken_off_a_line_stands_below_it() -> None:
    off = line(350, quantity=Decimal(2), discount=percent("10"))
    assert sold(cart(off).bill()) == [
        "Coffee | 6.30",
        "2 x 3.50",
        "discount -0.70",
        "total EUR | 6.30",
    ]


def test_tax_on_top_stands_between_the_lines_and_the_total() -> None:
    goods = line(1_000, tax=STANDARD), line(500, "Book", tax=REDUCED)
    bill = cart(*goods, discount=euro(150), tip=euro(100), tax_mode=TaxMode.ADDED).bill()
    assert sold(bill) == [
        "Coffee | 10.00 A",
        "Book | 5.00 B",
        "subtotal | 15.00",
        "discount | -1.50",
        "A tax_on_top 19 VAT | 1.71",
        "B tax_on_top 7 VAT | 0.32",
        "tip | 1.00",
        "total EUR | 16.53",
    ]


def test_tax_on_top_alone_makes_a_subtotal_too() -> None:
    bill = cart(line(1_000, tax=STANDARD), tax_mode=TaxMode.ADDED).bill()
    assert sold(bill) == [
        "Coffee | 10.00",
        "subtotal | 10.00",
        "tax_on_top 19 VAT | 1.90",
        "total EUR | 11.90",
    ]
