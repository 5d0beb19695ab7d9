"""Everything that can happen to a sale, as values; the journal is made of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.credit import Credit
    from pos_app.domain.message import Message
    from pos_app.domain.money import Money
    from pos_app.domain.payment_request import PaymentRequest
    from pos_app.domain.rate import RateLock
    from pos_app.domain.refund import Refund
    from pos_app.domain.sale_state import Flag, Trigger
    from pos_app.domain.user_field import UserField


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleEvent:
    """`name` is the same word in the journal, the webhook and the documents."""

    name: ClassVar[str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleStarted(SaleEvent):
    """`bill` says what was sold, and comes to `amount`; None: an amount was typed.

    `asks_tip`: nothing is prepared before the customer has chosen a tip, or none.
    """

    name: ClassVar[str] = "sale.started"
    number: int
    amount: Money
    note: str
    bill: Bill | None = None
    asks_tip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TipChosen(SaleEvent):
    """`amount` and `bill` are the sale's from now on, `tip` in both; None: the customer gives none.

    `on` is where it was chosen: `screen`, or the customer's `page`.
    """

    name: ClassVar[str] = "sale.tip_chosen"
    tip: Money | None
    amount: Money
    on: str
    bill: Bill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SalePrepared(SaleEvent):
    """`worth` is the amount in the store's currency at that moment; None: no rate for it."""

    name: ClassVar[str] = "sale.created"
    lock: RateLock
    request: PaymentRequest
    worth: Money | None = None


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
    """`request` where the money is asked for elsewhere from now on; None: where it was."""

    name: ClassVar[str] = "sale.rate_renewed"
    lock: RateLock
    request: PaymentRequest | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LateTaken(SaleEvent):
    """Late money counts as if it had come while the price was held."""

    name: ClassVar[str] = "sale.late_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortTaken(SaleEvent):
    """The missing `forgiven_sat` are no longer asked for.

    `by_tolerance`: the till let them go by the store's rule. Then they are what money that came in
    time left missing, and late money stays late.
    """

    name: ClassVar[str] = "sale.short_taken"
    forgiven_sat: int
    by_tolerance: bool = False


class OverUse(Enum):
    """What was decided about money beyond the price."""

    TIP = "tip"
    REFUND_DUE = "refund_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOff:
    """Who gives money back, by an address at `host`: the address itself is money."""

    gateway: str
    reference: str
    host: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTaken(SaleEvent):
    """A person decided what `over_sat` are, those that nobody had decided about before.

    `handed` where somebody else gives them back; None: the shop does.
    """

    name: ClassVar[str] = "sale.over_taken"
    use: OverUse
    over_sat: int
    handed: HandedOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentAccepted(SaleEvent):
    """Unconfirmed money is taken as payment.

    `exposed_minor` is what the store, this sale included, has taken so and still waits for, in its
    currency; `evidence` says in words what spoke for it.
    """

    name: ClassVar[str] = "sale.payment_accepted"
    exposed_minor: int
    evidence: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsGiven(SaleEvent):
    """The customer filled in what the store asks for, in place of what was there before."""

    name: ClassVar[str] = "sale.fields_given"
    fields: tuple[UserField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleSettled(SaleEvent):
    name: ClassVar[str] = "sale.settled"
    receipt_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleCancelled(SaleEvent):
    name: ClassVar[str] = "sale.cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundAsked(SaleEvent):
    """Money is to go back; whoever has the wallet's keys pays it."""

    name: ClassVar[str] = "sale.refund_asked"
    refund: Refund


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundFollowed(SaleEvent):
    """The address was looked at for the first time; `earlier` outputs it had already."""

    name: ClassVar[str] = "sale.refund_followed"
    refund_id: UUID
    earlier: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundPaid(SaleEvent):
    """A payment of it was seen, has confirmed, moved to another block, or is gone.

    `by_own_wallet`: it spends a coin that a sale had brought. `short_sat` came and is too little.
    """

    name: ClassVar[str] = "sale.refund_payment"
    refund_id: UUID
    payment: Credit | None
    by_own_wallet: bool
    short_sat: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundProven(SaleEvent):
    """Its payment lies as deep as the shop asks of a payment of its own."""

    name: ClassVar[str] = "sale.refunded"
    refund_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundWithdrawn(SaleEvent):
    """Nobody is to pay it any more; who does all the same has paid it."""

    name: ClassVar[str] = "sale.refund_withdrawn"
    refund_id: UUID


ChangedRefundEvent: TypeAlias = RefundFollowed | RefundPaid | RefundProven | RefundWithdrawn
RefundEvent: TypeAlias = RefundAsked | ChangedRefundEvent
