"""Asks a gateway to open a payment, or for a new price, and records what came of it."""

from __future__ import annotations

import logging
import queue
import threading
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from pos_app.domain import events as e
from pos_app.domain.message import Message, TillError
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import PaymentOrder
from pos_app.services.gateway_calls import GatewayCalls
from pos_app.services.hosted_terms import gateway_lock, refusal_of, request_of, rest_of
from pos_app.services.pricing import out_of_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, OpenedPayment, PaymentGateway, Redirects
    from pos_app.services.pricing import Pricing

# A customer stands at the counter: then the till says that it could not, and what else to do.
ANSWER_SECONDS = 5.0
REST_SECONDS = 3_600.0
UNFINISHED = "gateway.unfinished"
CLOSING = "gateway-close"  # the thread's name

log = logging.getLogger(__name__)


class Book(Protocol):
    """The part of the ledger that is written here."""

    def record(self, sale_id: UUID, decide: Callable[[Sale], tuple[e.SaleEvent, ...]]) -> Sale: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSetup:
    """`gateway` opens new payments. `callback_url` gives what a sale's news may be called to."""

    gateway: str
    network: str
    store_name: str
    redirects: Callable[[Sale], Redirects]
    callback_url: Callable[[Sale, str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Order:
    """`sale` as it was when the gateway was asked; `renews`: for a new price of the rest."""

    sale: Sale
    gateway: PaymentGateway
    renews: bool
    paid_sat: int = 0
    forwards_to: str | None = None


class HostedOrders:
    """`step` is run by one worker; `open` and `renew` may be called from any thread.

    What a gateway opens too late is closed again.
    """

    def __init__(
        self,
        gateways: Mapping[str, PaymentGateway],
        book: Book,
        pricing: Pricing,
        clock: Clock,
        setup: OrderSetup,
        *,
        own_address: Callable[[], str],
        unfinished: Callable[[], Sequence[Sale]],
        on_refused: Callable[[Message, UUID], None],
    ) -> None:
        self._gateways = gateways
        self._book = book
        self._pricing = pricing
        self._clock = clock
        self._setup = setup
        self._own_address = own_address
        self._unfinished = unfinished
        self._on_refused = on_refused
        self._asked: queue.SimpleQueue[tuple[UUID, bool]] = queue.SimpleQueue()
        self._calls: GatewayCalls[_Order] = GatewayCalls(clock, ANSWER_SECONDS)
        self._spare_addresses: list[str] = []  # taken for payments that were never opened
        self._has_begun = False
        self._wake: Callable[[], None] = lambda: None

    def wake_with(self, wake: Callable[[], None]) -> None:
        """`wake` makes the worker run `step` soon."""
        self._wake = self._calls.wake = wake

    def open(self, sale_id: UUID) -> None:
        self._asked.put((sale_id, False))
        self._wake()

    def renew(self, sale_id: UUID) -> None:
        self._asked.put((sale_id, True))
        self._wake()

    def is_asking(self, sale_id: UUID) -> bool:
        """Whether a gateway is being asked for this sale; for the worker's thread."""
        return any(call.about.sale.id == sale_id for call in self._calls.waiting)

    def step(self) -> float:
        """Ask what is to be asked, record what was answered; seconds until a call is too late."""
        while not self._asked.empty():
            sale_id, renews = self._asked.get()
            if not self.is_asking(sale_id):
                self._begin(self._book.record(sale_id, lambda _: ()), renews=renews)
        if not self._has_begun:
            self._has_begun = True
            self._give_up_unfinished()
        for call, answer, in_time in self._calls.take():
            if in_time:
                self._end(call.about, answer)
            elif not isinstance(answer, TillError):
                log.warning("%s answered too late: %s", call.gateway, answer.reference)
                self._close(call.about, answer.reference)
        now = self._clock.monotonic()
        left = (call.ends_at - now for call in self._calls.waiting)
        return max(0.0, min(left, default=REST_SECONDS))

    def _give_up_unfinished(self) -> None:
        """The program ended while a gateway was asked: nobody knows what it has opened."""
        for sale in self._unfinished():
            if sale.state.standing is Standing.PREPARING and not self.is_asking(sale.id):
                self._not_prepared(sale.id, Message(code=UNFINISHED))

    def _begin(self, sale: Sale, *, renews: bool) -> None:
        hosted = None if sale.request is None else sale.request.hosted
        name = hosted.gateway if renews and hosted is not None else self._setup.gateway
        gateway = self._gateways.get(name)
        if gateway is None:
            self._refuse(sale.id, Message(code="gateway.not_set_up", arguments={"gateway": name}))
            return
        order = _Order(sale=sale, gateway=gateway, renews=renews)
        try:
            if renews and hosted is not None:
                order = replace(order, paid_sat=on_time_sat(sale), forwards_to=hosted.forwards_to)
                question = partial(gateway.refresh_rate, hosted.reference, self._words(order))
            else:
                order = replace(order, forwards_to=self._address_for(gateway))
                question = partial(gateway.open, self._words(order))
        except TillError as error:
            self._refuse(sale.id, error.message)
            return
        self._calls.ask(order, name, question)

    def _address_for(self, gateway: PaymentGateway) -> str | None:
        if not gateway.needs_own_address:
            return None
        return self._spare_addresses.pop() if self._spare_addresses else self._own_address()

    def _words(self, order: _Order) -> PaymentOrder:
        sale = order.sale
        return PaymentOrder(
            sale_id=sale.id,
            number=sale.number,
            amount=rest_of(sale, order.paid_sat) if order.renews else sale.amount,
            description=f"{self._setup.store_name} {sale.number}",
            lock_seconds=round(self._pricing.lock_duration.total_seconds()),
            callback_url=self._setup.callback_url(sale, order.gateway.name),
            forwards_to=order.forwards_to,
            redirects=self._setup.redirects(sale),
        )

    def _end(self, order: _Order, answer: OpenedPayment | TillError) -> None:
        if isinstance(answer, TillError):
            log.warning("gateway %s: %s", order.gateway.name, answer)
            if order.forwards_to is not None and not order.renews:
                self._spare_addresses.append(order.forwards_to)
            self._refuse(order.sale.id, answer.message)
            return
        now = self._clock.now()
        lock = refusal_of(answer, order.gateway.name, now) or self._lock(order, answer, now)
        if isinstance(lock, Message):
            self._refuse(order.sale.id, lock)
            self._close(order, answer.reference)
            return
        (self._renewed if order.renews else self._prepared)(order, answer, lock)

    def _lock(self, order: _Order, opened: OpenedPayment, now: datetime) -> RateLock | Message:
        if opened.price is None:
            earlier = order.sale.lock if order.renews else None
            amount = order.sale.amount
            return self._pricing.lock(amount, now, earlier=earlier, paid_sat=order.paid_sat)
        lock = gateway_lock(
            opened,
            opened.price,
            gateway=order.gateway.name,
            median=self._pricing.median(opened.currency_code),
            now=now,
            monotonic=self._clock.monotonic(),
            paid_sat=order.paid_sat,
        )
        return out_of_bounds(lock) or lock

    def _prepared(self, order: _Order, opened: OpenedPayment, lock: RateLock) -> None:
        request = request_of(
            opened,
            gateway=order.gateway.name,
            network=self._setup.network,
            forwards_to=order.forwards_to,
        )
        worth = self._pricing.worth(order.sale.amount, lock)

        prepared = e.SalePrepared(at=lock.locked_at, lock=lock, request=request, worth=worth)
        self._book.record(order.sale.id, lambda _: (prepared,))

    def _renewed(self, order: _Order, opened: OpenedPayment, lock: RateLock) -> None:
        before = None if order.sale.request is None else order.sale.request.hosted
        request = request_of(
            opened,
            gateway=order.gateway.name,
            network=self._setup.network,
            forwards_to=order.forwards_to,
            before=before,
        )

        def renewed(sale: Sale) -> tuple[e.SaleEvent, ...]:
            # Money that came while the gateway was asked is not in its new price.
            if sale.state.life is Life.SETTLED or on_time_sat(sale) != order.paid_sat:
                return ()
            return (e.RateRenewed(at=lock.locked_at, lock=lock, request=request),)

        if self._book.record(order.sale.id, renewed).request != request:
            self._on_refused(Message(code="sale.moved_on"), order.sale.id)

    def _refuse(self, sale_id: UUID, message: Message) -> None:
        """What was to be prepared could not be; a price that was to be renewed stays as it is."""
        if not self._not_prepared(sale_id, message):
            self._on_refused(message, sale_id)

    def _not_prepared(self, sale_id: UUID, message: Message) -> bool:
        was_preparing = False

        def refused(sale: Sale) -> tuple[e.SaleEvent, ...]:
            nonlocal was_preparing
            was_preparing = sale.state.standing is Standing.PREPARING
            if not was_preparing:
                return ()
            return (e.SaleNotPrepared(at=self._clock.now(), reason=message),)

        self._book.record(sale_id, refused)
        return was_preparing

    def _close(self, order: _Order, reference: str) -> None:
        """Nobody will ever be shown it; that it stays open at the gateway does no harm.

        One that is asked for still, by the sale before its new price, is left alone.
        """
        if order.renews:
            return

        def close() -> None:
            try:
                order.gateway.close_payment(reference)
            except TillError as error:
                log.warning("gateway %s: %s", order.gateway.name, error)

        threading.Thread(target=close, name=CLOSING, daemon=True).start()
