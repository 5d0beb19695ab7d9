"""The list of sales says who sold what in which shift, read beside the till."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.adapters.storage.export_rows import exported_sales
from pos_app.domain.tax import taxes_of
from pos_app.services.books.sales_export_books import SaleBooks
from tests.support.carts import STANDARD
from tests.support.counter import NOON, TEN_EURO_SAT, Counter
from tests.support.sealed_shop import SealedShop

if TYPE_CHECKING:
    from pathlib import Path

DAY = timedelta(days=1)


def test_each_sale_says_who_sold_it_in_which_shift_and_when_it_was_settled(tmp_path: Path) -> None:
    shop = SealedShop(tmp_path / "data")
    try:
        later = shop.sell(payment=2)
        found = exported_sales(shop.folder, "signet", NOON, NOON + 9 * DAY)
        told = {sale.id: books for sale, _, books in found}
    finally:
        shop.counter.close()
    assert told == {
        shop.sale.id: SaleBooks(cashier="Maya", sold_in=1, settled_in=1),
        later.id: SaleBooks(cashier="Maya", sold_in=2, settled_in=2),
    }


def test_what_nobody_printed_is_taxed_as_it_was_sold(tmp_path: Path) -> None:
    """A receipt that was never on paper knows no tax, and the law may have changed since."""
    counter = Counter(tmp_path, has_printer=False, tax=STANDARD, books="signet")
    try:
        sale = counter.pay(counter.charge(), TEN_EURO_SAT, height=100)
        unpaid = counter.charge()
        found = exported_sales(tmp_path, "signet", NOON, NOON + 9 * DAY)
        taxes = {each.id: each_taxes for each, each_taxes, _ in found}
    finally:
        counter.close()
    assert taxes == {sale.id: taxes_of([(STANDARD, sale.amount)]), unpaid.id: None}
