"""What a search for sales may be narrowed down by."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class SaleKind(Enum):
    """What a person looks for; a sale may be of several kinds."""

    OPEN = "open"  # it still asks for money
    PAID = "paid"  # with a receipt, and its money there
    SEEN = "seen"  # enough money, not yet confirmed
    PARTLY_PAID = "partly_paid"
    OVER = "over"
    LATE = "late"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    TAKEN_BACK = "taken_back"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleWish:
    """All of it must be so; None: never mind.

    `cashier` is the id of who began the sale, which was begun from `since` on and before `until`.
    """

    kind: SaleKind | None = None
    cashier: str | None = None
    since: datetime | None = None
    until: datetime | None = None


ANY_SALE = SaleWish()
