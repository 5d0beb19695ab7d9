"""Takes what gateways call in: keeps what can't be learned by asking, and has the sale looked at.

Nothing that a call says changes a sale: the gateway, or the chain, is asked.
"""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from pos_app.domain.journal import canonical_json
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import timedelta
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, Notification, PaymentGateway, ReadNotification, Store

NOTIFIED = "gateway.notified"
# Apirone calls up to 255 times for each transaction; whoever has the token may not fill the disk.
MOST_KEPT = 1_000
# What is known of the newest sales without asking the store, for how long.
RECENT_SALES, RECENT_SECONDS = 100, 10.0

log = logging.getLogger(__name__)


class JournalWriter(Protocol):
    """The part of the ledger that is written here."""

    def note_till_event(
        self, name: str, body: Mapping[str, Any], *, subject: UUID | None = None
    ) -> None: ...


@runtime_checkable
class CallsForAll(Protocol):
    """A gateway that calls one address for all payments, and signs what it says."""

    def reference_in(self, notification: Notification) -> str | None:
        """The payment that a genuine call is about, None for none; RefusedError for another."""
        ...


class NotificationDesk:
    """All may be called from several threads at once.

    `look_now` has a sale looked at soon. A call without a sale's token is only for one that is not
    over for longer than `followed_for`.
    """

    def __init__(
        self,
        store: Store,
        journal: JournalWriter,
        gateways: Mapping[str, PaymentGateway],
        clock: Clock,
        *,
        followed_for: timedelta,
        look_now: Callable[[UUID], None],
    ) -> None:
        self._store = store
        self._journal = journal
        self._gateways = gateways
        self._clock = clock
        self._followed_for = followed_for
        self._look_now = look_now
        self._turn = threading.Lock()
        self._recent: dict[tuple[str | None, UUID], str] = {}
        self._recent_until = clock.monotonic()
        self._recent_turn = threading.Lock()

    def order_token(self, gateway: str, order_id: UUID) -> str | None:
        """Of the sale that this gateway holds a payment for; None: there is none."""
        sale = self._sale(order_id)
        return None if sale is None or _gateway_of(sale) != gateway else sale.order_token

    def recent_order_token(self, gateway: str, order_id: UUID) -> str | None:
        """As `order_token`, of the newest sales: however often it is asked, nobody waits for it."""
        with self._recent_turn:
            now = self._clock.monotonic()
            if now >= self._recent_until:
                with self._store.transaction() as transaction:
                    sales = transaction.recent_sales(RECENT_SALES)
                self._recent = {(_gateway_of(sale), sale.id): sale.order_token for sale in sales}
                self._recent_until = now + RECENT_SECONDS
            return self._recent.get((gateway, order_id))

    def notified(
        self, gateway: str, order_id: UUID, notification: Notification
    ) -> ReadNotification:
        """Returns once what it said is in the journal; what it says again is not kept again.

        RefusedError when it can't be the gateway's, or the gateway is not set up.
        """
        sale = self._sale(order_id)
        if sale is None or _gateway_of(sale) != gateway:
            raise RefusedError("gateway.forged", gateway=gateway)
        return self._take(gateway, sale, notification)

    def notified_for_all(self, gateway: str, notification: Notification) -> ReadNotification | None:
        """As `notified`, of a call without a token; None when the sale is nobody's here.

        RefusedError also for a gateway that doesn't sign.
        """
        signing = self._gateways.get(gateway)
        if not isinstance(signing, CallsForAll):
            raise RefusedError("gateway.forged", gateway=gateway)
        reference = signing.reference_in(notification)
        with self._store.transaction() as transaction:
            sales = transaction.sales_to_watch(self._clock.now() - self._followed_for)
        for sale in sales:
            if _gateway_of(sale) == gateway and reference in _references(sale):
                return self._take(gateway, sale, notification)
        return None

    def _take(self, name: str, sale: Sale, notification: Notification) -> ReadNotification:
        read = self._read(name, _references(sale), notification)
        if read.evidence:
            self._keep(sale, name, read.evidence)
        self._look_now(sale.id)
        return read

    def _read(
        self, name: str, references: tuple[str, ...], notification: Notification
    ) -> ReadNotification:
        """A sale may have several payments, one for each price; the newest is asked first."""
        refused = RefusedError("gateway.forged", gateway=name)
        gateway = self._gateways.get(name)
        if gateway is None:
            raise refused
        for reference in reversed(references):
            try:
                return gateway.read_notification(reference, notification)
            except RefusedError as error:
                refused = error
        raise refused

    def _keep(self, sale: Sale, gateway: str, evidence: Mapping[str, str]) -> None:
        body = {"gateway": gateway, **evidence}
        with self._turn:
            with self._store.transaction() as transaction:
                entries = transaction.journal(sale.id)
            kept = [entry.body for entry in entries if entry.name == NOTIFIED]
            if canonical_json(body) in kept:
                return
            if len(kept) >= MOST_KEPT:
                log.warning("sale %s has had %s calls", sale.id, len(kept))
                raise RefusedError("gateway.forged", gateway=gateway)
            self._journal.note_till_event(NOTIFIED, body, subject=sale.id)

    def _sale(self, order_id: UUID) -> Sale | None:
        with self._store.transaction() as transaction:
            try:
                return transaction.sale(order_id)
            except LookupError:
                return None


def _gateway_of(sale: Sale) -> str | None:
    hosted = None if sale.request is None else sale.request.hosted
    return None if hosted is None else hosted.gateway


def _references(sale: Sale) -> tuple[str, ...]:
    hosted = None if sale.request is None else sale.request.hosted
    return () if hosted is None else hosted.references
