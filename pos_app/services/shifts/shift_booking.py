"""Puts every change of a sale into the books of the shift that goes on, or of the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.refund import WHOLE_PRICE, promised_sat, proven
from pos_app.domain.shift import number_now
from pos_app.domain.shift_entry import SaleParts, entered
from pos_app.domain.shift_sums import difference
from pos_app.domain.tally import one_sale, total_of
from pos_app.domain.tax import taxes_of

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
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
) -> None:
    """In the transaction that saves the sale; `before` is None for a new one.

    `cashier` is the id of who begins a new sale, `tax` what an amount includes that was typed.
    """
    earlier = transaction.shift_entry(sale.id)
    entry = entered(
        earlier,
        before,
        sale,
        shift=number_now(transaction.last_shift()),
        cashier=cashier,
        parts=parts_of(sale, tax),
    )
    transaction.save_shift_entry(entry)
    transaction.add_shift_sums(difference(earlier, entry))


def parts_of(sale: Sale, tax: TaxRate | None) -> SaleParts:
    """What of the amount is which, as the receipt says it, and what was given back of it."""
    back = proven(sale.refunds)
    parts = SaleParts(
        refunded=total_of(one_sale(each.value, promised_sat((each,))) for each in back),
        price_is_back=any(each.reason in WHOLE_PRICE for each in back),
    )
    bill = sale.bill
    if bill is None:
        return replace(parts, taxes=() if tax is None else taxes_of([(tax, sale.amount)]))
    off = bill.all_discounts
    return replace(parts, discount=off if off.minor else None, tip=bill.tip, taxes=bill.taxes)
