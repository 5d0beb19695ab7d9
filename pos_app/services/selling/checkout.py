"""What a cashier can do with a sale. Nothing here waits for the network, nor for a gateway."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.domain import events as e
from pos_app.domain.message import Message, TillError
from pos_app.domain.payment_request import PaymentRequest
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.sale import apply
from pos_app.domain.sale_state import Standing
from pos_app.domain.tip import typed_bill, with_tip
from pos_app.ports import RefusedError
from pos_app.services.chain.over_money import require_kept, require_sure
from pos_app.services.chain.shared_address import require_own_address
from pos_app.services.harmless_text import harmless

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.money import Money
    from pos_app.domain.rights import Authority
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, IssuedAddress, Transaction
    from pos_app.services.books.authored_entry import Author
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.selling.pricing import Pricing

ORDER_TOKEN_BYTES = 24  # 192 bits
NOTE_LIMIT = 300
# Why a sale was never prepared that was given up while the customer was asked for a tip.
NO_TIP_YET = "sale.no_tip_yet"


class Addresses(Protocol):
    def take(self, transaction: Transaction) -> IssuedAddress:
        """An address that no other sale asks for; RefusedError when none may be issued now."""
        ...


class Orders(Protocol):
    """What asks a gateway, in threads of its own; the sale tells later what came of it."""

    def open(self, sale_id: UUID) -> None: ...

    def renew(self, sale_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckoutSetup:
    """`hosted`: sales are paid through a gateway, unless a person wants the own wallet."""

    network: str
    account_id: str
    hosted: bool = False


class Checkout:
    """`orders` None: no gateway was ever used here."""

    def __init__(
        self,
        ledger: Ledger,
        pricing: Pricing,
        addresses: Addresses,
        clock: Clock,
        setup: CheckoutSetup,
        *,
        orders: Orders | None = None,
    ) -> None:
        self._ledger = ledger
        self._pricing = pricing
        self._addresses = addresses
        self._clock = clock
        self._setup = setup
        self._orders = orders

    def charge(
        self,
        sale_id: UUID,
        amount: Money,
        note: str,
        *,
        bill: Bill | None = None,
        asks_tip: bool = False,
        by: Authority | None = None,
    ) -> Sale:
        """Start and prepare a sale; what can't be prepared stands as that, with its reason.

        `bill` is what comes to the amount, where it was not typed; ValueError where it does not.
        With a gateway it is only started: *preparing* until the gateway has answered, and with
        `asks_tip` until `choose_tip`. `by` is who begins it, where the till knows.
        """

        def started(transaction: Transaction) -> e.SaleStarted:
            return e.SaleStarted(
                at=self._clock.now(),
                number=transaction.next_number("sale"),
                amount=amount,
                note=harmless(note, NOTE_LIMIT),
                bill=bill,
                asks_tip=asks_tip,
            )

        orders = self._orders if self._setup.hosted else None
        sale = self._ledger.start(
            started,
            sale_id=sale_id,
            order_token=secrets.token_urlsafe(ORDER_TOKEN_BYTES),
            prepare=None if asks_tip or orders is not None else self._prepare,
            by=by,
        )
        if orders is not None and not asks_tip:
            orders.open(sale_id)
        return sale

    def choose_tip(self, sale_id: UUID, tip: Money | None, *, on: str, by: Author) -> Sale:
        """What the customer adds, None for nothing; only then is there something to pay.

        `on` is `screen` or `page`. Where it was chosen already, or the sale given up, nothing
        happens. ValueError for a tip in another currency.
        """
        orders = self._orders if self._setup.hosted else None
        asked: Orders | None = None

        def chosen(transaction: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            nonlocal asked
            if not sale.asks_tip:
                return ()
            bill = sale.bill
            if tip is not None:
                bill = with_tip(bill or typed_bill(sale.amount, self._ledger.setup.tax), tip)
            amount = sale.amount if bill is None else bill.total
            event = e.TipChosen(at=self._clock.now(), tip=tip, amount=amount, on=on, bill=bill)
            if orders is None:
                return (event, self._prepare(transaction, apply(sale, event)))
            asked = orders
            return (event,)

        sale = self._ledger.record_with(sale_id, chosen, author=by)
        if asked is not None:
            asked.open(sale_id)
        return sale

    def prepare_again(
        self, sale_id: UUID, *, own_wallet: bool = False, by: Authority | None = None
    ) -> Sale:
        """`own_wallet`: without the gateway that could not prepare it."""
        orders = self._orders if self._setup.hosted and not own_wallet else None
        asked: Orders | None = None

        def again(transaction: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            nonlocal asked
            if sale.state.standing is not Standing.COULD_NOT_PREPARE:
                return ()
            retried = e.SaleRetried(at=self._clock.now())
            if orders is None:
                return (retried, self._prepare(transaction, sale))
            asked = orders
            return (retried,)

        sale = self._ledger.command(sale_id, again, by=by)
        if asked is not None:
            asked.open(sale_id)
        return sale

    def renew_rate(self, sale_id: UUID, by: Authority | None = None) -> Sale:
        """Hold today's rate for the rest, on the same address; a gateway is asked for its own.

        RefusedError without a rate, `sale.address_reused` when another sale has got the address.
        """
        asked: Orders | None = None

        def renewed(transaction: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            nonlocal asked
            require_kept(sale)
            if sale.request is not None and (hosted := sale.request.hosted) is not None:
                if self._orders is None:
                    raise RefusedError("gateway.not_set_up", gateway=hosted.gateway)
                asked = self._orders
                return ()
            require_own_address(transaction, sale)
            lock = self._pricing.lock(
                sale.amount,
                sale.not_before_money(self._clock.now(), gap=timedelta(microseconds=1)),
                earlier=sale.lock,
                paid_sat=on_time_sat(sale),
            )
            if isinstance(lock, Message):
                raise RefusedError(lock.code, **lock.arguments)
            return (e.RateRenewed(at=self._clock.now(), lock=lock),)

        sale = self._ledger.command(sale_id, renewed, by=by)
        if asked is not None:
            asked.renew(sale_id)
        return sale

    def accept(self, sale_id: UUID, *, missing_sat: int, by: Authority | None = None) -> Sale:
        """Forgive what is missing, or take late money at the price that was held.

        `missing_sat` is what the person saw; RefusedError `sale.moved_on` when it is no longer so.
        """

        def accepted(_: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            now = self._clock.now()
            require_kept(sale)
            if sale.missing_sat != missing_sat:
                raise RefusedError("sale.moved_on")
            if sale.received_sat > 0 and missing_sat > 0:
                return (e.ShortTaken(at=now, forgiven_sat=missing_sat),)
            return (e.LateTaken(at=now),)

        return self._ledger.command(sale_id, accepted, by=by)

    def take_over(
        self, sale_id: UUID, use: e.OverUse, over_sat: int, by: Authority | None = None
    ) -> Sale:
        """Call what came on top a tip, or due back, which queues a refund slip.

        `over_sat` is what the person saw; RefusedError `sale.moved_on` when it is no longer so,
        `sale.over_unsure` while the money may still go away. A second touch changes nothing.
        """

        def taken(_: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            require_sure(sale, over_sat, self._ledger.is_over_sure)
            if sale.undecided_over_sat == 0:
                return ()
            over = e.OverTaken(at=self._clock.now(), use=use, over_sat=sale.undecided_over_sat)
            return (over,)

        return self._ledger.command(sale_id, taken, by=by)

    def cancel(self, sale_id: UUID, by: Authority | None = None) -> Sale:
        def cancelled(_: Transaction, sale: Sale) -> tuple[e.SaleEvent, ...]:
            now = self._clock.now()
            given_up = e.SaleCancelled(at=now)
            if not sale.asks_tip:
                return (given_up,)
            return (e.SaleNotPrepared(at=now, reason=Message(code=NO_TIP_YET)), given_up)

        return self._ledger.command(sale_id, cancelled, by=by)

    def _prepare(self, transaction: Transaction, sale: Sale) -> e.SaleEvent:
        lock = self._pricing.lock(sale.amount, self._clock.now())
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
        worth = self._pricing.worth(sale.amount, lock)
        return e.SalePrepared(at=lock.locked_at, lock=lock, request=request, worth=worth)
