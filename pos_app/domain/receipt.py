"""What a receipt says, fixed when its print job is made; how it looks is decided when it prints."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from pos_app.domain.receipt_template import USUAL, ReceiptTemplate

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.refund import RefundReason
    from pos_app.domain.tax import TaxLine, TaxRate


class ReceiptKind(Enum):
    RECEIPT = "receipt"  # the sale is settled and has its receipt number
    PENDING = "pending"  # a slip before that, by the sale's number
    COPY = "copy"
    REFUND = "refund"  # a slip for what came on top and is due back
    SHIFT = "shift"  # the report of a shift, which belongs to no sale


class Mark(Enum):
    """Lines that keep a paper from being taken for more than it is."""

    DEMO = "demo"
    TEST_NETWORK = "test_network"
    TRAINING = "training"
    PENDING = "pending"
    COPY = "copy"
    REFUND = "refund"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """A rate the customer was charged at, and what it stands on."""

    currency_code: str
    price: Decimal  # per bitcoin, after the margin
    locked_at: datetime
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldLine:
    """`amount` is what the customer pays for all of it; `price` that of one, where it is known.

    `discount` is off already; `unit` is empty for pieces.
    """

    name: str
    quantity: Decimal
    amount: Money
    price: Money | None = None
    tax: TaxRate | None = None
    unit: str = ""
    discount: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidBack:
    """What went back, where to, and the payment that shows it; `value` is what it stood for."""

    reason: RefundReason
    sat: int
    value: Money
    address: str
    txid: str
    block_height: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything that may stand on the paper. Times are UTC; `utc_offset_minutes` is the shop's.

    `amount` is the lines less `discount` plus `tip`; `taxes` are of all but the tip. They are in
    the prices, or come on top of the lines where `tax_on_top`. ValueError where lines or taxes are
    there and don't add up to it.

    `at` is when the paper was asked for, `settled_at` when the sale was paid. `over_sat` and
    `short_sat` are what was paid too much or forgiven. `rates` are those that money was charged
    at, the last one last. `taken_back` says that counted money was reversed. `paid_back` is what a
    slip of a refund proves; without it the slip is for what is due back.
    """

    kind: ReceiptKind
    marks: tuple[Mark, ...]
    store_name: str
    store_address: str
    sale_id: UUID
    sale_number: int
    receipt_number: int | None
    copy_number: int | None
    at: datetime
    settled_at: datetime | None
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
    rates: tuple[RateLine, ...]
    confirmations: int
    block_height: int | None
    taken_back: bool
    address: str
    txids: tuple[str, ...]
    cashier: str = ""
    lines: tuple[SoldLine, ...] = ()
    discount: Money | None = None
    tip: Money | None = None
    taxes: tuple[TaxLine, ...] = ()
    tax_on_top: bool = False
    paid_back: PaidBack | None = None
    template: ReceiptTemplate = USUAL

    def __post_init__(self) -> None:
        tip = self._units(self.tip)
        if self.lines:
            sold = sum(self._units(line.amount) for line in self.lines)
            on_top = sum(line.tax.minor for line in self.taxes) if self.tax_on_top else 0
            if sold - self._units(self.discount) + on_top + tip != self.amount.minor:
                raise ValueError("the lines of a receipt don't add up to its total")
        if self.taxes:
            taxed = sum(self._units(line.gross) for line in self.taxes)
            if taxed + tip != self.amount.minor:
                raise ValueError("the taxed amounts of a receipt don't add up to its total")

    @property
    def missing_sat(self) -> int:
        return max(0, self.due_sat - self.paid_sat)

    def _units(self, part: Money | None) -> int:
        if part is None:
            return 0
        if part.currency != self.amount.currency:
            raise ValueError("a part of a receipt is in another currency than its total")
        return part.minor
