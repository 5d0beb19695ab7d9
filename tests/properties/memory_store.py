"""The store in memory: the part of it that a ledger and a checkout write sales with."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pos_app.domain.journal import JournalHead

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from uuid import UUID

    from pos_app.domain.journal import JournalEntry
    from pos_app.domain.sale import Sale
    from pos_app.domain.shift_entry import ShiftEntry
    from pos_app.domain.shift_sums import Sums
    from pos_app.ports import KeptPerson, PrintJob


class MemoryStore:
    """Writes what was saved in a transaction at its end, or nothing of it."""

    def __init__(self, sales: Mapping[UUID, Sale] | None = None) -> None:
        self.sales: dict[UUID, Sale] = dict(sales or {})
        self.numbers: dict[str, int] = {}
        self.head = JournalHead()
        self.written: list[JournalEntry] = []
        self.values: dict[str, str] = {}
        self.people: dict[UUID, KeptPerson] = {}
        self.entries: dict[UUID, ShiftEntry] = {}

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        writing = _Writing(self)
        yield writing
        self.sales.update(writing.saved)
        self.numbers = writing.numbers
        self.head = writing.head
        self.written += writing.entries
        self.values = writing.values
        self.people = writing.kept
        self.entries |= writing.booked

    def close(self) -> None:
        """Nothing is open."""


class _Writing:
    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self.saved: dict[UUID, Sale] = {}
        self.numbers = dict(store.numbers)
        self.head = store.head
        self.entries: list[JournalEntry] = []
        self.values = dict(store.values)
        self.kept = dict(store.people)
        self.booked: dict[UUID, ShiftEntry] = {}

    def last_shift(self) -> None:
        """No story opens one: all of it belongs to the first."""

    def shift_entry(self, sale_id: UUID) -> ShiftEntry | None:
        return self.booked.get(sale_id) or self._store.entries.get(sale_id)

    def save_shift_entry(self, entry: ShiftEntry) -> None:
        self.booked[entry.sale_id] = entry

    def add_shift_sums(self, added: Sums) -> None:
        """No story reads a report; what sums come to is told by tests of their own."""

    def people(self) -> tuple[KeptPerson, ...]:
        return tuple(self.kept.values())

    def person(self, person_id: UUID) -> KeptPerson:
        return self.kept[person_id]

    def save_person(self, kept: KeptPerson) -> None:
        self.kept[kept.person.id] = kept

    def get_value(self, key: str) -> str | None:
        return self.values.get(key)

    def set_value(self, key: str, value: str) -> None:
        self.values[key] = value

    def sale(self, sale_id: UUID) -> Sale:
        return self.saved[sale_id] if sale_id in self.saved else self._store.sales[sale_id]

    def save_sale(self, sale: Sale) -> None:
        self.saved[sale.id] = sale

    def exposed_minor(self) -> int:
        sales = (self._store.sales | self.saved).values()
        return sum(sale.worth.minor for sale in sales if sale.worth is not None and sale.is_exposed)

    def next_number(self, counter: str) -> int:
        self.numbers[counter] = self.numbers.get(counter, 0) + 1
        return self.numbers[counter]

    def journal_head(self) -> JournalHead:
        return self.head

    def append_journal(self, entry: JournalEntry) -> None:
        self.entries.append(entry)
        self.head = JournalHead(sequence=entry.sequence, hash=entry.hash)

    def sale_of_script(self, script: bytes) -> UUID | None:
        owners = (
            sale.id
            for sale in self._store.sales.values()
            if sale.request is not None and sale.request.script == script
        )
        return next(owners, None)

    def print_jobs(self, _sale_id: UUID | None, limit: int) -> tuple[PrintJob, ...]:
        """The shop of the stories has no printer."""
        assert limit > 0
        return ()

    def earlier_sales(self, _script: bytes) -> tuple[int, ...]:
        return ()
