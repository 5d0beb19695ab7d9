"""What of a sale may be given back now, and how much each of it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.events import OverUse
from pos_app.domain.money import LEAST_PAYMENT_SAT, currency, from_sat, to_sat
from pos_app.domain.punctuality import on_time_sat
from pos_app.domain.refund import ON_TOP, WHOLE_PRICE, RefundReason, promised_sat
from pos_app.domain.sale_state import Life

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from pos_app.domain.money import Money
    from pos_app.domain.sale import Sale


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOffer:
    """`value` is what `sat` are worth at `price`, that of one bitcoin.

    `is_cut`: the price would come to more, but no more than this ever came.
    """

    reason: RefundReason
    sat: int
    value: Money
    price: Decimal
    is_cut: bool = False


def left_sat(sale: Sale) -> int:
    """What came and is not promised to anybody yet."""
    return max(0, sale.received_sat - promised_sat(sale.refunds))


def refund_offers(
    sale: Sale, *, price_now: Decimal | None, tips_sat: int = 0
) -> tuple[RefundOffer, ...]:
    """None where nothing is left, nor before the sale is prepared.

    `price_now` is what a bitcoin costs now in the currency of the sale's price, None: nobody knows.
    `tips_sat` of what came on top was taken as a tip. What no wallet can send is not offered.
    """
    if sale.request is None:
        return ()
    found = _of_settled(sale, price_now, tips_sat) if sale.settled_at else _of_unpaid(sale)
    return tuple(offer for offer in found if offer.sat >= LEAST_PAYMENT_SAT)


def _of_unpaid(sale: Sale) -> Iterator[RefundOffer]:
    """Not while it still asks for money, nor where it will settle by itself."""
    settles = sale.state.life is Life.EXPIRED and 0 < sale.due_sat <= on_time_sat(sale)
    if sale.state.life is not Life.OPEN and not settles:
        yield _as_paid(sale, RefundReason.LATE, left_sat(sale))


def _of_settled(sale: Sale, price_now: Decimal | None, tips_sat: int) -> Iterator[RefundOffer]:
    left = left_sat(sale)
    if not any(each.reason in WHOLE_PRICE and each.is_promised for each in sale.refunds):
        yield from _of_price(sale, price_now, left)
    on_top = min(left, _on_top_sat(sale, tips_sat))
    repeated = _repeated_sat(sale)
    if 0 < repeated <= on_top:
        yield _as_paid(sale, RefundReason.REPEATED, repeated)
    if on_top != repeated:
        yield _as_paid(sale, RefundReason.OVER, on_top)


def _of_price(sale: Sale, price_now: Decimal | None, left: int) -> Iterator[RefundOffer]:
    paid = min(left, sale.received_sat - sale.over_sat)
    yield _as_paid(sale, RefundReason.AS_PAID, paid)
    if price_now is None or sale.amount.currency.is_satoshi:
        return
    asked = to_sat(sale.amount, price_now)
    sat = min(left, asked)
    of = currency(sale.lock.currency_code)
    value = sale.amount if sat == asked else from_sat(sat, price_now, of)
    yield RefundOffer(
        reason=RefundReason.WORTH_NOW, sat=sat, value=value, price=price_now, is_cut=sat < asked
    )


def _as_paid(sale: Sale, reason: RefundReason, sat: int) -> RefundOffer:
    lock = sale.lock
    value = lock.value_of(sat, currency(lock.currency_code))
    whole = reason is RefundReason.AS_PAID and sat == lock.total_sat
    if whole and not sale.amount.currency.is_satoshi:
        value = sale.amount  # not what rounding makes of it
    return RefundOffer(reason=reason, sat=sat, value=value, price=lock.charged_price)


def _on_top_sat(sale: Sale, tips_sat: int) -> int:
    """What came on top, is no tip, and was not given back."""
    given = promised_sat(each for each in sale.refunds if each.reason in ON_TOP)
    return max(0, sale.over_sat - tips_sat - given)


def _repeated_sat(sale: Sale) -> int:
    """The newest payment without which the price is paid all the same; 0: none."""
    given = {each.sat for each in sale.refunds if each.is_promised and each.reason in ON_TOP}
    newest = sorted(sale.credits, key=lambda credit: (credit.first_seen, credit.reference))
    spare = (each.sat for each in reversed(newest[1:]) if each.counts and each.sat <= sale.over_sat)
    return next((sat for sat in spare if sat not in given), 0)


def tips_of(sale: Sale, booked_sat: int | None) -> int:
    """What of the money on top is a tip; `booked_sat` as the books have it, None: in none."""
    if booked_sat is not None:
        return booked_sat
    return sale.over_taken_sat if sale.over_use is OverUse.TIP else 0
