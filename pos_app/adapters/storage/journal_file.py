"""The journal as it stands in the till's file, held against its own chain."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.adapters.storage.recovery_rows import read_only
from pos_app.adapters.storage.sealed_rows import check_seals
from pos_app.domain.journal_check import JournalCheck, StoredEntry, Unreadable, check_journal
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from pos_app.domain.journal_check import KnownHead

# In the order of StoredEntry.
_ENTRIES = """
SELECT sequence, till_id, at, actor, name, subject, schema_version, body, previous_hash, hash
FROM journal WHERE sequence >= ? ORDER BY sequence LIMIT ?
"""
_FIRST = -(2**63)
_NO_LIMIT = -1
_TILL_ID = "SELECT value FROM value WHERE key = 'till_id'"


def check_books(folder: Path, books: str, known: KnownHead | None) -> JournalCheck:
    """The journal of a till, which may go on writing: later entries are left out.

    Errors as for `recovery_rows.read_only`; RefusedError `store.damaged` also where the entries
    are sound and the file around them is not.
    """
    with read_only(folder, books) as connection:
        driver = driver_of(connection)
        checked = check_entries(driver, known)
        if checked.broken is None:
            require_whole(driver, folder)
        return checked if checked.broken else with_seals(driver, checked)


def with_seals(connection: sqlite3.Connection, checked: JournalCheck) -> JournalCheck:
    """Of a sound journal in a sound file: also what stands beside it and is sealed by it."""
    return replace(checked, broken=check_seals(connection, checked.head))


def check_entries(connection: sqlite3.Connection, known: KnownHead | None) -> JournalCheck:
    """The chain alone."""
    row = connection.execute(_TILL_ID).fetchone()
    till_id = None if row is None else row[0]
    return check_journal(_stored_entries(connection), till_id=till_id, known=known)


def require_whole(connection: sqlite3.Connection, folder: Path) -> None:
    """RefusedError `store.damaged` with what SQLite finds wrong in its pages and indexes first."""
    (answer,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if answer != "ok":
        raise RefusedError("store.damaged", folder=str(folder), reason=answer)


def driver_of(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError(f"no SQLite connection: {driver!r}")
    return driver


def _stored_entries(connection: sqlite3.Connection) -> Iterator[StoredEntry | Unreadable]:
    connection.text_factory = _text
    last = 0
    try:
        for row in connection.execute(_ENTRIES, (_FIRST, _NO_LIMIT)):
            yield StoredEntry(*row)
            last = row[0]
    except sqlite3.DatabaseError as error:
        _require_damage(error)
        # The module steps ahead: the row before the damaged place is lost with it.
        yield from _one_entry(connection, last + 1)
        yield Unreadable(reason=str(error))
    finally:
        connection.text_factory = str


def _one_entry(connection: sqlite3.Connection, sequence: int) -> Iterator[StoredEntry]:
    try:
        rows = connection.execute(_ENTRIES, (sequence, 1)).fetchall()
    except sqlite3.DatabaseError as error:
        _require_damage(error)
        return
    for row in rows:
        yield StoredEntry(*row)


def _require_damage(error: sqlite3.DatabaseError) -> None:
    if not error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
        raise error


def _text(stored: bytes) -> str:
    # Replacement characters would make a damaged one of them look sound.
    return stored.decode("utf-8", "surrogateescape")
