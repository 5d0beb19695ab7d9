"""What a cashier can do with a sale. With the own wallet nothing here touches the network."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.domain import events as e
from pos_app.domain.message import Message, TillError
from pos_app.domain.money import MAX_SAT, MIN_SALE_SAT, from_sat, to_sat
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.rate import Rate, RateLock, RateProblem, lock_rate
from pos_app.domain.sale_state import Life, Standing
from pos_app.ports import RefusedError
from pos_app.services.harmless_text import harmless
from pos_app.services.shared_address import require_own_address

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.money import Currency, Money
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, IssuedAddress, Transaction
    from pos_app.services.ledger import Ledger

ORDER_TOKEN_BYTES = 24  # 192 bits
NOTE_LIMIT = 300


class Rates(Protocol):
    def rate(self, currency_code: str) -> Rate | RateProblem: ...


class Addresses(Protocol):
    def take(self, transaction: Transaction) -> IssuedAddress:
        """An address that no other sale asks for; RefusedError when none may be issued now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutSetup:
    network: str
    account_id: str
    currency: Currency  # the store's, for sales typed in satoshi
    lock_duration: timedelta
    margin_basis_points: int


class Checkout:
    def __init__(
        self,
        ledger: Ledger,
        rates: Rates,
        addresses: Addresses,
        clock: Clock,
        setup: CheckoutSetup,
    ) -> None:
        self._ledger = ledger
        self._rates = rates
        self._addresses = addresses
        self._clock = clock
        self._setup = setup

    def charge(self, sale_id: UUID, amount: Money, note: str) -> Sale:
        """Start and prepare a sale; what can't be prepared stands as that, with its reason."""

        def started(transaction: Transaction) -> e.SaleStarted:
            return e.SaleStarted(
                at=self._clock.now(),
                number=transaction.next_number("sale"),
                amount=amount,
                note=harmless(note, NOTE_LIMIT),
            )

        return self._ledger.start(
            started,
            sale_id=sale_id,
            order_token=secrets.token_urlsafe(ORDER_TOKEN_BYTES),
            prepare=self._prepare,
        )

    def prepare_again(self, sale_id: UUID) -> Sale:
        def again(transaction: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            if sale.state.standing is not Standing.COULD_NOT_PREPARE:
                return ()
            return (e.SaleRetried(at=self._clock.now()), self._prepare(transaction, sale))

        return self._ledger.command(sale_id, again)

    def renew_rate(self, sale_id: UUID) -> Sale:
        """Hold today's rate for the rest, on the same address.

        RefusedError without a rate, `sale.address_reused` when another sale has got the address.
        """

        def renewed(transaction: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            require_own_address(transaction, sale)
            lock = self._lock(
                sale.amount,
                sale.not_before_money(self._clock.now(), gap=timedelta(microseconds=1)),
                earlier=sale.lock,
                paid_sat=on_time_sat(sale),
            )
            if isinstance(lock, Message):
                raise RefusedError(lock.code, **lock.arguments)
            return (e.RateRenewed(at=self._clock.now(), lock=lock),)

        return self._ledger.command(sale_id, renewed)

    def accept(self, sale_id: UUID, *, missing_sat: int) -> Sale:
        """Forgive what is missing, or take late money at the price that was held.

        `missing_sat` is what the person saw; RefusedError `sale.moved_on` when it is no longer so.
        """

        def accepted(_: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            now = self._clock.now()
            if sale.missing_sat != missing_sat:
                raise RefusedError("sale.moved_on")
            if sale.received_sat > 0 and missing_sat > 0:
                return (e.ShortTaken(at=now, forgiven_sat=missing_sat),)
            return (e.LateTaken(at=now),)

        return self._ledger.command(sale_id, accepted)

    def take_over(self, sale_id: UUID, use: e.OverUse, over_sat: int) -> Sale:
        """Call what came on top a tip, or due back, which queues a refund slip.

        `over_sat` is what the person saw; RefusedError `sale.moved_on` when it is no longer so,
        `sale.over_unsure` while the money may still go away. A second touch changes nothing.
        """

        def taken(_: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            if sale.over_sat != over_sat or over_sat == 0:
                raise RefusedError("sale.moved_on")
            settled = sale.state == (Standing.CONFIRMED, Life.SETTLED)
            if not (settled and self._ledger.is_over_sure(sale)):
                raise RefusedError("sale.over_unsure")
            if sale.undecided_over_sat == 0:
                return ()
            over = e.OverTaken(at=self._clock.now(), use=use, over_sat=sale.undecided_over_sat)
            return (over,)

        return self._ledger.command(sale_id, taken)

    def cancel(self, sale_id: UUID) -> Sale:
        return self._ledger.command(sale_id, lambda *_: (e.SaleCancelled(at=self._clock.now()),))

    def _prepare(self, transaction: Transaction, sale: Sale) -> e.SaleEvent:
        lock = self._lock(sale.amount, self._clock.now())
        if isinstance(lock, Message):
            return e.SaleNotPrepared(at=self._clock.now(), reason=lock)
        try:
            issued = self._addresses.take(transaction)
        except TillError as error:
            return e.SaleNotPrepared(at=self._clock.now(), reason=error.message)
        request = PaymentRequest(
            address=issued.address,
            script=issued.script,
            network=self._setup.network,
            account_id=self._setup.account_id,
            derivation_index=issued.index,
        )
        worth = self._worth(sale.amount, lock)
        return e.SalePrepared(at=lock.locked_at, lock=lock, request=request, worth=worth)

    def _worth(self, amount: Money, lock: RateLock) -> Money | None:
        """The amount in the store's currency at today's rates, None without one."""
        store = self._setup.currency
        if amount.currency == store:
            return amount
        price = lock.price
        if lock.currency_code != store.code:
            rate = self._rates.rate(store.code)
            if isinstance(rate, RateProblem):
                return None
            price = rate.price
        return from_sat(to_sat(amount, lock.price), price, store)

    def _lock(
        self, amount: Money, now: datetime, *, earlier: RateLock | None = None, paid_sat: int = 0
    ) -> RateLock | Message:
        code = amount.currency.code
        if amount.currency.is_satoshi:
            code = self._setup.currency.code
        rate = self._rates.rate(code)
        if isinstance(rate, RateProblem):
            return Message(code=f"rate.{rate.value}", arguments={"currency": code})
        lock = lock_rate(
            amount,
            rate,
            margin_basis_points=self._setup.margin_basis_points,
            now=now,
            duration=self._setup.lock_duration,
            earlier=earlier,
            paid_sat=paid_sat,
        )
        if lock.total_sat < MIN_SALE_SAT:
            return Message(code="sale.too_small", arguments={"least_sat": str(MIN_SALE_SAT)})
        if lock.total_sat > MAX_SAT:
            return Message(code="sale.too_large")
        return lock
