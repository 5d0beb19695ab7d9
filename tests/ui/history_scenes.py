"""Looking back: what the list is narrowed down by, and a story with goods and payments."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.domain.bill import Bill, BillLine, TaxMode
from pos_app.domain.money import Money, currency
from pos_app.domain.tax import TaxRate, taxes_of
from tests.ui.memory_duty import JONAS
from tests.ui.page_scenes import history_list

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.pages_counter import PagesCounter

EUR = currency("EUR")
BOOKS = TaxRate("VAT", Decimal(7))


def euros(minor: int) -> Money:
    return Money(minor, EUR)


def a_bill() -> Bill:
    """Two of one book, one with something off, and a tip."""
    lines = (
        ("Second-hand paperback", 2, 650, None, 1_300),
        ("Atlas of imaginary islands", 1, 1_990, 190, 1_800),
    )
    made = tuple(
        BillLine(
            name=name,
            quantity=Decimal(quantity),
            unit="",
            price=euros(price),
            discount=None if off is None else euros(off),
            amount=euros(amount),
            tax=BOOKS,
            item_id=None,
        )
        for name, quantity, price, off, amount in lines
    )
    sold = sum(line.amount.minor for line in made)
    return Bill(
        lines=made,
        tax_mode=TaxMode.INCLUDED,
        discount=None,
        taxes=taxes_of([(BOOKS, euros(sold))]),
        tip=euros(300),
        total=euros(sold + 300),
    )


def history_goods(counter: PagesCounter) -> None:
    till, bill = counter.till, a_bill()
    sale_id = till.charge(bill.total, "", bill=bill)
    till.began[sale_id] = JONAS
    till.pay(sale_id, till.shown[sale_id].sale.due_sat)
    till.mine(sale_id)
    counter.go("history")
    counter.tap(f"history_{sale_id}")


def history_choices(counter: PagesCounter) -> None:
    history_list(counter)
    counter.tap("chipKind")


def history_narrowed(counter: PagesCounter) -> None:
    history_choices(counter)
    counter.tap("choice_expired")
    counter.tap("chipCashier")
    counter.tap(f"choice_{JONAS.id}")


HISTORY_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene for scene in (history_goods, history_choices, history_narrowed)
}
