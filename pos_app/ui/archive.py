"""What the screens that look back ask of the till: searches, stories, papers.

Each may read the disk, so it returns at once and answers through the event bridge.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

from pos_app.domain.sale_state import Standing
from pos_app.ports.sale_search import ANY_SALE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from pos_app.domain.journal import JournalEntry
    from pos_app.domain.receipt import Receipt
    from pos_app.ports import OutboxMessage, PrintJob
    from pos_app.ports.sale_search import SaleWish
    from pos_app.ui.till import ShownSale

_tickets = itertools.count(1)


def fresh_ticket() -> int:
    """Never given before, so that each screen knows the answers to its own questions."""
    return next(_tickets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to take what was typed: sales like `text`, all where it is empty, within `wish`."""

    text: str = ""
    wish: SaleWish = ANY_SALE


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesFound:
    """The answer to `search` and `look_up`, newest first.

    `is_ours`: no sale is like it, and yet it is an address of the till's account. `cashiers` are
    the names of who began the sales, by their ids, of those who have a name.
    """

    ticket: int
    sales: tuple[ShownSale, ...]
    is_ours: bool = False
    cashiers: Mapping[UUID, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRecord:
    """Everything kept of one sale, each part oldest first.

    `paper` is what would print now: the newest paper that was asked for, else the receipt or slip
    that a touch would make. `names` are those of the till's people by id.
    """

    shown: ShownSale
    journal: tuple[JournalEntry, ...]
    papers: tuple[PrintJob, ...]
    messages: tuple[OutboxMessage, ...]
    paper: Receipt | None
    names: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_taken_back(self) -> bool:
        """Its money is gone: an earlier paper would pass for a proof of it."""
        return self.shown.sale.state.standing is Standing.REVERSED


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRead:
    """The answer to `read_record`; None when there is no such sale."""

    ticket: int
    record: SaleRecord | None


ArchiveEvent: TypeAlias = SalesFound | RecordRead


class PaperAnswer(Enum):
    """What a person says about a paper of which the till can't know whether it was printed."""

    PRINTED = "printed"
    COPY = "copy"  # print it again, marked as a copy
    SKIP = "skip"


class SaleArchive(Protocol):
    def search(self, ticket: int, text: str, limit: int) -> None:
        """Sales by number, amount, end of the address, or txid; all when `text` is empty.

        A search that a newer one overtook may stay without an answer.
        """
        ...

    def look_up(self, ticket: int, readings: tuple[Reading, ...], limit: int) -> None:
        """Sales that are like any of these readings; as `search` it may be overtaken."""
        ...

    def read_record(self, ticket: int, sale_id: UUID) -> None: ...

    def resolve_paper(self, job_id: UUID, answer: PaperAnswer) -> None: ...
