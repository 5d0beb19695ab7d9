"""The outside world on one page: what the till needs of it, and the errors it may answer with.

Every error is a `TillError` whose message code the screen can put into words; whatever else an
adapter raises is a bug.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.message import TillError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.credit import Tip
    from pos_app.domain.journal import JournalEntry, JournalHead
    from pos_app.domain.message import Message
    from pos_app.domain.rate import Quote
    from pos_app.domain.receipt import Receipt
    from pos_app.domain.sale import Sale


class UnreachableError(TillError):
    """Nobody answers: try again later."""


class RefusedError(TillError):
    """It answered, and the answer is no, or nonsense; trying again changes nothing by itself."""


class Clock(Protocol):
    def now(self) -> datetime:
        """Wall time, UTC."""
        ...

    def monotonic(self) -> float:
        """Seconds that never jump; only differences mean something."""
        ...


# --- wallet -----------------------------------------------------------------------------------


class AddressDeriver(Protocol):
    """Derives receive addresses of one account, watch only."""

    def address(self, index: int) -> str:
        """Receive address `index`.

        RefusedError when this deriver can't, UnreachableError when it died.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedAddress:
    index: int
    address: str
    script: bytes


# --- chain ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainOutput:
    """One output that pays a watched script, as a source reports it now.

    `height` is None while it is in a memory pool; `inputs` are `txid:vout` outpoints.
    """

    txid: str
    vout: int
    sat: int
    height: int | None
    block_hash: str | None
    block_time: datetime | None
    inputs: tuple[str, ...]
    replaceable: bool
    unconfirmed_parent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNews:
    """What changed since the last look; `everything` after a (re)connect."""

    scripts: frozenset[bytes]
    tip_changed: bool
    everything: bool


class ChainSource(Protocol):
    """A view of the chain that pushes.

    Its own reader thread calls `on_push`; all methods answer within their time limit and may be
    called from one thread only, the watcher's.
    """

    name: str

    def connect(self, on_push: Callable[[], None]) -> None:
        """Connect to the next server that answers and is on the right chain.

        UnreachableError when none does; RefusedError (wrong genesis, changed certificate) names
        the server.
        """
        ...

    @property
    def connected(self) -> bool: ...

    def news(self) -> ChainNews:
        """Takes what was pushed since the last call; no request is sent."""
        ...

    def tip(self) -> Tip:
        """The newest block header that was pushed; no request is sent. UnreachableError before."""
        ...

    def watch(self, scripts: Sequence[bytes]) -> None:
        """Subscribe, pipelined; what is watched already costs nothing."""
        ...

    def unwatch(self, scripts: Sequence[bytes]) -> None: ...

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        """All outputs that pay each script now, in the best chain or a memory pool. Pipelined."""
        ...

    def has_history(self, scripts: Sequence[bytes]) -> Mapping[bytes, bool]:
        """Whether each script was ever used on chain. Pipelined."""
        ...

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        """Another transaction that spends one of `inputs` (`txid:vout`) now; None: none found."""
        ...

    def ping(self) -> None:
        """Keep the session alive; UnreachableError when it is dead."""
        ...

    def close(self) -> None: ...


# --- rates ------------------------------------------------------------------------------------


class RateSource(Protocol):
    name: str

    def fetch(self, currency_codes: Sequence[str]) -> tuple[Quote, ...]:
        """One quote for each currency the source knows. UnreachableError, RefusedError."""
        ...


# --- printing ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitmap:
    """Black on white: `(width + 7) // 8` bytes a row, leftmost dot in the highest bit, 1 black."""

    width: int
    height: int
    data: bytes


class ReceiptPainter(Protocol):
    def paint(self, receipt: Receipt, paper_mm: int) -> Bitmap:
        """The drawing that is printed and shown as preview; 384 or 576 dots wide. Any thread."""
        ...


class ReceiptRenderer(Protocol):
    def render(self, receipt: Receipt, paper_mm: int) -> bytes:
        """The bytes a printer gets for `receipt`: the drawing in bands, and the cut."""
        ...


class PrintResult(Enum):
    PRINTED = "printed"  # the printer says so
    SENT = "sent"  # all bytes left us, the printer can't or didn't say more
    UNCERTAIN = "uncertain"  # bytes left us and then the connection was lost


class Printer(Protocol):
    def print(self, data: bytes, on_trouble: Callable[[Message | None], None]) -> PrintResult:
        """Send one job; `on_trouble` hears why it is held up (paper, cover), then None.

        UnreachableError or RefusedError (paper, cover) only while no byte of it has left.
        """
        ...

    def check(self) -> None:
        """UnreachableError or RefusedError when it could not print now."""
        ...

    def stop(self) -> None:
        """End what runs within three seconds and start nothing more. From any thread."""
        ...


# --- store's server ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookAnswer:
    status: int
    body: str  # cut after a few kilobytes
    retry_after_seconds: int | None


