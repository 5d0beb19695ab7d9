"""Watches for the payments that keep what customers were promised; asks nobody while there is none.

A session of its own: the one that follows sales has no room for addresses that are not the shop's.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.domain.events import RefundFollowed, RefundPaid, RefundProven
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.refunds.refund_payments import earlier_of, find_payments
from pos_app.services.retry import LAST_RETRY_SECONDS, Retry

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.message import Message, TillError
    from pos_app.domain.policy import Policy
    from pos_app.domain.refund import Refund
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput, ChainSource, Clock, Store, Transaction
    from pos_app.services.books.ledger import Ledger

# Somebody may still pay what was withdrawn: the request is in the wallet's history.
WITHDRAWN_FOLLOWED = timedelta(days=30)
# Pushes get lost.
LOOK_SECONDS = 60.0
IDLE_SECONDS = 3_600.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    outputs: Sequence[ChainOutput]
    tip_height: int
    spoken_for: frozenset[int]


class RefundWatcher:
    """`step` belongs to one worker; `close` and `wake` are for any thread.

    `sources` are the servers, each a source of its own; one that fails makes room for the next.
    `on_health` hears what keeps refunds from being followed, None when they are again.
    """

    def __init__(
        self,
        sources: Sequence[ChainSource],
        ledger: Ledger,
        store: Store,
        clock: Clock,
        policy: Policy,
        *,
        on_health: Callable[[Message | None], None],
        retry: Retry | None = None,
    ) -> None:
        self._sources = list(sources)
        self._ledger = ledger
        self._store = store
        self._clock = clock
        self._policy = policy
        self._on_health = on_health
        self._retry = retry or Retry(clock)
        self._wake: Callable[[], None] = lambda: None
        self._looked: dict[bytes, frozenset[UUID]] = {}  # the refunds there were at the last look
        self._refused: dict[bytes, int] = {}  # how often servers would not tell
        self._look_at: float | None = None  # monotonic, when all are looked at whatever was pushed
        self._born: dict[bytes, datetime] = {}
        self._problem: Message | None = None
        self._closed = False

    def wake_with(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def born(self, script: bytes) -> datetime | None:
        """Since when a payment there can matter: an own node looks no further back."""
        return self._born.get(script)

    def close(self) -> None:
        self._closed = True
        for source in self._sources:
            source.close()

    def step(self) -> float:
        """Look where there may be news; the seconds to rest."""
        if self._closed:
            return IDLE_SECONDS
        followed = self._followed()
        if not followed:
            self._leave()
            return IDLE_SECONDS
        if not self._sources[0].connected and not self._retry.is_due:
            return self._until(self._retry.at)
        try:
            self._look(followed)
        except (UnreachableError, RefusedError) as error:
            log.info("refunds: %s", error)
            self._lose(error)
            return self._until(self._retry.at)
        self._retry.succeeded()
        self._tell(None)
        return LAST_RETRY_SECONDS if self._look_at is None else self._until(self._look_at)

    def _followed(self) -> dict[bytes, list[tuple[Sale, Refund]]]:
        """By script, oldest sale first."""
        since = self._clock.now() - WITHDRAWN_FOLLOWED
        with self._store.transaction() as transaction:
            sales = transaction.sales_giving_back(since)
        followed: dict[bytes, list[tuple[Sale, Refund]]] = {}
        for sale in sales:
            for refund in sale.refunds:
                followed.setdefault(refund.script, []).append((sale, refund))
        self._born = {
            script: min(refund.asked_at for _, refund in several)
            for script, several in followed.items()
        }
        return followed

    def _leave(self) -> None:
        if self._looked:
            self._sources[0].close()
        self._looked, self._look_at = {}, None
        self._tell(None)

    def _lose(self, error: TillError) -> None:
        self._sources[0].close()
        self._sources.append(self._sources.pop(0))
        self._looked, self._look_at = {}, None
        self._retry.failed()
        self._tell(error.message)

    def _tell(self, problem: Message | None) -> None:
        if problem != self._problem:
            self._problem = problem
            self._on_health(problem)

    def _until(self, at: float) -> float:
        return max(0.0, at - self._clock.monotonic())

    def _look(self, followed: dict[bytes, list[tuple[Sale, Refund]]]) -> None:
        source = self._sources[0]
        if not source.connected:
            self._looked = {}
            source.connect(self._wake)
            if self._closed:  # meanwhile, by another thread
                raise UnreachableError("chain.connection_lost", server=source.name)
        news = source.news()
        source.tip()
        now = self._clock.monotonic()
        is_due = self._look_at is None or self._look_at <= now
        if is_due:
            source.renew([script for script in self._looked if script in followed])
        names = {
            script: frozenset(refund.id for _, refund in several)
            for script, several in followed.items()
        }
        everything = news.everything or news.tip_changed or is_due
        due = [
            script
            for script, ids in names.items()
            if everything or script in news.scripts or self._looked.get(script) != ids
        ]
        gone = [script for script in self._looked if script not in followed]
        source.unwatch(gone)
        for script in gone:
            del self._looked[script]
        # Last what a server refused to tell: an address may have a longer history than it shows.
        for script in sorted(due, key=lambda each: self._refused.get(each, 0)):
            self._look_there(source, script, followed[script])
            self._looked[script] = names[script]
        if is_due:
            self._look_at = now + LOOK_SECONDS

    def _look_there(
        self, source: ChainSource, script: bytes, followed: Sequence[tuple[Sale, Refund]]
    ) -> None:
        try:
            source.watch((script,))
            outputs = source.outputs((script,))[script]
        except RefusedError:
            self._refused[script] = self._refused.get(script, 0) + 1
            raise
        self._refused.pop(script, None)
        # Not before: what is linked to it is counted from there.
        height = source.tip().height
        for sale_id in dict.fromkeys(sale.id for sale, _ in followed):
            others = (refund for sale, refund in followed if sale.id != sale_id)
            found = _Found(
                outputs=outputs,
                tip_height=height,
                spoken_for=frozenset(each.sat for each in others if each.waits_for_payment),
            )
            self._record(sale_id, script, found)

    def _record(self, sale_id: UUID, script: bytes, found: _Found) -> None:
        def decide(transaction: Transaction, sale: Sale) -> tuple[SaleEvent, ...]:
            return self._events(transaction, sale, script, found)

        self._ledger.record_with(sale_id, decide)

    def _events(
        self, transaction: Transaction, sale: Sale, script: bytes, found: _Found
    ) -> tuple[SaleEvent, ...]:
        now = self._clock.now()
        here = [refund for refund in sale.refunds if refund.script == script]
        own = {refund.payment.reference for refund in here if refund.payment is not None}
        payments = find_payments(
            here,
            found.outputs,
            taken=transaction.refund_outputs(script) - own,
            spoken_for=found.spoken_for,
            tip_height=found.tip_height,
            now=now,
        )
        events: list[SaleEvent] = []
        for refund in here:
            if refund.earlier is None:
                earlier = earlier_of(found.outputs)
                events.append(RefundFollowed(at=now, refund_id=refund.id, earlier=earlier))
                continue
            payment, short_sat = payments[refund.id].payment, payments[refund.id].short_sat
            if (payment, short_sat) != (refund.payment, refund.short_sat):
                own_coin = payment is not None and transaction.has_coin(payment.inputs)
                paid = RefundPaid(
                    at=now,
                    refund_id=refund.id,
                    payment=payment,
                    by_own_wallet=own_coin,
                    short_sat=short_sat,
                )
                events.append(paid)
            needed = max(1, self._policy.confirmations_for(sale.worth))
            depth = 0 if payment is None else payment.confirmations(found.tip_height)
            if refund.proven_at is None and depth >= needed:
                events.append(RefundProven(at=now, refund_id=refund.id))
        return tuple(events)
