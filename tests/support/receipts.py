"""A receipt to try things with, as a shop would print it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.money import Money, currency
from pos_app.domain.receipt import Mark, RateLine, Receipt, ReceiptKind

if TYPE_CHECKING:
    from pos_app.ports import PrintJob

TXID = "1b5b9ccb40d2a70f1c3de5fbd58ae5d1c2a3b4f5968778695a4b3c2d528e446c"
ADDRESS = "bcrt1q6rz28mcfaxtmd6v789l9rrlrusdprr9pz3cppk"
SALE_ID = UUID("5c6f2a1e-9d0b-4e57-8a34-0f6b7c8d9e10")


def a_receipt(**changes: Any) -> Receipt:
    """Confirmed, in euro, on a test network."""
    receipt = Receipt(
        kind=ReceiptKind.RECEIPT,
        marks=(Mark.TEST_NETWORK,),
        store_name="Corner Books",
        store_address="1 Main Street",
        sale_id=SALE_ID,
        sale_number=1050,
        receipt_number=1043,
        copy_number=None,
        at=datetime(2026, 11, 21, 13, 41, 30, tzinfo=UTC),
        settled_at=datetime(2026, 11, 21, 13, 41, 29, tzinfo=UTC),
        utc_offset_minutes=60,
        till_name="Till 1",
        note="Signed copy for Lena",
        amount=Money(3197, currency("EUR")),
        paid_sat=35_040,
        due_sat=35_040,
        over_sat=0,
        short_sat=0,
        over_value=None,
        short_value=None,
        rates=(
            RateLine(
                currency_code="EUR",
                price=Decimal("91240.50"),
                locked_at=datetime(2026, 11, 21, 13, 30, 2, tzinfo=UTC),
                sources=("kraken", "coinbase", "bitstamp", "bitfinex", "coingecko"),
            ),
        ),
        confirmations=1,
        block_height=313,
        taken_back=False,
        address=ADDRESS,
        txids=(TXID,),
    )
    return replace(receipt, **changes)


def receipt_in(job: PrintJob) -> Receipt:
    """What it prints, of a sale."""
    assert isinstance(job.receipt, Receipt)
    return job.receipt
