"""A flipped byte anywhere in the journal's rows of the till's file is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.journal_file import check_books, check_entries
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.journal import next_entry
from pos_app.domain.journal_check import BrokenEntry, Fault, KnownHead, StoredEntry
from pos_app.ports import RefusedError
from tests.support.domain_values import NOON, SALE_ID, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Store

BOOKS = "signet"
ENTRIES = 20
FLIPS = 1_000
COLUMNS = ", ".join(StoredEntry._fields)


def append(store: Store, count: int) -> None:
    with store.transaction() as transaction:
        for _ in range(count):
            head = transaction.journal_head()
            entry = next_entry(
                head,
                till_id=TILL_ID,
                at=NOON,
                actor="cashier",
                name="sale.expired",
                subject=None if head.sequence % 3 == 0 else SALE_ID,
                body={"note": "Kaffee für \ufffd", "number": head.sequence},
            )
            transaction.append_journal(entry)


class Till:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / f"{BOOKS}.sqlite3"
        self.lock = InstanceLock.take(folder)
        self.store = open_store(self.lock, BOOKS)
        with self.store.transaction() as transaction:
            transaction.set_value("till_id", str(TILL_ID))
        append(self.store, ENTRIES)

    def close(self) -> None:
        self.store.close()
        self.lock.release()

    def broken(self) -> BrokenEntry | None:
        return check_books(self.folder, BOOKS, None).broken

    def edit(self, *statements: str) -> None:
        """As somebody does who has the file and knows SQL."""
        connection = sqlite3.connect(self.file)
        connection.execute("DROP TRIGGER IF EXISTS journal_no_update")
        connection.execute("DROP TRIGGER IF EXISTS journal_no_delete")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()

    def rows(self) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.file)
        try:
            return connection.execute(f"SELECT {COLUMNS} FROM journal ORDER BY sequence").fetchall()
        finally:
            connection.close()


@pytest.fixture
def till(tmp_path: Path) -> Iterator[Till]:
    till = Till(tmp_path / "data")
    yield till
    till.close()


@pytest.fixture
def closed(till: Till) -> Till:
    """All of it in one file, which nobody holds."""
    till.close()
    return till


class Flipped:
    """The file with one byte changed, for as long as the block lasts."""

    def __init__(self, till: Till, at: int, mask: int) -> None:
        self._till, self._at, self._mask = till, at, mask

    def _flip(self) -> None:
        with self._till.file.open("r+b") as file:
            file.seek(self._at)
            (byte,) = file.read(1)
            file.seek(self._at)
            file.write(bytes([byte ^ self._mask]))

    def __enter__(self) -> None:
        self._flip()

    def __exit__(self, *_: object) -> None:
        self._flip()


def places(till: Till) -> list[range]:
    """Where the columns of each entry lie in the file, side by side; the sequence is its key."""
    data = till.file.read_bytes()
    found = []
    for row in till.rows():
        content = "".join(value for value in row if isinstance(value, str)).encode()
        assert data.count(content) == 1
        at = data.index(content)
        found.append(range(at, at + len(content)))
    return found


def test_a_thousand_flipped_bytes_are_named_none_missed(closed: Till) -> None:
    where = places(closed)
    random = Random(6)
    data = bytearray(closed.file.read_bytes())
    data[18:20] = b"\x01\x01"  # no WAL, so that the bytes alone can be read
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(bytes(data))
        assert check_entries(connection, None).broken is None
    for _ in range(FLIPS):
        entry = random.randrange(ENTRIES)
        at, mask = random.choice(where[entry]), random.randrange(1, 256)
        data[at] ^= mask
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(bytes(data))
            named = check_entries(connection, None).broken
        data[at] ^= mask
        assert named == BrokenEntry(sequence=entry + 1, fault=Fault.CHANGED), (at, mask)
    assert closed.broken() is None


def test_a_byte_of_a_record_s_head_is_named_unless_the_entry_reads_as_before(
    closed: Till,
) -> None:
    """Types and lengths before the columns; SQLite has several signs for no value."""
    sound = closed.rows()
    start = places(closed)[6].start
    unseen = 0
    for at in range(start - 15, start):  # length, key and head: two, one and twelve bytes
        for mask in (0x01, 0x02, 0x0A, 0x20, 0x80, 0xFF):
            with Flipped(closed, at, mask):
                if (broken := closed.broken()) is None:
                    unseen += 1
                    assert closed.rows() == sound
                else:
                    assert broken.sequence in {6, 7}
    assert unseen < 30


@pytest.mark.parametrize("column", StoredEntry._fields[1:])
def test_a_changed_column_of_any_entry_is_named_beside_a_till_that_goes_on_writing(
    till: Till, column: str
) -> None:
    append(till.store, 1)
    assert till.broken() is None
    for entry in (1, 11, ENTRIES + 1):
        new = "schema_version + 1" if column == "schema_version" else f"upper({column}) || 'x'"
        (old,) = (row for row in till.rows() if row[0] == entry)
        till.edit(f"UPDATE journal SET {column} = coalesce({new}, 'x') WHERE sequence = {entry}")
        append(till.store, 1)
        assert till.broken() == BrokenEntry(sequence=entry, fault=Fault.CHANGED)
        till.edit("DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)")
        connection = sqlite3.connect(till.file)
        back = old[StoredEntry._fields.index(column)]
        connection.execute(f"UPDATE journal SET {column} = ? WHERE sequence = ?", (back, entry))
        connection.commit()
        connection.close()
    assert till.broken() is None


def test_the_same_bytes_as_another_type_are_a_change(closed: Till) -> None:
    closed.edit("UPDATE journal SET actor = CAST(actor AS BLOB) WHERE sequence = 3")
    assert closed.broken() == BrokenEntry(sequence=3, fault=Fault.CHANGED)


def test_bytes_that_are_no_text_do_not_pass_for_the_sign_that_stands_for_them(
    closed: Till,
) -> None:
    sign = "\ufffd".encode()
    at = closed.file.read_bytes().index(sign, places(closed)[4].start)
    with Flipped(closed, at, sign[0] ^ 0xF0):
        assert closed.file.read_bytes()[at : at + 3].decode(errors="replace") == "\ufffd"
        assert closed.broken() == BrokenEntry(sequence=5, fault=Fault.CHANGED)


def test_an_entry_taken_out_is_missing_and_one_cut_off_the_end_only_to_who_knows(
    closed: Till,
) -> None:
    last = check_books(closed.folder, BOOKS, None).head
    closed.edit(f"DELETE FROM journal WHERE sequence = {ENTRIES}")
    assert closed.broken() is None
    known = KnownHead(sequence=last.sequence, hash=last.hash)
    cut = BrokenEntry(sequence=ENTRIES, fault=Fault.CUT)
    assert check_books(closed.folder, BOOKS, known).broken == cut
    closed.edit("DELETE FROM journal WHERE sequence = 8")
    assert closed.broken() == BrokenEntry(sequence=8, fault=Fault.MISSING, found="9")


def test_the_journal_is_that_of_the_till_that_has_it(closed: Till) -> None:
    closed.edit(f"UPDATE value SET value = '{UUID(int=7)}' WHERE key = 'till_id'")
    broken = BrokenEntry(sequence=1, fault=Fault.TILL, found=str(TILL_ID))
    assert closed.broken() == broken


def test_a_page_that_cannot_be_read_names_the_entry_it_begins_with(closed: Till) -> None:
    with closing(sqlite3.connect(closed.file)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    first = places(closed)[0].start // size
    cut = next(n for n, place in enumerate(places(closed), 1) if place.start // size != first)
    page = places(closed)[cut - 1].start // size
    with Flipped(closed, page * size, 0xFF):
        broken = closed.broken()
    assert broken is not None
    assert (broken.sequence, broken.fault) == (cut, Fault.UNREADABLE)
    assert "malformed" in broken.found


def test_sound_entries_in_a_damaged_file_are_no_sound_journal(closed: Till) -> None:
    """Looking for the entries of a sale would miss some."""
    closed.edit(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX journal_subject ON journal (actor)' "
        "WHERE name = 'journal_subject'",
    )
    with pytest.raises(RefusedError) as refused:
        closed.broken()
    assert refused.value.message.code == "store.damaged"
    assert "journal_subject" in refused.value.message.arguments["reason"]
