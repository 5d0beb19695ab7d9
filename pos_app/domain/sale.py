"""A sale: what it asked for, the prices it held, the money it got, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain import events as e
from pos_app.domain.money import LEAST_PAYMENT_SAT
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.rate import repriced_sat
from pos_app.domain.refund import is_wholly_given_back
from pos_app.domain.refund_moves import REFUND_EVENTS, refunds_after
from pos_app.domain.sale_state import START, Flag, IllegalMoveError, Standing, State, Trigger, after

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.credit import Credit
    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.rate import RateLock
    from pos_app.domain.refund import Refund
    from pos_app.domain.user_field import UserField

_NOT_YET_CONFIRMED = (Standing.ACCEPTED, Standing.SEEN, Standing.REVERSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """`locks` are in the order they were made; the last one is in force.

    `forgiven_sat` is what a person no longer asks for, `tolerated_sat` what the store's rule lets
    go at most; `late_taken` says that late money counts. `order_token` (192 random bits) lets the
    store tell this till's calls from forged ones. `worth` is the amount in the store's currency as
    of the charge, None: not known. `accepted_at` is when it was taken unconfirmed. Of what came on
    top, a person has decided about `over_taken_sat`, the last time as `over_use`. `user_fields` are
    the customer's own words. `bill` is what was sold, None where only an amount was typed.
    `asks_tip`: it is not prepared before the customer has chosen one, or none.
    `refunds` are in the order they were asked for.
    """

    id: UUID
    till_id: UUID
    number: int
    order_token: str
    amount: Money
    note: str
    created_at: datetime
    state: State = START
    flags: frozenset[Flag] = frozenset()
    locks: tuple[RateLock, ...] = ()
    request: PaymentRequest | None = None
    credits: tuple[Credit, ...] = ()
    forgiven_sat: int = 0
    tolerated_sat: int = 0
    late_taken: bool = False
    receipt_number: int | None = None
    settled_at: datetime | None = None
    reason: Message | None = None  # why it could not be prepared
    worth: Money | None = None
    accepted_at: datetime | None = None
    over_use: e.OverUse | None = None
    over_taken_sat: int = 0
    user_fields: tuple[UserField, ...] = ()
    bill: Bill | None = None
    asks_tip: bool = False
    refunds: tuple[Refund, ...] = ()

    @property
    def lock(self) -> RateLock:
        """The price in force; LookupError before the sale is prepared."""
        return self.locks[-1]

    @property
    def due_sat(self) -> int:
        """The whole price in satoshi, what was already paid included.

        Money that kept its value under an earlier price and was taken back since is asked for
        again at the price in force: a new price is no free choice between two.
        """
        return self._asked_sat - self.short_sat

    @property
    def _asked_sat(self) -> int:
        """The price before anything was let go."""
        lost = self._lost_since_renewal_sat
        if lost == 0 or self.amount.currency.is_satoshi:
            return self.lock.total_sat
        return self.lock.total_sat - lost + repriced_sat(lost, self.locks[-2], self.lock)

    @property
    def _lost_since_renewal_sat(self) -> int:
        if self.lock.paid_before_sat == 0:
            return 0
        kept = sum(
            credit.sat
            for credit in self.credits
            if credit.counts and credit.first_seen < self.lock.locked_at
        )
        return max(0, self.lock.paid_before_sat - kept)

    @property
    def is_exposed(self) -> bool:
        """Taken unconfirmed and not deep enough yet, or gone again."""
        return self.accepted_at is not None and self.state.standing in _NOT_YET_CONFIRMED

    @property
    def may_print(self) -> bool:
        """Before money was seen, even a slip marked PENDING would pass for a proof of payment."""
        return self.receipt_number is not None or self.received_sat > 0

    @property
    def received_sat(self) -> int:
        return sum(credit.sat for credit in self.credits if credit.counts)

    @property
    def missing_sat(self) -> int:
        return max(0, self.due_sat - self.received_sat)

    @property
    def cannot_be_completed(self) -> bool:
        """What is missing is less than any wallet can send."""
        return 0 < self.missing_sat < LEAST_PAYMENT_SAT

    @property
    def over_sat(self) -> int:
        return max(0, self.received_sat - self.due_sat)

    @property
    def undecided_over_sat(self) -> int:
        """What came on top and nobody has called a tip or a refund yet."""
        return max(0, self.over_sat - self.over_taken_sat)

    @property
    def short_sat(self) -> int:
        """What was let go and did not come after all.

        A person's word holds for so much, whatever becomes of the rest. The store's rule lets all
        of the rest go or none of it, and only what money that came in time leaves open.
        """
        asked = self._asked_sat
        short = max(0, asked - self.received_sat)
        by_hand = min(self.forgiven_sat, short)
        if by_hand < short and self.tolerated_sat:
            on_time = on_time_sat(self)
            if on_time > 0 and asked - by_hand - on_time <= self.tolerated_sat:
                return short
        return by_hand

    def not_before_money(self, now: datetime, gap: timedelta = timedelta()) -> datetime:
        """`now`, or `gap` after the newest first sight where the wall clock was set back since.

        What is decided now comes after all the money there is, and times alone say so later.
        """
        return max((now, *(credit.first_seen + gap for credit in self.credits)))

    def credit(self, reference: str) -> Credit | None:
        return next((credit for credit in self.credits if credit.reference == reference), None)


def start(event: e.SaleStarted, *, sale_id: UUID, till_id: UUID, order_token: str) -> Sale:
    """ValueError where the bill comes to something else."""
    if event.bill is not None and event.bill.total != event.amount:
        raise ValueError("a sale asks for another amount than its bill")
    return Sale(
        id=sale_id,
        till_id=till_id,
        number=event.number,
        order_token=order_token,
        amount=event.amount,
        note=event.note,
        created_at=event.at,
        bill=event.bill,
        asks_tip=event.asks_tip,
    )


def apply(sale: Sale, event: e.SaleEvent) -> Sale:
    """The sale after the event; IllegalMoveError when the state table refuses it."""
    if isinstance(event, e.SalePrepared | e.SaleNotPrepared | e.SaleRetried):
        return _apply_preparing(sale, event)
    if isinstance(event, e.TipChosen):
        return _with_tip(sale, event)
    if isinstance(event, e.PaymentSeen | e.PaymentChanged | e.StandingChanged | e.FlagsChanged):
        return _apply_money(sale, event)
    if isinstance(event, REFUND_EVENTS):
        return _given_back(sale, refunds_after(sale.refunds, event))
    return _apply_closing(sale, event)


def _with_tip(sale: Sale, event: e.TipChosen) -> Sale:
    if not sale.asks_tip:
        raise IllegalMoveError("a tip is chosen before anything is asked for, and once")
    if event.bill is not None and event.bill.total != event.amount:
        raise ValueError("a tip makes another amount than its bill")
    return replace(sale, amount=event.amount, bill=event.bill, asks_tip=False)


def _apply_preparing(sale: Sale, event: e.SalePrepared | e.SaleNotPrepared | e.SaleRetried) -> Sale:
    if isinstance(event, e.SalePrepared):
        moved = _move(sale, Trigger.PREPARED)
        return replace(
            moved, locks=(event.lock,), request=event.request, worth=event.worth, reason=None
        )
    if isinstance(event, e.SaleNotPrepared):
        failed = _move(sale, Trigger.PREPARE_FAILED)
        return replace(failed, reason=event.reason, asks_tip=False)
    return _move(sale, Trigger.RETRIED)


def _apply_money(
    sale: Sale, event: e.PaymentSeen | e.PaymentChanged | e.StandingChanged | e.FlagsChanged
) -> Sale:
    if isinstance(event, e.PaymentSeen):
        return replace(sale, credits=(*sale.credits, event.credit))
    if isinstance(event, e.PaymentChanged):
        return replace(sale, credits=_with(sale.credits, event.credit))
    if isinstance(event, e.StandingChanged):
        return _move(sale, event.trigger)
    return replace(sale, flags=event.flags)


def _apply_closing(sale: Sale, event: e.SaleEvent) -> Sale:
    match event:
        case e.LockEnded():
            return _move(sale, Trigger.LOCK_ENDED)
        case e.RateRenewed(lock=lock, request=request):
            moved = _move(sale, Trigger.RATE_RENEWED)
            # A new price asks for everything again that was forgiven under the old one.
            return replace(
                moved,
                locks=(*sale.locks, lock),
                request=request or sale.request,
                forgiven_sat=0,
                tolerated_sat=0,
                late_taken=False,
            )
        case e.SaleSettled(receipt_number=number, at=at):
            moved = _move(sale, Trigger.SETTLED)
            return replace(moved, receipt_number=number, settled_at=at)
        case e.SaleCancelled():
            return _move(sale, Trigger.CANCELLED)
        case _:
            return _apply_taking(sale, event)


def _apply_taking(sale: Sale, event: e.SaleEvent) -> Sale:
    """Money is taken as it is: late, short, unconfirmed, or too much."""
    match event:
        case e.LateTaken():
            return replace(_move(sale, Trigger.LATE_TAKEN), late_taken=True)
        case e.ShortTaken(forgiven_sat=forgiven, by_tolerance=True):
            moved = _move(sale, Trigger.SHORT_TOLERATED)
            return replace(moved, tolerated_sat=forgiven)
        case e.ShortTaken(forgiven_sat=forgiven):
            moved = _move(sale, Trigger.SHORT_TAKEN)
            return replace(moved, forgiven_sat=sale.forgiven_sat + forgiven, late_taken=True)
        case e.PaymentAccepted(at=at):
            return replace(_move(sale, Trigger.ACCEPTED), accepted_at=at)
        case e.OverTaken(use=use, over_sat=over):
            return replace(sale, over_use=use, over_taken_sat=sale.over_taken_sat + over)
        case e.FieldsGiven(fields=fields):
            return replace(sale, user_fields=fields)
        case _:
            raise TypeError(f"{type(event).__name__} is not an event of a sale")


def _given_back(sale: Sale, refunds: tuple[Refund, ...]) -> Sale:
    flags = sale.flags - {Flag.REFUNDED}
    if is_wholly_given_back(refunds, sale.received_sat):
        flags |= {Flag.REFUNDED}
    return replace(sale, refunds=refunds, flags=flags)


def _move(sale: Sale, trigger: Trigger) -> Sale:
    return replace(sale, state=after(sale.state, trigger))


def _with(known: tuple[Credit, ...], changed: Credit) -> tuple[Credit, ...]:
    return tuple(changed if old.reference == changed.reference else old for old in known)
