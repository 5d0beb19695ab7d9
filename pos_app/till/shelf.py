"""The sales the screen may show, in memory, so that a query never waits for the disk."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.domain.receipt import ReceiptKind
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import ACKNOWLEDGED, DeliveryState, PrintState
from pos_app.services.chain.unexpected_money import EXPIRED_STAYS
from pos_app.ui.till import ReceiptProgress, ShownSale

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import PaperState, Store, Transaction

# A settled sale stays in sight for a moment.
SETTLED_STAYS = timedelta(minutes=1)
# How long a sale that asks for nothing any more is still followed.
WATCHED_FOR = timedelta(days=3)

# Sales that a screen has found and may open; as many as two of its longest lists.
MOST_AT_HAND = 500

_PRINTED = frozenset({PrintState.PRINTED, PrintState.SENT_UNCONFIRMED})
_SLIPS = frozenset({ReceiptKind.PENDING, ReceiptKind.REFUND})
_NOT_YET = frozenset({Standing.PREPARING, Standing.COULD_NOT_PREPARE})


class Shelf:
    """Safe from any thread."""

    def __init__(self) -> None:
        self._shown: dict[UUID, ShownSale] = {}
        self._at_hand: dict[UUID, ShownSale] = {}  # the one longest unasked for first
        self._acknowledged: set[UUID] = set()
        self._lock = threading.Lock()

    def load(self, store: Store, now: datetime) -> None:
        """Every sale that is still followed, as the store has it."""
        with store.transaction() as transaction:
            sales = transaction.sales_to_watch(now - WATCHED_FOR)
            acknowledged = {
                sale.id for sale in sales if transaction.get_value(_acknowledged_key(sale.id))
            }
        with self._lock:
            self._acknowledged |= acknowledged
        for sale in sales:
            self.put(shown_sale(store, sale))

    def put(self, shown: ShownSale) -> None:
        with self._lock:
            self._shown[shown.sale.id] = shown

    def get(self, sale_id: UUID) -> ShownSale | None:
        with self._lock:
            return self._shown.get(sale_id)

    def keep_at_hand(self, found: Iterable[ShownSale]) -> None:
        """As they were read; whatever is put on the shelf is newer."""
        with self._lock:
            for shown in found:
                self._at_hand.pop(shown.sale.id, None)
                self._at_hand[shown.sale.id] = shown
            for sale_id in list(self._at_hand)[:-MOST_AT_HAND]:
                del self._at_hand[sale_id]

    def find(self, sale_id: UUID) -> ShownSale | None:
        """On the shelf, else at hand."""
        with self._lock:
            shown = self._shown.get(sale_id)
            if shown is None and (shown := self._at_hand.pop(sale_id, None)) is not None:
                self._at_hand[sale_id] = shown
            return shown

    def acknowledge(self, store: Store, sale_id: UUID) -> None:
        """The alarm of a reversed sale was seen by a person: it leaves the shelf."""
        with store.transaction() as transaction:
            transaction.set_value(_acknowledged_key(sale_id), "yes")
        with self._lock:
            self._acknowledged.add(sale_id)

    def end_alarm(self, store: Store, sale: Sale) -> None:
        """The money is back: when it is taken away again a person has to see that too."""
        if sale.state.standing is Standing.REVERSED:
            return
        with self._lock:
            if sale.id not in self._acknowledged:
                return
            self._acknowledged.remove(sale.id)
        with store.transaction() as transaction:
            transaction.set_value(_acknowledged_key(sale.id), "")

    def open_sales(self, now: datetime) -> Sequence[ShownSale]:
        with self._lock:
            return [shown for shown in self._shown.values() if self._belongs(shown.sale, now)]

    def _belongs(self, sale: Sale, now: datetime) -> bool:
        standing, life = sale.state
        if standing is Standing.REVERSED:
            # Nobody was going to hand out the goods of a sale that was given up.
            return life is not Life.CANCELLED and sale.id not in self._acknowledged
        if life is Life.OPEN:
            return True
        if life is Life.SETTLED:
            return sale.settled_at is not None and now < sale.settled_at + SETTLED_STAYS
        if standing is Standing.WAITING or standing in _NOT_YET:
            return life is Life.EXPIRED and now < sale.lock.ends_at + EXPIRED_STAYS
        return True  # money lies on a sale that nobody has settled


def shown_sale(store: Store, sale: Sale) -> ShownSale:
    """The sale with its newest paper and whether the store's server has everything."""
    with store.transaction() as transaction:
        return shown_all(transaction, (sale,))[0]


def shown_all(transaction: Transaction, sales: Sequence[Sale]) -> tuple[ShownSale, ...]:
    """As `shown_sale`, for many sales at once."""
    ids = [sale.id for sale in sales]
    papers, told = transaction.paper_states(ids), transaction.deliveries(ids)
    return tuple(_shown(sale, papers.get(sale.id, []), told.get(sale.id, set())) for sale in sales)


def _shown(sale: Sale, jobs: list[PaperState], told: set[DeliveryState]) -> ShownSale:
    # A slip is no receipt, unless there is nothing else to speak of.
    papers = [job for job in jobs if job.kind not in _SLIPS] or jobs
    printed = [job for job in papers if job.state in _PRINTED]
    shown = ShownSale(sale=sale, store_told=told == {DeliveryState.DELIVERED}, trouble=sale.reason)
    if printed:
        at = max(job.changed_at for job in printed)
        return replace(shown, receipt=ReceiptProgress.PRINTED, receipt_at=at)
    if any(job.state is PrintState.UNCERTAIN for job in papers):
        return replace(shown, receipt=ReceiptProgress.UNCERTAIN)
    if any(job.state is not PrintState.SKIPPED for job in papers):
        return replace(shown, receipt=ReceiptProgress.WAITING)
    return shown


def _acknowledged_key(sale_id: UUID) -> str:
    return f"{ACKNOWLEDGED}{sale_id}"
