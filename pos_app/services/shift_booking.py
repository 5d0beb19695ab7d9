"""Puts every change of a sale into the books of the shift that goes on, or of the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.shift import number_now
from pos_app.domain.shift_entry import SaleParts, entered
from pos_app.domain.tally import NOTHING
from pos_app.domain.tax import taxes_of

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.domain.tally import Tally
    from pos_app.domain.tax import TaxRate
    from pos_app.ports import Transaction
    from pos_app.ports.shifts import ShiftTransaction


NOBODY = ""


def save_booked(
    transaction: Transaction,
    before: Sale | None,
    sale: Sale,
    *,
    tax: TaxRate | None,
    cashier: str = NOBODY,
) -> None:
    """The sale and its entry, which have to be there both or neither."""
    transaction.save_sale(sale)
    book(transaction, before, sale, cashier=cashier, tax=tax)


def book(
    transaction: ShiftTransaction,
    before: Sale | None,
    sale: Sale,
    *,
    cashier: str,
    tax: TaxRate | None = None,
    refunded: Tally = NOTHING,
    fees_sat: int = 0,
) -> None:
    """In the transaction that saves the sale; `before` is None for a new one.

    `cashier` is the id of who begins a new sale, `tax` what an amount includes that was typed.
    `refunded` and `fees_sat` are all that was ever paid back of the sale.
    """
    parts = replace(parts_of(sale, tax), refunded=refunded, fees_sat=fees_sat)
    entry = entered(
        transaction.shift_entry(sale.id),
        before,
        sale,
        shift=number_now(transaction.last_shift()),
        cashier=cashier,
        parts=parts,
    )
    transaction.save_shift_entry(entry)


def parts_of(sale: Sale, tax: TaxRate | None) -> SaleParts:
    """What of the amount is which, as the receipt says it."""
    bill = sale.bill
    if bill is None:
        return SaleParts(taxes=() if tax is None else taxes_of([(tax, sale.amount)]))
    discount = bill.all_discounts
    return SaleParts(discount=discount if discount.minor else None, tip=bill.tip, taxes=bill.taxes)
