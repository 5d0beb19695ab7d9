"""One sale in the books of shifts: what it comes to now, and what earlier shifts booked of it.

A shift books the difference, whatever happened: a payment after the close, a second one to a sale
that was settled long ago, money that was taken back. So the shifts add up to the sales.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.money import SAT_PER_BTC, Money, currency
from pos_app.domain.punctuality import Punctuality, deadline, punctuality
from pos_app.domain.receipt_shift import ShiftState
from pos_app.domain.sale_state import Flag, Life, Standing
from pos_app.domain.shift import BEFORE_ALL_SHIFTS
from pos_app.domain.tally import NOTHING, Tally, one_sale

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxLine


class Figure(Enum):
    """What adds up over sales and over shifts; the last three are how it stands at one moment."""

    RECEIVED = "received"
    WALLET = "wallet"  # of that, what the shop's own wallet has
    TAKEN = "taken"
    TIPS = "tips"
    DISCOUNTS = "discounts"
    REFUNDED = "refunded"
    FEES = "fees"
    LATE = "late"
    OVER = "over"
    OVER_TIPS = "over_tips"
    DUE_BACK = "due_back"
    SHORT = "short"
    HELD = "held"  # what `taken` was worth under the locks it came under
    CARRIED_OVER = "carried_over"
    UNCONFIRMED = "unconfirmed"
    AT_RISK = "at_risk"


LEVELS = (Figure.CARRIED_OVER, Figure.UNCONFIRMED, Figure.AT_RISK)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleParts:
    """What of a sale's amount is which; `refunded` and `fees_sat` are all that was paid back.

    `price_is_back`: the whole of it, and so nothing was sold that could be taxed.
    """

    discount: Money | None = None
    tip: Money | None = None
    taxes: tuple[TaxLine, ...] = ()
    refunded: Tally = NOTHING
    fees_sat: int = 0
    price_is_back: bool = False


PLAIN = SaleParts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`tallies` leave out what is nothing; `outputs` are those of the wallet that count, in sat.

    `taxes` are those of the sale; with `price_is_back` none of them is owed any more.
    """

    state: ShiftState
    tallies: Mapping[Figure, Tally] = field(default_factory=dict)
    taxes: tuple[TaxLine, ...] = ()
    outputs: Mapping[str, int] = field(default_factory=dict)
    price_is_back: bool = False

    @property
    def owed_taxes(self) -> tuple[TaxLine, ...]:
        return () if self.price_is_back else self.taxes

    def of(self, figure: Figure) -> Tally:
        return self.tallies.get(figure, NOTHING)


_SOLD = (ShiftState.PAID, ShiftState.SEEN, ShiftState.TAKEN_BACK)
UNBOOKED = Figures(state=ShiftState.WAITING)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEntry:
    """`sold_in`, `settled_in` and `changed_in` are numbers of shifts; the first two never change.

    `booked` is what the sale came to when `changed_in` began.
    """

    sale_id: UUID
    sale_number: int
    receipt_number: int | None
    cashier: str
    amount: Money
    sold_in: int
    sold_at: datetime
    settled_in: int | None
    settled_at: datetime | None
    changed_in: int
    now: Figures
    booked: Figures

    @property
    def is_sold(self) -> bool:
        """Whether it has its money, or had it: a bar in the charts."""
        return self.now.state in _SOLD


def entered(
    earlier: ShiftEntry | None,
    before: Sale | None,
    sale: Sale,
    *,
    shift: int,
    cashier: str,
    parts: SaleParts = PLAIN,
) -> ShiftEntry:
    """The entry after `before` became `sale` in the shift of this number.

    Without an `earlier` entry a sale that was there `before` is from a till without shifts: what it
    came to then is booked. `cashier` is who begins a new sale.
    """
    sold_in, booked, settled_in = shift, UNBOOKED, None
    if earlier is not None:
        sold_in, cashier, settled_in = earlier.sold_in, earlier.cashier, earlier.settled_in
        booked = earlier.booked if earlier.changed_in == shift else earlier.now
        if settled_in is not None:
            # The law may have changed since; what was sold is taxed as it was sold.
            parts = replace(parts, taxes=earlier.now.taxes)
    elif before is not None:
        sold_in = BEFORE_ALL_SHIFTS
        unpaid_back = replace(parts, refunded=NOTHING, fees_sat=0, price_is_back=False)
        booked = figures_of(before, unpaid_back)
        settled_in = None if before.settled_at is None else BEFORE_ALL_SHIFTS
    if settled_in is None and sale.settled_at is not None:
        settled_in = shift
    return ShiftEntry(
        sale_id=sale.id,
        sale_number=sale.number,
        receipt_number=sale.receipt_number,
        cashier=cashier,
        amount=sale.amount,
        sold_in=sold_in,
        sold_at=sale.created_at,
        settled_in=settled_in,
        settled_at=sale.settled_at,
        changed_in=shift,
        now=figures_of(sale, parts, booked if earlier is None else earlier.now),
        booked=booked,
    )


