"""Everything that can happen to a sale, as values; the journal is made of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.credit import Credit
    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.rate import RateLock
    from pos_app.domain.sale_state import Flag, Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleEvent:
    """`name` is the same word in the journal, the webhook and the documents."""

    name: ClassVar[str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleStarted(SaleEvent):
    name: ClassVar[str] = "sale.started"
    number: int
    amount: Money
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SalePrepared(SaleEvent):
    name: ClassVar[str] = "sale.created"
    lock: RateLock
    request: PaymentRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleNotPrepared(SaleEvent):
    name: ClassVar[str] = "sale.not_prepared"
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRetried(SaleEvent):
    name: ClassVar[str] = "sale.retried"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSeen(SaleEvent):
    """A transaction that was not known before pays the sale."""

    name: ClassVar[str] = "sale.payment_seen"
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentChanged(SaleEvent):
    """A known transaction confirmed, moved to another block, was replaced, or vanished."""

    name: ClassVar[str] = "sale.payment_changed"
    credit: Credit


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingChanged(SaleEvent):
    """What the credits add up to has changed; `trigger` is one of the FOUND_... triggers."""

    name: ClassVar[str] = "sale.standing"
    trigger: Trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagsChanged(SaleEvent):
    name: ClassVar[str] = "sale.flags"
    flags: frozenset[Flag]


@dataclass(frozen=True, slots=True, kw_only=True)
class LockEnded(SaleEvent):
    name: ClassVar[str] = "sale.expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRenewed(SaleEvent):
    name: ClassVar[str] = "sale.rate_renewed"
    lock: RateLock


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTaken(SaleEvent):
    """Late money counts as if it had come while the price was held."""

    name: ClassVar[str] = "sale.late_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortTaken(SaleEvent):
    """The missing `forgiven_sat` are no longer asked for."""

    name: ClassVar[str] = "sale.short_taken"
    forgiven_sat: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleSettled(SaleEvent):
    name: ClassVar[str] = "sale.settled"
    receipt_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleCancelled(SaleEvent):
    name: ClassVar[str] = "sale.cancelled"
