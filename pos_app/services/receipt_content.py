"""What a paper says of a sale at one moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.money import currency
from pos_app.domain.policy import Policy
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind
from pos_app.domain.sale_state import Standing
from pos_app.domain.settlement import assess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos_app.domain.money import Money
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale import Sale


def receipt_of(
    sale: Sale,
    *,
    kind: ReceiptKind,
    store_name: str,
    store_address: str,
    till_name: str,
    tip_height: int | None,
    at: datetime,
    utc_offset_minutes: int,
    marks: tuple[Mark, ...],
    copy_number: int | None = None,
    refund_sat: int | None = None,
) -> Receipt:
    """The paper's content; LookupError for a sale that was never prepared.

    `refund_sat` is what a refund slip is for, where it is not all that came on top.
    """
    if sale.request is None:
        raise LookupError(f"sale {sale.number} has no payment request")
    over_sat = sale.over_sat if refund_sat is None else refund_sat
    confirmations = assess(sale, Policy(), tip_height).confirmations
    return Receipt(
        kind=kind,
        marks=marks,
        store_name=store_name,
        store_address=store_address,
        sale_id=sale.id,
        sale_number=sale.number,
        receipt_number=sale.receipt_number,
        copy_number=copy_number,
        at=at,
        settled_at=sale.settled_at,
        utc_offset_minutes=utc_offset_minutes,
        till_name=till_name,
        note=sale.note,
        amount=sale.amount,
        paid_sat=sale.received_sat,
        due_sat=sale.due_sat,
        over_sat=over_sat,
        short_sat=sale.short_sat,
        over_value=_value(sale.lock, over_sat),
        short_value=_value(sale.lock, sale.short_sat),
        rates=tuple(_rates(sale)),
        confirmations=confirmations,
        block_height=_block(tip_height, confirmations),
        taken_back=sale.state.standing is Standing.REVERSED,
        address=sale.request.address,
        txids=tuple(dict.fromkeys(credit.txid for credit in sale.credits if credit.counts)),
    )


def as_copy(receipt: Receipt, copy_number: int) -> Receipt:
    """The same paper once more, marked; a slip stays the slip it is."""
    kind = ReceiptKind.COPY if receipt.kind is ReceiptKind.RECEIPT else receipt.kind
    others = tuple(mark for mark in receipt.marks if mark is not Mark.COPY)
    return replace(receipt, kind=kind, marks=(*others, Mark.COPY), copy_number=copy_number)


def _block(tip_height: int | None, confirmations: int) -> int | None:
    """Height of the block that holds what completes the price."""
    return None if tip_height is None or confirmations == 0 else tip_height - confirmations + 1


def _value(lock: RateLock, sat: int) -> Money | None:
    return lock.value_of(sat, currency(lock.currency_code)) if sat > 0 else None


def _rates(sale: Sale) -> Iterator[RateLine]:
    """The lock in force, and each earlier one that money came under."""
    for lock, later in zip(sale.locks, (*sale.locks[1:], None), strict=True):
        if later is None or later.paid_before_sat > lock.paid_before_sat:
            yield RateLine(
                currency_code=lock.currency_code,
                price=lock.charged_price,
                locked_at=lock.locked_at,
                sources=tuple(quote.source for quote in lock.quotes),
            )
