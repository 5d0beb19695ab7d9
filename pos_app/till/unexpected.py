"""Tells the screen of unexpected money, as the store has it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pos_app.services.chain.unexpected_money import put_away, unexpected_money

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ports import Store
    from pos_app.services.chain.unexpected_money import UnexpectedMoney


class UnexpectedNotices:
    """`on_change` gets all notices, the newest last. Safe from any thread."""

    def __init__(self, on_change: Callable[[tuple[UnexpectedMoney, ...]], None]) -> None:
        self._on_change = on_change
        self._turn = threading.Lock()  # what was read last is also told last

    def tell(self, store: Store) -> None:
        with self._turn:
            with store.transaction() as transaction:
                notices = unexpected_money(transaction)
            self._on_change(notices)

    def put_away(self, store: Store, sale_id: UUID) -> None:
        with store.transaction() as transaction:
            put_away(transaction, sale_id)
        self.tell(store)