class WebhookSender(Protocol):
    def post(self, message_id: str, at: datetime, body: str) -> WebhookAnswer:
        """Sign and post one message.

        UnreachableError, also when it took too long; RefusedError when there is no secret.
        """
        ...


class SecretStore(Protocol):
    def get(self, name: str) -> str | None: ...

    def set(self, name: str, value: str) -> None: ...


# --- storage ----------------------------------------------------------------------------------


class DeliveryState(Enum):
    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """One call to the store; `id` is the same for every try, `position` orders those of a sale."""

    id: str
    position: int
    sale_id: UUID
    name: str
    body: str
    created_at: datetime
    state: DeliveryState
    attempts: int
    next_try_at: datetime
    last_answer: str | None


class PrintState(Enum):
    QUEUED = "queued"
    WAITING = "waiting"  # the printer is away; no byte has left, so it is tried again by itself
    SENDING = "sending"
    PRINTED = "printed"
    SENT_UNCONFIRMED = "sent_unconfirmed"
    UNCERTAIN = "uncertain"  # bytes left and nobody knows: a person decides
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    id: UUID
    position: int
    sale_id: UUID
    receipt: Receipt
    state: PrintState
    reason: str | None  # message code, while it waits or failed
    attempts: int
    created_at: datetime
    changed_at: datetime


class Transaction(Protocol):
    """One write of the store: all of it happens, or none. Reads see what was written in it."""

    # sales
    def sale(self, sale_id: UUID) -> Sale:
        """LookupError when there is none."""
        ...

    def save_sale(self, sale: Sale) -> None: ...
    def sales_to_watch(self, since: datetime) -> tuple[Sale, ...]:
        """Open sales, those with money not yet final, and all created or changed after `since`."""
        ...

    def recent_sales(self, limit: int) -> tuple[Sale, ...]: ...
    def find_sales(self, text: str, limit: int) -> tuple[Sale, ...]:
        """By sale or receipt number, amount, end of the address, or txid."""
        ...

    def next_number(self, counter: str) -> int:
        """Counts from 1 without gaps: a rolled back transaction takes its number back."""
        ...

    # journal
    def journal_head(self) -> JournalHead: ...
    def append_journal(self, entry: JournalEntry) -> None: ...
    def journal(self, sale_id: UUID | None = None) -> tuple[JournalEntry, ...]: ...

    # addresses
    def take_address(self, account_id: str) -> IssuedAddress:
        """The next double-checked address, marked as used for ever. LookupError when none is."""
        ...

    def add_ready_addresses(self, account_id: str, addresses: Sequence[IssuedAddress]) -> None:
        """Those below `next_index` are left out: somebody skipped them meanwhile."""
        ...

    def ready_addresses(self, account_id: str) -> int: ...
    def next_index(self, account_id: str) -> int:
        """The first index that was neither issued nor made ready."""
        ...

    def skip_to_index(self, account_id: str, index: int) -> None:
        """Never issue below `index`; ready addresses below it are thrown away."""
        ...

    def sale_of_script(self, script: bytes) -> UUID | None: ...

    # outbox
    def add_message(
        self, sale_id: UUID, message_id: str, name: str, body: str, at: datetime
    ) -> None: ...
    def due_messages(self, now: datetime, limit: int) -> tuple[OutboxMessage, ...]:
        """The oldest waiting message of each sale, if its time has come."""
        ...

    def update_message(self, message: OutboxMessage) -> None: ...
    def messages(self, sale_id: UUID | None, limit: int) -> tuple[OutboxMessage, ...]:
        """Newest first."""
        ...

    def waiting_messages(self) -> int: ...
    def oldest_message_at(self) -> datetime | None:
        """When the oldest waiting message was written."""
        ...

    def next_message_at(self) -> datetime | None:
        """When a message will be due; in the past when one is."""
        ...

    def hasten_messages(self, now: datetime) -> None:
        """Every waiting message is due `now`."""
        ...

    # print jobs
    def add_print_job(
        self, job_id: UUID, sale_id: UUID, receipt: Receipt, at: datetime
    ) -> None: ...
    def next_print_job(self) -> PrintJob | None:
        """The oldest job that is queued or waiting."""
        ...

    def print_job(self, job_id: UUID) -> PrintJob:
        """LookupError when there is none."""
        ...

    def print_jobs_in(self, *states: PrintState) -> tuple[PrintJob, ...]:
        """All jobs in one of these states, oldest first."""
        ...

    def update_print_job(self, job: PrintJob) -> None: ...
    def print_jobs(self, sale_id: UUID | None, limit: int) -> tuple[PrintJob, ...]:
        """Newest first."""
        ...

    # small things that must survive: till id, wallet fingerprint, last wall clock
    def get_value(self, key: str) -> str | None: ...
    def set_value(self, key: str, value: str) -> None: ...


class Store(Protocol):
    def transaction(self) -> AbstractContextManager[Transaction]:
        """Commits on leaving the block, rolls back on an exception. Safe from any thread."""
        ...

    def close(self) -> None: ...
