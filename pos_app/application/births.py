"""Since when an address of this till can have been paid, as its store knows it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from pos_app.services.addresses.address_keeper import scan_key

if TYPE_CHECKING:
    from pos_app.ports import Store


class Births:
    """For any thread. None: nothing is known, so it may have been paid at any time.

    An address of a sale is as old as the sale. One that was not issued yet was looked at when the
    till last scanned the account, or lay beyond the gap that any wallet looks past.
    """

    def __init__(self, store: Store, account_id: str) -> None:
        self._store = store
        self._account_id = account_id

    def __call__(self, script: bytes) -> datetime | None:
        with self._store.transaction() as transaction:
            sale_id = transaction.sale_of_script(script)
            if sale_id is None:
                scanned = transaction.get_value(scan_key(self._account_id))
                return datetime.fromisoformat(scanned) if scanned else None
            if transaction.earlier_sales(script):
                return transaction.first_issued_at()
            return transaction.sale(sale_id).created_at
