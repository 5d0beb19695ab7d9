"""What the till needs of a gateway that holds payments for the shop."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from decimal import Decimal
    from uuid import UUID

    from pos_app.domain.credit import Assurance, Credit
    from pos_app.domain.hosted_payment import Instruction
    from pos_app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirects:
    """Where the gateway's own page sends the customer at the end; None: it stays."""

    unconfirmed: str | None = None
    confirmed: str | None = None
    expired: str | None = None
    invalid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentOrder:
    """What a gateway is asked to collect: `amount`, of a sale or of the rest of one.

    `callback_url` is where it may announce news to the till, with the sale's own token in it; None:
    it can't reach the till. `forwards_to` is a fresh address of the shop's own account, for
    gateways with `needs_own_address`. `lock_seconds` is for how long the shop would hold a price;
    the gateway's own time wins.
    """

    sale_id: UUID
    number: int
    amount: Money
    description: str
    lock_seconds: int
    callback_url: str | None = None
    forwards_to: str | None = None
    redirects: Redirects = field(default_factory=Redirects)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedPayment:
    """`reference` is the gateway's id of it; `price` the gateway's, of one bitcoin.

    `price` is in `currency_code` and None where the gateway tells none: then the till's own holds,
    and what is due follows from it: `due_sat` may be 0 here and in instructions without `uri`.
    `due_sat` is the whole amount that was ordered. `chain_script` is the output script of a
    payment that the till follows on the chain by itself, empty where the gateway is asked.
    """

    reference: str
    instructions: tuple[Instruction, ...]
    due_sat: int
    expires_at: datetime
    price: Decimal | None
    currency_code: str
    page_url: str | None = None
    chain_script: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class HostedCredit:
    """Money that reached a payment: `reference` is `txid:vout`, a payment hash or the gateway's id.

    `received_at` is when, as the gateway says; None: it doesn't.
    """

    reference: str
    sat: int
    assurance: Assurance
    received_at: datetime | None = None
    replaceable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentSnapshot:
    """All that the gateway says of a payment now, never what changed.

    `status` is the gateway's own word for it. `as_of` is the gateway's time of the snapshot: an
    older one changes nothing; None: it gives none, and the answers are in order. `closed`: nothing
    more will come from asking.
    """

    credits: tuple[HostedCredit, ...]
    status: str
    look_again_seconds: float
    as_of: datetime | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """A call from outside; header names in lower case, `query` without the till's own parts."""

    method: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNotification:
    """What to answer with status 200, once `evidence` is in the journal.

    `evidence` is what the call said, in words; empty: nothing that isn't learned by looking.
    """

    answer: str
    content_type: str = "text/plain"
    evidence: Mapping[str, str] = field(default_factory=dict)


class PaymentGateway(Protocol):
    """One hosted gateway. All methods may be called from several threads at once.

    Each answers within five seconds: UnreachableError when the gateway is away or too slow,
    RefusedError when it says no or answers nonsense.
    """

    name: str
    needs_own_address: bool

    def open(self, order: PaymentOrder) -> OpenedPayment:
        """Asked for once: an order whose answer was lost is never sent again by itself."""
        ...

    def look(self, reference: str, known: Sequence[Credit]) -> PaymentSnapshot:
        """`known` are the credits of this reference so far, for gateways that tell sums only."""
        ...

    def refresh_rate(self, reference: str, order: PaymentOrder) -> OpenedPayment:
        """A new price for the rest: the same reference where the gateway can, else a new one."""
        ...

    def close_payment(self, reference: str) -> None:
        """The shop waits for it no more; nothing where the gateway knows no such thing."""
        ...

    def follow(self, reference: str, on_push: Callable[[], None]) -> None:
        """Call `on_push` when there may be news, from any thread; nothing where it can't push."""
        ...

    def unfollow(self, reference: str) -> None: ...

    def read_notification(self, reference: str, notification: Notification) -> ReadNotification:
        """RefusedError `gateway.forged` when it can't be the gateway's. Nothing is asked for."""
        ...

    def close(self) -> None:
        """End what runs, within three seconds; from any thread."""
        ...


@runtime_checkable
class RefundsByLink(Protocol):
    """A gateway that pays money back itself, to whoever opens an address it gives."""

    def refund_link(self, reference: str, *, overpaid_only: bool = False) -> str:
        """Where the customer claims the money, or what was paid too much.

        As `open` it is asked for once. RefusedError `gateway.nothing_paid` where nothing came.
        """
        ...


@runtime_checkable
class MarksByHand(Protocol):
    """A gateway whose own books can be told what a person at the till decided."""

    def mark(self, reference: str, *, settled: bool) -> None:
        """Settled or given up, whatever came. RefusedError where it can't be that any more."""
        ...
