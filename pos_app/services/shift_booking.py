"""Puts every change of a sale into the books of the shift that goes on, or of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.shift import number_now
from pos_app.domain.shift_entry import PLAIN, entered

if TYPE_CHECKING:
    from pos_app.domain.sale import Sale
    from pos_app.domain.shift_entry import SaleParts
    from pos_app.ports.shifts import ShiftTransaction


def book(
    transaction: ShiftTransaction,
    before: Sale | None,
    sale: Sale,
    *,
    cashier: str,
    parts: SaleParts = PLAIN,
) -> None:
    """In the transaction that saves the sale; `before` is None for a new one.

    `cashier` is the id of who begins a new sale, `parts` all that is known of its amount now.
    """
    entry = entered(
        transaction.shift_entry(sale.id),
        before,
        sale,
        shift=number_now(transaction.last_shift()),
        cashier=cashier,
        parts=parts,
    )
    transaction.save_shift_entry(entry)
