"""What may go back, and what is on its way, as rows and sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.refund import RefundReason, RefundState

if TYPE_CHECKING:
    from pos_app.domain.refund import Refund
    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.ui.formatting import Formatter

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    key: str
    title: str
    value: str
    satoshi: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundRow:
    """`key` is the refund's id, `sale` the id of its sale."""

    key: str
    sale: str
    tone: str
    iconName: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Signs:
    icon: str
    tone: str
    reached: int


_SIGNS = {
    RefundState.ASKED: Signs("clock", "wait", 1),
    RefundState.TO_PAY: Signs("clock", "wait", 1),
    RefundState.SEEN: Signs("seen", "seen", 2),
    RefundState.CONFIRMED: Signs("seen", "seen", 3),
    RefundState.PROVEN: Signs("paid", "paid", 4),
    RefundState.REPLACED: Signs("replaced", "part", 1),
    RefundState.TAKEN_BACK: Signs("alarm", "alarm", 2),
    RefundState.WITHDRAWN: Signs("cancelled", "gone", 1),
}


def signs_of(refund: Refund) -> Signs:
    return _SIGNS[refund.state]


def word_of(refund: Refund) -> str:
    return {
        RefundState.ASKED: translate("Refund", "Getting ready"),
        RefundState.TO_PAY: translate("Refund", "To be paid"),
        RefundState.SEEN: translate("Refund", "Seen"),
        RefundState.CONFIRMED: translate("Refund", "Confirmed"),
        RefundState.PROVEN: translate("Refund", "Paid back"),
        RefundState.REPLACED: translate("Refund", "Gone again"),
        RefundState.TAKEN_BACK: translate("Refund", "Taken back"),
        RefundState.WITHDRAWN: translate("Refund", "Withdrawn"),
    }[refund.state]


def sentence_of(refund: Refund, numbers: Formatter) -> str:
    """What it means, and what to do."""
    if refund.state is RefundState.TO_PAY and refund.short_sat:
        text = translate(
            "Refund", "Only {came} came, which is too little. It has to be {asked} in one payment."
        )
        return text.format(came=numbers.sat(refund.short_sat), asked=numbers.sat(refund.sat))
    if refund.is_paid and refund.over_sat:
        text = translate("Refund", "{more} more went back than was asked for.")
        return text.format(more=numbers.sat(refund.over_sat))
    return {
        RefundState.ASKED: translate("Refund", "The till looks at what the address had before."),
        RefundState.TO_PAY: translate("Refund", "The owner's wallet scans this and pays it."),
        RefundState.SEEN: translate("Refund", "The payment is on its way. A block has to hold it."),
        RefundState.CONFIRMED: translate("Refund", "A block holds it. It has to lie deeper."),
        RefundState.PROVEN: translate("Refund", "The customer has the money. The slip says so."),
        RefundState.REPLACED: translate(
            "Refund", "A payment was there and is gone. Look into the owner's wallet before paying."
        ),
        RefundState.TAKEN_BACK: translate(
            "Refund", "Its block is gone. Wait: it may come back by itself."
        ),
        RefundState.WITHDRAWN: translate("Refund", "Nobody is to pay this any more."),
    }[refund.state]


def who_paid(refund: Refund) -> str:
    """How sure it is; empty before there is a payment."""
    if refund.payment is None:
        return ""
    if refund.by_own_wallet:
        return translate("Refund", "by your own wallet")
    return translate("Refund", "by somebody: the till can't tell which wallet")


def reason_of(reason: RefundReason) -> str:
    return {
        RefundReason.AS_PAID: translate("Refund", "The whole price, as it was paid"),
        RefundReason.WORTH_NOW: translate("Refund", "The whole price, at today's rate"),
        RefundReason.OVER: translate("Refund", "What was paid too much"),
        RefundReason.REPEATED: translate("Refund", "The payment that came twice"),
        RefundReason.LATE: translate("Refund", "All that came, too late"),
    }[reason]


def offer_row(offer: RefundOffer, numbers: Formatter) -> OfferRow:
    price = numbers.price(offer.price, offer.value.currency)
    detail = translate("Refund", "1 BTC = {price}").format(price=price)
    if offer.is_cut:
        detail = translate("Refund", "No more than came; 1 BTC = {price}").format(price=price)
    return OfferRow(
        key=offer.reason.value,
        title=reason_of(offer.reason),
        value=numbers.money(offer.value),
        satoshi=numbers.sat(offer.sat),
        detail=detail,
    )


def refund_row(sale_id: str, number: int, refund: Refund, numbers: Formatter) -> RefundRow:
    signs = signs_of(refund)
    detail = translate("Refund", "Sale {number} · {what}")
    return RefundRow(
        key=str(refund.id),
        sale=sale_id,
        tone=signs.tone,
        iconName=signs.icon,
        title=f"{word_of(refund)} · {numbers.sat(refund.sat)}",
        detail=detail.format(number=number, what=reason_of(refund.reason)),
    )