def figures_of(sale: Sale, parts: SaleParts = PLAIN, earlier: Figures = UNBOOKED) -> Figures:
    """What the sale comes to; `earlier` figures say which of two decisions was about which sat."""
    tallies = {
        Figure.RECEIVED: Tally(sat=sale.received_sat),
        Figure.REFUNDED: parts.refunded,
        Figure.FEES: Tally(sat=parts.fees_sat),
        **_standing(sale),
    }
    outputs: dict[str, int] = {}
    if sale.request is not None:
        tallies[Figure.LATE] = _worth(sale.lock, _late_sat(sale))
        tallies |= _decided(sale, earlier)
        if sale.request.hosted is None:
            outputs = {credit.reference: credit.sat for credit in sale.credits if credit.counts}
            tallies[Figure.WALLET] = Tally(sat=sum(outputs.values()))
    if sale.settled_at is not None:
        tallies |= _settled(sale, parts)
    return Figures(
        state=state_of(sale),
        tallies={figure: tally for figure, tally in tallies.items() if tally},
        taxes=() if sale.settled_at is None else parts.taxes,
        outputs=outputs,
        price_is_back=parts.price_is_back,
    )


_ENDED = {Life.EXPIRED: ShiftState.EXPIRED, Life.CANCELLED: ShiftState.CANCELLED}
_ENOUGH = (Standing.SEEN, Standing.ACCEPTED, Standing.CONFIRMED)


def state_of(sale: Sale) -> ShiftState:
    standing, life = sale.state
    if standing is Standing.REVERSED:
        return ShiftState.TAKEN_BACK
    if sale.receipt_number is not None:
        return ShiftState.PAID
    if standing in _ENOUGH:
        return ShiftState.SEEN
    if standing is Standing.PARTLY_PAID:
        return ShiftState.PARTLY_PAID
    return _ENDED.get(life, ShiftState.WAITING)


def _standing(sale: Sale) -> dict[Figure, Tally]:
    if sale.settled_at is None:
        has_money = sale.received_sat > 0 and Flag.REFUNDED not in sale.flags
        if sale.state.life is Life.OPEN or has_money:
            return {Figure.CARRIED_OVER: one_sale(sale.amount, sale.received_sat)}
        return {}
    if sale.state.standing is Standing.REVERSED:
        # A person may have let all of it go since.
        missing = sale.missing_sat
        return {Figure.AT_RISK: one_sale(sale.amount, missing)} if missing > 0 else {}
    if sale.is_exposed:
        return {Figure.UNCONFIRMED: one_sale(sale.amount, sale.received_sat)}
    return {}


def _settled(sale: Sale, parts: SaleParts) -> dict[Figure, Tally]:
    return {
        Figure.TAKEN: one_sale(sale.amount, sale.received_sat),
        Figure.TIPS: NOTHING if parts.tip is None else one_sale(parts.tip),
        Figure.DISCOUNTS: NOTHING if parts.discount is None else one_sale(parts.discount),
        Figure.OVER: _worth(sale.lock, sale.over_sat),
        Figure.SHORT: _worth(sale.lock, sale.short_sat),
        Figure.HELD: Tally(amounts=_held(sale), sat=sale.received_sat),
    }


def _decided(sale: Sale, earlier: Figures) -> dict[Figure, Tally]:
    """A sale knows its last decision alone, and how much all of them were about."""
    tips, due = earlier.of(Figure.OVER_TIPS).sat, earlier.of(Figure.DUE_BACK).sat
    new = sale.over_taken_sat - tips - due
    if sale.over_use is OverUse.TIP:
        tips += new
    else:
        due += new
    return {
        Figure.OVER_TIPS: _worth(sale.lock, tips),
        Figure.DUE_BACK: _worth(sale.lock, due),
    }


def _worth(lock: RateLock, sat: int) -> Tally:
    """In the currency of the price, at what the customer was charged."""
    if sat == 0:
        return NOTHING
    return one_sale(lock.value_of(sat, currency(lock.currency_code)), sat)


def _late_sat(sale: Sale) -> int:
    """Also what a person took although it was late."""
    until = deadline(sale)
    return sum(
        credit.sat
        for credit in sale.credits
        if credit.counts and punctuality(credit, until) is Punctuality.LATE
    )


def _held(sale: Sale) -> tuple[Money, ...]:
    """Of each payment at the lock that was in force when it came; rounded half to even, once."""
    of = currency(sale.lock.currency_code)
    worth = Fraction(0)
    for credit in sale.credits:
        if credit.counts:
            earlier = [lock for lock in sale.locks if lock.locked_at <= credit.first_seen]
            price = (earlier[-1] if earlier else sale.locks[0]).price
            worth += credit.sat * Fraction(price) * 10**of.exponent / SAT_PER_BTC
    minor = round(worth)
    return (Money(minor, of),) if minor else ()
