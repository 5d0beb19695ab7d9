"""What the till keeps, and how it is written: all of a transaction, or none of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from pos_app.ports.outbox import OutboxTransaction
from pos_app.ports.people import PeopleTransaction
from pos_app.ports.refunds import RefundTransaction
from pos_app.ports.retention import RetentionTransaction
from pos_app.ports.sale_entry import SaleEntryTransaction
from pos_app.ports.sale_search import ANY_SALE
from pos_app.ports.shifts import ShiftTransaction

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.journal import JournalEntry, JournalHead
    from pos_app.domain.receipt import ReceiptKind
    from pos_app.domain.receipt_shift import Paper
    from pos_app.domain.sale import Sale
    from pos_app.ports.outside import IssuedAddress
    from pos_app.ports.sale_search import SaleWish


# With a sale's id behind it the key of a value: not empty when a person has acknowledged its loss.
ACKNOWLEDGED = "alarm_acknowledged:"


class PrintState(Enum):
    QUEUED = "queued"
    WAITING = "waiting"  # the printer is away; no byte has left, so it is tried again by itself
    SENDING = "sending"  # the printer is ready, and from here on a byte may have left
    CONFIRMING = "confirming"  # the last byte has left; the printer's word is waited for
    PRINTED = "printed"
    SENT_UNCONFIRMED = "sent_unconfirmed"
    UNCERTAIN = "uncertain"  # bytes left and nobody knows: a person decides
    FAILED = "failed"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    id: UUID
    position: int
    sale_id: UUID | None  # none: the report of a shift
    receipt: Paper
    state: PrintState
    reason: str | None  # message code, while it waits or failed
    attempts: int
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperState:
    """How far a paper of a sale is."""

    kind: ReceiptKind
    state: PrintState
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OldAddress:
    """An address of a sale; `transactions` are those its script had when it was last counted."""

    number: int
    issued_at: datetime
    script: bytes
    transactions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPayment:
    """Money that the chain shows and the sale may not know yet; `reference` is `txid:vout`."""

    sale_id: UUID
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressGap:
    """`unpaid_in_a_row` addresses of an account were issued since one was paid.

    `longest_run` is the most indexes in a row that ever stayed without money.
    """

    unpaid_in_a_row: int
    longest_run: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusableAddress:
    """`sale_id` is the sale that has it now."""

    issued: IssuedAddress
    sale_id: UUID


class Transaction(
    OutboxTransaction,
    PeopleTransaction,
    SaleEntryTransaction,
    ShiftTransaction,
    RefundTransaction,
    RetentionTransaction,
    Protocol,
):
    """One write of the store: all of it happens, or none. Reads see what was written in it."""

    # sales
    def sale(self, sale_id: UUID) -> Sale:
        """LookupError when there is none."""
        ...

    def save_sale(self, sale: Sale) -> None: ...
    def sales_to_watch(self, since: datetime) -> tuple[Sale, ...]:
        """Sales that are open, taken back, or have money not yet final or not settled.

        Also all created or changed after `since`.
        """
        ...

    def exposed_minor(self) -> int:
        """The worth of all sales taken unconfirmed that still lack their confirmations.

        Also of those whose payment is gone, until a person has acknowledged the loss: whoever pays
        back what he got must not make room for the next one.
        """
        ...

    def recent_sales(self, limit: int) -> tuple[Sale, ...]: ...
    def find_sales(self, text: str, limit: int, wish: SaleWish = ANY_SALE) -> tuple[Sale, ...]:
        """By sale or receipt number, amount, end of the address, part of a txid, or the note.

        Empty text: all that the wish lets through. Newest first.
        """
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

    def note_history(self, account_id: str, highest: int, longest_run: int) -> None:
        """What the chain told of others: the highest index used, the most unused before one."""
        ...

    def address_gap(self, account_id: str) -> AddressGap:
        """As it is now, counted in an index; the longest run is kept."""
        ...

    def reusable_addresses(
        self, account_id: str, quiet_since: datetime, limit: int
    ) -> tuple[ReusableAddress, ...]:
        """Addresses that never saw anything, of sales that ended, unchanged from `quiet_since` on.

        The least reused and lowest first.
        """
        ...

    def reuse_address(self, account_id: str, index: int, quiet_since: datetime) -> IssuedAddress:
        """Issue it again. LookupError when it is no longer one of the reusable ones."""
        ...

    def sale_of_script(self, script: bytes) -> UUID | None:
        """The sale in force: of several that had one address, the one that got it last."""
        ...

    def earlier_sales(self, script: bytes) -> tuple[int, ...]:
        """The numbers of those that had the address before the sale in force, oldest first."""
        ...

    # every address ever issued
    def issued_scripts(self, after: bytes, limit: int) -> tuple[bytes, ...]:
        """In the order of their bytes, those after `after`; that of none is empty."""
        ...

    def first_issued_at(self) -> datetime | None: ...
    def old_addresses(
        self, *, since: datetime, until: datetime, below: int | None, limit: int
    ) -> tuple[OldAddress, ...]:
        """Newest first, of sales made after `since` and up to `until`.

        Of those made right at `until` only the ones numbered `below`, where it is given.
        """
        ...

    def keep_transaction_count(self, script: bytes, transactions: int) -> None: ...
    def add_found_payment(self, payment: FoundPayment) -> None: ...
    def found_payments(self) -> tuple[FoundPayment, ...]: ...
    def forget_found_payment(self, payment: FoundPayment) -> None: ...

    # print jobs
    def add_print_job(
        self, job_id: UUID, sale_id: UUID | None, receipt: Paper, at: datetime
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

    def count_print_jobs(self, *states: PrintState) -> int:
        """How many there are in these states, without reading what is on them."""
        ...

    def update_print_job(self, job: PrintJob) -> None: ...
    def print_jobs(self, sale_id: UUID | None, limit: int) -> tuple[PrintJob, ...]:
        """Newest first; all papers without a `sale_id`."""
        ...

    def paper_states(self, sale_ids: Collection[UUID]) -> dict[UUID, list[PaperState]]:
        """Of all papers of these sales, without what they say; nothing of who has none."""
        ...

    # small things that must survive: till id, wallet fingerprint, last wall clock
    def get_value(self, key: str) -> str | None: ...
    def set_value(self, key: str, value: str) -> None: ...


class Store(Protocol):
    def transaction(self) -> AbstractContextManager[Transaction]:
        """Commits on leaving the block, rolls back on an exception. Safe from any thread."""
        ...

    def close(self) -> None: ...
