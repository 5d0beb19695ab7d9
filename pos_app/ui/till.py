"""What the screen asks of the till, on one page; `application` gives it the composed program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos_app.domain.bill import TaxMode
from pos_app.ui.catalogue import CatalogueEvent
from pos_app.ui.duty import DutyEvent
from pos_app.ui.giving_back import GivingBackEvent
from pos_app.ui.refunds import RefundMoved
from pos_app.ui.sale_entry import SaleEntryEvent
from pos_app.ui.shifts import ShiftEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta, tzinfo
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.bill import Bill
    from pos_app.domain.events import OverUse
    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency, Money
    from pos_app.domain.policy import Policy
    from pos_app.domain.rate import Rate, RateProblem
    from pos_app.domain.sale import Sale
    from pos_app.domain.tax import TaxRate
    from pos_app.domain.tip import TipOffer
    from pos_app.services.addresses.gap_guard import GapHealth
    from pos_app.services.chain.chain_health import SourceHealth
    from pos_app.services.chain.unexpected_money import UnexpectedMoney
    from pos_app.services.store.outbox import OutboxHealth


class Health(Enum):
    """How a part of the till is; decides quiet text, a filled chip, or a banner."""

    ABSENT = "absent"  # the shop does not use this part: not shown
    STARTING = "starting"
    WELL = "well"
    TROUBLE = "trouble"  # something to do, selling goes on
    STOPPED = "stopped"  # payments cannot be seen, or selling is unsafe


@dataclass(frozen=True, slots=True, kw_only=True)
class PartStatus:
    """`message` says what is wrong when `health` is TROUBLE or STOPPED; the screen has its words.

    `notice` is no trouble yet. `waiting` counts what is kept for later: receipts, store messages.
    `sale_id` is the sale whose receipt a person has to decide about.
    """

    health: Health
    message: Message | None = None
    waiting: int = 0
    notice: Message | None = None
    sale_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """The worth of what was accepted without a confirmation, of what the store allows in all."""

    used: Money
    budget: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TillStatus:
    """`stop` is why no sale may start beyond the rate (address check failed, clock jumped).

    While it is `starting`, what is not there yet is on its way and no trouble. `exposure` is None
    while unconfirmed money is not accepted, `gap` until the addresses were counted,
    `outbox` until the store's server was first told, or looked at.
    """

    chain: PartStatus
    printer: PartStatus
    store: PartStatus
    tip_height: int | None = None
    stop: Message | None = None
    notices: tuple[Message, ...] = ()
    starting: bool = False
    sources: tuple[SourceHealth, ...] = ()
    disagreements: tuple[Message, ...] = ()
    exposure: Exposure | None = None
    gap: GapHealth | None = None
    unexpected: tuple[UnexpectedMoney, ...] = ()
    outbox: OutboxHealth | None = None


class ReceiptProgress(Enum):
    NONE = "none"  # no printer, or nothing asked for
    WAITING = "waiting"
    PRINTED = "printed"
    UNCERTAIN = "uncertain"  # bytes left and nobody knows


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSale:
    """A sale with what the workers did for it. `trouble` tells why it could not be prepared.

    `waits_for` is what keeps seen money from being accepted before it is confirmed.
    """

    sale: Sale
    receipt: ReceiptProgress = ReceiptProgress.NONE
    receipt_at: datetime | None = None
    store_told: bool = False
    trouble: Message | None = None
    waits_for: frozenset[Refusal] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class TillSetup:
    """What stays the same while the program runs. `network` is mainnet, testnet4, signet, ...

    `policy` is in minor units of `currency`. `page_base_url` is where customers' pages are, None
    where there are none. `tax` is that of what is typed, and of goods without a rate of their own.
    `tips` None: customers are asked for none.
    `zone` is the shop's.
    """

    store_name: str
    network: str
    currency: Currency
    currencies: tuple[Currency, ...]
    lock_duration: timedelta
    policy: Policy
    margin_basis_points: int = 0
    till_name: str = ""
    demo: bool = False
    print_at: str = "ask"
    page_base_url: str | None = None
    tax: TaxRate | None = None
    tax_mode: TaxMode = TaxMode.INCLUDED
    tips: TipOffer | None = None
    tips_upside_down: bool = False
    zone: tzinfo = UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleChanged:
    """Sent for each change of a sale, its receipt or its delivery, with the whole of it."""

    shown: ShownSale


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChanged:
    status: TillStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesChanged:
    """Rates were fetched, or fetching failed: ask `current_rate` again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandRefused:
    """A command could not be done; `sale_id` when it was about one sale."""

    message: Message
    sale_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryWritten:
    """The recovery sheet and its labels lie in `folder`."""

    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryRead:
    """The answer to `read_recovery`.

    `descriptor` makes the till's addresses, its checksum included; indexes from 0 to `last_index`
    were issued, None when none was.
    """

    descriptor: str
    last_index: int | None


TillEvent: TypeAlias = (
    SaleChanged
    | StatusChanged
    | RatesChanged
    | CommandRefused
    | RecoveryRead
    | RecoveryWritten
    | RefundMoved
    | SaleEntryEvent
    | CatalogueEvent
    | DutyEvent
    | ShiftEvent
    | GivingBackEvent
)


class TillFacade(Protocol):
    """Commands return at once and run off the calling thread; answers come as events.

    Queries are answered from memory, within a millisecond, on any thread.
    """

    @property
    def setup(self) -> TillSetup: ...

    def now(self) -> datetime:
        """UTC, from the Clock port."""
        ...

    def monotonic(self) -> float: ...

    def status(self) -> TillStatus: ...

    def current_rate(self, currency: Currency) -> Rate | RateProblem: ...

    def open_sales(self) -> Sequence[ShownSale]:
        """Sales that belong on the shelf: not closed, or closed within the last minute."""
        ...

    def sale(self, sale_id: UUID) -> ShownSale | None:
        """One of the shelf, or one that the archive has found lately."""
        ...

    def charge(
        self, amount: Money, note: str, *, bill: Bill | None = None, sale_id: UUID | None = None
    ) -> UUID:
        """Start a sale and return its id before it is prepared.

        `bill` is what comes to the amount, where more was done than typing it; `sale_id` is that of
        its cart, None: a new one.
        """
        ...

    def prepare_again(self, sale_id: UUID, *, own_wallet: bool = False) -> None:
        """`own_wallet`: without the gateway that could not prepare it."""
        ...

    def renew_rate(self, sale_id: UUID) -> None: ...

    def accept(self, sale_id: UUID, missing_sat: int) -> None:
        """Take a sale as it is shown: `missing_sat` short, or late with nothing missing."""
        ...

    def take_over(self, sale_id: UUID, use: OverUse, over_sat: int) -> None:
        """Say what the money beyond the price is; `over_sat` is all of it, as it is shown."""
        ...

    def cancel(self, sale_id: UUID) -> None: ...

    def acknowledge(self, sale_id: UUID) -> None:
        """A person has seen the alarm of a payment that was taken back."""
        ...

    def put_away(self, sale_id: UUID) -> None:
        """A person has seen the notice of unexpected money for this sale."""
        ...

    def print_slip(self, sale_id: UUID) -> None:
        """A slip marked PENDING before the sale is settled, a copy of its receipt after."""
        ...

    def read_recovery(self) -> None:
        """Ask for the descriptor and how far it was used; RecoveryRead answers."""
        ...

    def write_recovery(self, folder: Path | None = None) -> None:
        """Write the recovery sheet there, or among the documents; RecoveryWritten says where."""
        ...

    def look_again(self) -> None:
        """Wake every worker: rates, chain, printer, store."""
        ...
