"""Who began a sale, for its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from pos_app.ports import Transaction


def served_by(transaction: Transaction, sale_id: UUID) -> str:
    """The name as it stands now; empty where the till knew nobody by name."""
    entry = transaction.shift_entry(sale_id)
    if entry is None or not entry.cashier:
        return ""
    return transaction.person(UUID(entry.cashier)).person.name
