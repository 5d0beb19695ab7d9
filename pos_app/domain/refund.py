"""Money that goes back to a customer: what was promised, and the payment that keeps the promise.

Nobody can sign for it here: an owner's wallet pays it, and the till watches for that payment.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.credit import MINED, Assurance, Credit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from decimal import Decimal
    from uuid import UUID

    from pos_app.domain.money import Money


class RefundReason(Enum):
    """What is given back; nobody types how much that is."""

    AS_PAID = "as_paid"  # the whole price, in the bitcoin it was paid in
    WORTH_NOW = "worth_now"  # the whole price, at what a bitcoin costs now
    OVER = "over"  # what came on top of the price
    REPEATED = "repeated"  # a payment that came when the price was paid already
    LATE = "late"  # all that came to a sale that was never closed as paid


WHOLE_PRICE = (RefundReason.AS_PAID, RefundReason.WORTH_NOW)
ON_TOP = (RefundReason.OVER, RefundReason.REPEATED)


class RefundState(Enum):
    ASKED = "asked"  # nobody has looked yet at what the address got before
    TO_PAY = "to_pay"
    SEEN = "seen"
    CONFIRMED = "confirmed"  # in a block, not yet deep enough
    PROVEN = "proven"
    REPLACED = "replaced"  # the payment that was seen is gone, and another one is waited for
    TAKEN_BACK = "taken_back"  # it was proven, and its block is gone
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """`sat` go to `address`, and nowhere else; `value` is what they were worth at `price`.

    `price` is of one bitcoin. `earlier` are outputs (`txid:vout`) that the address had when it was
    first looked at, None before; they prove nothing. `payment` pays it, `by_own_wallet` where that
    spends a coin that a sale had brought; None where the till can't tell. `short_sat` is the most
    that came and is too little to be it.
    """

    id: UUID
    reason: RefundReason
    sat: int
    value: Money
    price: Decimal
    address: str
    script: bytes
    asked_at: datetime
    earlier: tuple[str, ...] | None = None
    payment: Credit | None = None
    by_own_wallet: bool = False
    short_sat: int = 0
    proven_at: datetime | None = None
    withdrawn_at: datetime | None = None

    @property
    def is_paid(self) -> bool:
        """Whether a payment of it is known that counts."""
        return self.payment is not None and self.payment.counts

    @property
    def is_mined(self) -> bool:
        payment = self.payment
        return payment is not None and payment.assurance in MINED and not payment.contested

    @property
    def state(self) -> RefundState:
        if self.proven_at is not None:
            return RefundState.PROVEN if self.is_mined else RefundState.TAKEN_BACK
        if self.is_paid:
            return RefundState.CONFIRMED if self.is_mined else RefundState.SEEN
        if self.withdrawn_at is not None:
            return RefundState.WITHDRAWN
        if self.payment is not None:
            return RefundState.REPLACED
        return RefundState.ASKED if self.earlier is None else RefundState.TO_PAY

    @property
    def is_promised(self) -> bool:
        """Whether its money is the customer's: nobody may give it back once more."""
        return self.state is not RefundState.WITHDRAWN

    @property
    def waits_for_payment(self) -> bool:
        return not self.is_paid and self.withdrawn_at is None

    @property
    def over_sat(self) -> int:
        """What its payment brought beyond what was asked for."""
        return 0 if self.payment is None else max(0, self.payment.sat - self.sat)

    @property
    def is_final(self) -> bool:
        return self.payment is not None and self.payment.assurance is Assurance.FINAL


def with_refund(refunds: tuple[Refund, ...], changed: Refund) -> tuple[Refund, ...]:
    """LookupError for one that is not among them."""
    if all(known.id != changed.id for known in refunds):
        raise LookupError(changed.id)
    return tuple(changed if known.id == changed.id else known for known in refunds)


def refund_named(refunds: Iterable[Refund], refund_id: UUID) -> Refund:
    """LookupError when there is none."""
    found = next((each for each in refunds if each.id == refund_id), None)
    if found is None:
        raise LookupError(refund_id)
    return found


def promised_sat(refunds: Iterable[Refund]) -> int:
    """What was given back or is about to be; a payment that brought more has given more."""
    return sum(max(each.sat, _paid_sat(each)) for each in refunds if each.is_promised)


def _paid_sat(refund: Refund) -> int:
    return refund.payment.sat if refund.payment is not None and refund.is_paid else 0


def proven(refunds: Iterable[Refund]) -> tuple[Refund, ...]:
    return tuple(each for each in refunds if each.state is RefundState.PROVEN)


def is_wholly_given_back(refunds: tuple[Refund, ...], received_sat: int) -> bool:
    """Whether the price is back with the customer, or all that ever came."""
    back = proven(refunds)
    if any(each.reason in WHOLE_PRICE for each in back):
        return True
    return bool(back) and promised_sat(back) >= received_sat


def is_being_given_back(refunds: Iterable[Refund]) -> bool:
    """Whether the money of a sale that was never paid goes, or went, back: it buys nothing then."""
    return any(each.reason is RefundReason.LATE and each.is_promised for each in refunds)


def gone(payment: Credit) -> Credit:
    """The payment after it vanished."""
    return replace(
        payment, assurance=Assurance.UNKNOWN, height=None, block_hash=None, block_time=None
    )
