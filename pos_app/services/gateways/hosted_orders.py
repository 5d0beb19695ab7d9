"""Asks a gateway to open a payment, or for a new price, and records what came of it."""

from __future__ import annotations

import logging
import queue
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from pos_app.domain import events as e
from pos_app.domain.message import Message, TillError
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.sale_state import START, Standing
from pos_app.ports import PaymentOrder
from pos_app.services.gateways.gateway_calls import GatewayCalls, close_unshown
from pos_app.services.gateways.hosted_terms import (
    gateway_lock,
    is_renewable,
    refusal_of,
    request_of,
    rest_of,
)
from pos_app.services.selling.pricing import out_of_bounds

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, OpenedPayment, PaymentGateway, Redirects
    from pos_app.services.chain.recording import Recorder
    from pos_app.services.selling.pricing import Pricing

# A customer stands at the counter: then the till says that it could not, and what else to do.
ANSWER_SECONDS = 5.0
REST_SECONDS = 3_600.0
REST_AFTER_FAILURE_SECONDS = 5.0
UNFINISHED = "gateway.unfinished"

log = logging.getLogger(__name__)


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
        book: Recorder,
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
        self._unwritten: list[tuple[_Order, OpenedPayment | TillError]] = []
        self._spare_addresses: list[str] = []  # taken for payments that nobody was shown
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
        asked = [call.about for call in self._calls.waiting]
        asked += [order for order, _ in self._unwritten]
        return any(order.sale.id == sale_id for order in asked)

    def step(self) -> float:
        """Ask what is to be asked, record what was answered; seconds until a call is too late."""
        asked = [self._asked.get() for _ in range(self._asked.qsize())]
        failed = [each for each in asked if not self._done(partial(self._begin, each))]
        for each in failed:
            self._asked.put(each)
        if not self._has_begun:
            self._has_begun = self._done(self._give_up_unfinished)
        for order, answer in self._take_answers():
            if not self._done(partial(self._end, order, answer)):
                self._unwritten.append((order, answer))
        now = self._clock.monotonic()
        left = min((call.ends_at - now for call in self._calls.waiting), default=REST_SECONDS)
        if failed or self._unwritten or not self._has_begun:
            left = min(left, REST_AFTER_FAILURE_SECONDS)
        return max(0.0, left)

    def _done(self, task: Callable[[], None]) -> bool:
        """What fails is done again: nobody else would ever end what is preparing."""
        try:
            task()
        except Exception:
            log.exception("what was asked of a gateway could not be read or recorded")
            return False
        return True

    def _take_answers(self) -> list[tuple[_Order, OpenedPayment | TillError]]:
        taken, self._unwritten = self._unwritten, []
        for call, answer, in_time in self._calls.take():
            if in_time:
                taken.append((call.about, answer))
            elif not isinstance(answer, TillError):
                log.warning("%s answered too late: %s", call.gateway, answer.reference)
                self._close(call.about, answer.reference)
        return taken

    def _give_up_unfinished(self) -> None:
        """The program ended while a gateway was asked: nobody knows what it has opened."""
        for sale in self._unfinished():
            if sale.state == START and not sale.asks_tip and not self.is_asking(sale.id):
                self._not_prepared(sale.id, Message(code=UNFINISHED))

    def _begin(self, asked: tuple[UUID, bool]) -> None:
        sale_id, renews = asked
        if self.is_asking(sale_id):
            return
        sale = self._book.record(sale_id, lambda _: ())
        if renews and not is_renewable(sale):
            self._on_refused(Message(code="sale.moved_on"), sale_id)
        elif renews or sale.state.standing is Standing.PREPARING:
            self._ask(sale, renews=renews)

    def _ask(self, sale: Sale, *, renews: bool) -> None:
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
            self._refuse(order.sale.id, answer.message)
            self._spare(order)
            return
        now = order.sale.not_before_money(self._clock.now(), gap=timedelta(microseconds=1))
        lock = refusal_of(answer, order.gateway.name, now) or self._lock(order, answer, now)
        if isinstance(lock, Message):
            self._refuse(order.sale.id, lock)
            self._close(order, answer.reference)
            self._spare(order)
            return
        (self._renewed if order.renews else self._prepared)(order, answer, lock)

    def _spare(self, order: _Order) -> None:
        """Nobody was shown what would forward to it."""
        if order.forwards_to is not None and not order.renews:
            self._spare_addresses.append(order.forwards_to)

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
        self._book.record(
            order.sale.id,
            # Not when it is told again since only what follows the record had failed.
            lambda sale: (prepared,) if sale.state.standing is Standing.PREPARING else (),
        )

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
            has_changed = (sale.locks, on_time_sat(sale)) != (order.sale.locks, order.paid_sat)
            if has_changed or not is_renewable(sale):
                return ()
            return (e.RateRenewed(at=lock.locked_at, lock=lock, request=request),)

        if self._book.record(order.sale.id, renewed).request != request:
            self._on_refused(Message(code="sale.moved_on"), order.sale.id)

    def _refuse(self, sale_id: UUID, message: Message) -> None:
        """What was to be prepared could not be; a price that was to be renewed stays as it is."""
        if not self._not_prepared(sale_id, message):
            self._on_refused(message, sale_id)

    def _not_prepared(self, sale_id: UUID, message: Message) -> bool:
        refused = e.SaleNotPrepared(at=self._clock.now(), reason=message)

        def decide(sale: Sale) -> tuple[e.SaleEvent, ...]:
            return (refused,) if sale.state.standing is Standing.PREPARING else ()

        return self._book.record(sale_id, decide).reason is message

    def _close(self, order: _Order, reference: str) -> None:
        """Nobody will ever be shown it; that it stays open at the gateway does no harm.

        One that is asked for still, by the sale before its new price, is left alone.
        """
        if not order.renews:
            close_unshown(order.gateway, reference)
