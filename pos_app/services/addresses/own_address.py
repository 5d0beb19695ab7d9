"""Whether an address is one of the account's, also where no sale of this till ever had it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.ports import RefusedError
from pos_app.services.addresses.address_scan import GAP

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import Store
    from pos_app.services.addresses.address_keeper import WatchedAccount

# So many of the newest ones are derived: half a second's work.
NEWEST = 5_000


class OwnAddresses:
    """`script_of` reads an address of the account's network, RefusedError for any other text."""

    def __init__(
        self, store: Store, account: WatchedAccount, script_of: Callable[[str], bytes]
    ) -> None:
        self._store = store
        self._account = account
        self._script_of = script_of

    def includes(self, text: str) -> bool:
        """Looked up among the newest and those that come next; it takes a moment."""
        try:
            script = self._script_of(text)
        except RefusedError:
            return False
        with self._store.transaction() as transaction:
            end = transaction.next_index(self._account.id) + GAP
        # Newest first: an address that a customer asks about is seldom old.
        indexes = range(end - 1, max(0, end - GAP - NEWEST) - 1, -1)
        return any(self._account.script(index) == script for index in indexes)
