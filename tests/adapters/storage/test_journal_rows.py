"""The journal grows at its end, and nowhere else."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos_app.domain.journal import JournalEntry, JournalHead, entry_hash, next_entry

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.ports import Transaction

AT = datetime(2026, 3, 1, 12, 0, 0, 5, tzinfo=UTC)
SALE = uuid4()


def append(transaction: Transaction, name: str, subject: UUID | None = None) -> JournalEntry:
    entry = next_entry(
        transaction.journal_head(),
        till_id=UUID(int=1),
        at=AT,
        actor="till",
        name=name,
        subject=subject,
        body={"note": "Grüße", "sat": 2_100_000_000_000_000},
    )
    transaction.append_journal(entry)
    return entry


def test_it_starts_empty_and_reads_back_as_written(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.journal_head() == JournalHead()
        written = (append(transaction, "one"), append(transaction, "two", SALE))
    with store.transaction() as transaction:
        assert transaction.journal() == written
        assert transaction.journal(SALE) == written[1:]
        assert transaction.journal(uuid4()) == ()
        assert transaction.journal_head() == JournalHead(sequence=2, hash=written[1].hash)
        assert all(entry_hash(entry) == entry.hash for entry in transaction.journal())


PUT_IN_ITS_PLACE = (
    "INSERT OR REPLACE INTO journal SELECT sequence, till_id, at, 'me', name, subject,"
    " schema_version, body, previous_hash, hash FROM journal WHERE sequence = 1"
)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE journal SET body = '{}' WHERE sequence = 1",
        "DELETE FROM journal WHERE sequence = 2",
        "DELETE FROM journal",
        PUT_IN_ITS_PLACE,
    ],
)
def test_what_stands_there_can_not_be_changed(store: SqliteStore, change: str) -> None:
    with store.transaction() as transaction:
        written = (append(transaction, "one"), append(transaction, "two"))
    with pytest.raises(IntegrityError, match="append only"), store.transaction() as transaction:
        transaction._connection.execute(text(change))
    with store.transaction() as transaction:
        assert transaction.journal() == written


def test_it_can_not_fork(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        first = append(transaction, "one")
        append(transaction, "two")
    fork = next_entry(
        JournalHead(sequence=6, hash=first.hash),
        till_id=UUID(int=1),
        at=AT,
        actor="till",
        name="fork",
        subject=None,
        body={},
    )
    with pytest.raises(IntegrityError), store.transaction() as transaction:
        transaction.append_journal(fork)
