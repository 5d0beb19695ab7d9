"""What a paper says of a sale at one moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from pos_app.domain.money import currency
from pos_app.domain.policy import Policy
from pos_app.domain.receipt import Mark, PaidBack, RateLine, Receipt, ReceiptKind
from pos_app.domain.receipt_template import USUAL
from pos_app.domain.sale_state import Standing
from pos_app.domain.settlement import assess
from pos_app.domain.tax import taxes_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pos_app.domain.money import Money
    from pos_app.domain.rate import RateLock
    from pos_app.domain.receipt_shift import Paper
    from pos_app.domain.receipt_template import ReceiptTemplate
    from pos_app.domain.refund import Refund
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxRate

AnyPaper = TypeVar("AnyPaper", bound="Paper")


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
    cashier: str = "",
    template: ReceiptTemplate = USUAL,
    tax: TaxRate | None = None,
) -> Receipt:
    """The paper's content; LookupError for a sale that was never prepared.

    `refund_sat` is what a refund slip is for, where it is not all that came on top; `tax` is what
    an amount includes that was typed; a bill has its own.
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
        block_height=None if _is_vouched(sale) else _block(tip_height, confirmations),
        taken_back=sale.state.standing is Standing.REVERSED,
        address=sale.request.address,
        txids=tuple(dict.fromkeys(_txids(sale))),
        cashier=cashier,
        template=template,
        **_parts(sale, tax),
    )


def _parts(sale: Sale, tax: TaxRate | None) -> dict[str, Any]:
    """What was sold as its bill has it; of an amount that was typed only the tax it includes."""
    bill = sale.bill
    if bill is None:
        return {"taxes": () if tax is None else taxes_of([(tax, sale.amount)])}
    return {
        "lines": bill.sold_lines,
        "discount": bill.discount,
        "tip": bill.tip,
        "taxes": bill.taxes,
        "tax_on_top": bill.is_added,
    }


def as_first_printed(receipt: Receipt, first: Receipt) -> Receipt:
    """What the sale is now, under the head and with the taxes that its first paper had.

    Shop, tax rates and logo may have changed since; what was sold is taxed as it was sold.
    """
    return replace(
        receipt,
        store_name=first.store_name,
        store_address=first.store_address,
        till_name=first.till_name,
        cashier=first.cashier,
        lines=first.lines,
        discount=first.discount,
        tip=first.tip,
        taxes=first.taxes,
        tax_on_top=first.tax_on_top,
        template=first.template,
    )


def as_paid_back(receipt: Receipt, refund: Refund) -> Receipt:
    """The slip of a refund whose payment is proven; LookupError where none is known."""
    payment = refund.payment
    if payment is None:
        raise LookupError(f"refund {refund.id} has no payment")
    price = RateLine(
        currency_code=refund.value.currency.code,
        price=refund.price,
        locked_at=refund.asked_at,
        sources=(),
    )
    paid = PaidBack(
        reason=refund.reason,
        sat=payment.sat,
        value=refund.value,
        address=refund.address,
        txid=payment.txid,
        block_height=payment.height,
    )
    marks = tuple(Mark.REFUNDED if mark is Mark.REFUND else mark for mark in receipt.marks)
    return replace(receipt, paid_back=paid, marks=marks, rates=(price,))


def as_copy(receipt: AnyPaper, copy_number: int, at: datetime) -> AnyPaper:
    """The same paper once more, marked, with the time it was asked for; a slip stays a slip."""
    kind = ReceiptKind.COPY if receipt.kind is ReceiptKind.RECEIPT else receipt.kind
    others = tuple(mark for mark in receipt.marks if mark is not Mark.COPY)
    marks = (*others, Mark.COPY)
    return replace(receipt, kind=kind, marks=marks, copy_number=copy_number, at=at)


def _is_vouched(sale: Sale) -> bool:
    """Whether a gateway answers for money, in whichever block it may be."""
    return any(credit.vouched and credit.counts for credit in sale.credits)


def _txids(sale: Sale) -> Iterator[str]:
    for credit in sale.credits:
        if credit.counts and (txid := credit.output_txid) is not None:
            yield txid


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
