"""What a receipt says, fixed when its print job is made; how it looks is decided when it prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from pos_app.domain.money import Money


class ReceiptKind(Enum):
    RECEIPT = "receipt"  # the sale is settled and has its receipt number
    PENDING = "pending"  # a slip before that, by the sale's number
    COPY = "copy"


class Mark(Enum):
    """Lines that keep a paper from being taken for more than it is."""

    DEMO = "demo"
    TEST_NETWORK = "test_network"
    PENDING = "pending"
    COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """The rate the customer was charged at, and what it stands on."""

    currency_code: str
    price: Decimal  # per bitcoin, after the margin
    locked_at: datetime
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything that may stand on the paper. Times are UTC; `utc_offset_minutes` is the shop's.

    `over_sat` and `short_sat` are what was paid too much or forgiven.
    """

    kind: ReceiptKind
    marks: tuple[Mark, ...]
    store_name: str
    store_address: str
    sale_number: int
    receipt_number: int | None
    copy_number: int | None
    at: datetime
    utc_offset_minutes: int
    till_name: str
    note: str
    amount: Money
    paid_sat: int
    due_sat: int
    over_sat: int
    short_sat: int
    over_value: Money | None
    short_value: Money | None
    rate: RateLine
    confirmations: int
    block_height: int | None
    address: str
    txids: tuple[str, ...]
