"""What the report of a shift says, fixed when the shift is closed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from pos_app.domain.receipt import Mark, Receipt, ReceiptKind
from pos_app.domain.shift_details import NO_DETAILS, ShiftDetails

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.journal import JournalHead
    from pos_app.domain.money import Money


class ShiftState(Enum):
    """Where a shift's sales stand when it is reported; each sale counts once."""

    PAID = "paid"  # with a receipt number
    SEEN = "seen"  # enough money, and not yet paid
    PARTLY_PAID = "partly_paid"
    WAITING = "waiting"
    EXPIRED = "expired"  # without money
    CANCELLED = "cancelled"  # without money
    TAKEN_BACK = "taken_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCount:
    """Sales of one state: how many, what they asked for in each currency, and the sat they got."""

    state: ShiftState
    sales: int
    amounts: tuple[Money, ...]
    sat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftReport:
    """Times are UTC; `at` is when this paper was asked for, a copy later than the first.

    The figures are those of `until`, when the shift was closed, or looked at while it goes on.

    `taken` is what settled sales came to in each currency and `taken_sat` what was received for
    them; `refunded_sat` what was given back, `fees_sat` what that cost in network fees.
    `expected_sat` is what the wallet should have got and `found_sat` what it has, None where
    nobody looked. `first_receipt` and `last_receipt` are the numbers given out, None for none.
    Satoshi are below zero where more of what earlier shifts counted went away than came.
    `head` is the journal's with the close in it, None while the shift goes on.
    """

    kind: ReceiptKind = ReceiptKind.SHIFT
    marks: tuple[Mark, ...]
    store_name: str
    store_address: str
    till_name: str
    cashier: str
    number: int
    copy_number: int | None = None
    at: datetime
    opened_at: datetime
    until: datetime
    is_closed: bool
    utc_offset_minutes: int
    counts: tuple[ShiftCount, ...]
    taken: tuple[Money, ...]
    taken_sat: int
    refunds: int
    refunded: tuple[Money, ...]
    refunded_sat: int
    fees_sat: int
    expected_sat: int
    found_sat: int | None
    first_receipt: int | None
    last_receipt: int | None
    note: str = ""
    details: ShiftDetails = NO_DETAILS
    head: JournalHead | None = None

    @property
    def difference_sat(self) -> int | None:
        """Below zero: less was found than expected."""
        return None if self.found_sat is None else self.found_sat - self.expected_sat


Paper: TypeAlias = Receipt | ShiftReport
