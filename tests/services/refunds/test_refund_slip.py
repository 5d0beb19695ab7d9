"""The slip of a refund says what went back and where anybody may see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, PaidBack, RateLine, Receipt, ReceiptKind
from pos_app.domain.refund import RefundReason
from pos_app.services.receipts.receipt_content import as_paid_back
from pos_app.services.receipts.receipt_json import from_json, to_json
from pos_app.services.receipts.receipt_page import reference
from tests.support.receipt_lines import lines
from tests.support.receipts import a_receipt
from tests.support.refund_values import CUSTOMER, NOON, a_refund_to_pay, paid_refund

EUR = currency("EUR")
TXID = "c4a1" * 16


def a_slip() -> Receipt:
    paid = PaidBack(
        reason=RefundReason.WORTH_NOW,
        sat=31_970,
        value=Money(3_197, EUR),
        address=CUSTOMER,
        txid=TXID,
        block_height=331,
    )
    price = RateLine(currency_code="EUR", price=Decimal(100_000), locked_at=NOON, sources=())
    return a_receipt(
        kind=ReceiptKind.REFUND,
        marks=(Mark.REFUNDED,),
        at=datetime(2026, 11, 23, 9, 5, tzinfo=UTC),
        paid_back=paid,
        rates=(price,),
    )


def test_it_says_how_much_why_where_to_and_by_which_payment() -> None:
    slip = a_slip()
    assert lines(slip) == [
        "Corner Books",
        "1 Main Street",
        "refunded",
        "refunded_meaning",
        "---",
        "number 1043 | 2026-11-23 10:05",
        "sale_number 1050",
        "Till 1 | UTC+01:00",
        "Signed copy for Lena",
        "---",
        "refunded_amount | 31.97 EUR",
        "| 0.0003197 BTC",
        "| 31970 sat",
        "refunded_worth_now",
        "one_bitcoin | 100000 EUR",
        "---",
        "refunded_to",
        in_fours(CUSTOMER),
        "transaction",
        in_fours(TXID),
        "confirmed_in | 331",
        "---",
        "[reference]",
        "thanks",
    ]
    assert reference(slip).endswith(f"refund {TXID}")
    assert slip.paid_back is not None
    unsure = replace(slip, paid_back=replace(slip.paid_back, block_height=None))
    assert "confirmed_in | 331" not in lines(unsure)


def in_fours(text: str) -> str:
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def test_it_comes_back_from_the_store() -> None:
    assert from_json(to_json(a_slip())) == a_slip()


def test_it_is_made_of_a_refund_that_is_paid() -> None:
    due = a_refund_to_pay(sat=20_000)
    slip = a_receipt(kind=ReceiptKind.REFUND, marks=(Mark.TEST_NETWORK, Mark.REFUND))
    with pytest.raises(LookupError):
        as_paid_back(slip, due)
    paid = replace(due, payment=paid_refund(due).payment)
    made = as_paid_back(slip, paid)
    assert made.marks == (Mark.TEST_NETWORK, Mark.REFUNDED)
    assert made.paid_back is not None
    assert (made.paid_back.sat, made.paid_back.value) == (20_000, due.value)
    assert made.rates[0].price == due.price
