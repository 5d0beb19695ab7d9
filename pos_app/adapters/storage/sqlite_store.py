"""The till's SQLite database: one connection, one transaction at a time, from any thread."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import StaticPool, create_engine, event

from pos_app.adapters.storage.migrate import migrate
from pos_app.adapters.storage.sql_transaction import SqlTransaction
from pos_app.adapters.storage.storage_errors import translated_errors
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from pos_app.adapters.storage.instance_lock import InstanceLock

SUFFIX = ".sqlite3"
BUSY_TIMEOUT_MS = 5_000

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode = WAL",
    # A sale that the screen has shown must survive a power cut.
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # What retention erases is also gone from the places that nothing reads any more.
    "PRAGMA secure_delete = ON",
    # Without it REPLACE deletes behind the triggers' backs.
    "PRAGMA recursive_triggers = ON",
)


class SqliteStore:
    """Implements ports.Store.

    A transaction takes some milliseconds, so that readers wait for writers costs less than a
    second connection.
    """

    def __init__(self, lock: InstanceLock, books: str) -> None:
        if not lock.held:
            raise ValueError("the data folder is not held")
        self._folder = lock.folder
        self._file = lock.folder / f"{books}{SUFFIX}"
        self._turn = threading.Lock()
        self._owner: int | None = None
        self._closed = False
        _make_private(self._file)
        self._engine = create_engine(
            f"sqlite:///{self._file}",
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "isolation_level": None},
        )
        event.listen(self._engine, "connect", configure)
        event.listen(self._engine, "begin", begin_writing)
        try:
            with translated_errors(self._folder), self._engine.begin() as connection:
                migrate(connection)
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """As ports.Store; RefusedError `store.closed` after `close`, and `store.*` at any line."""
        if self._owner == threading.get_ident():
            raise RuntimeError("a transaction inside a transaction")
        with self._turn:
            if self._closed:
                raise RefusedError("store.closed")
            self._owner = threading.get_ident()
            try:
                with translated_errors(self._folder), self._engine.begin() as connection:
                    yield SqlTransaction(connection)
            finally:
                self._owner = None

    def close(self) -> None:
        """Waits for the running transaction; the folder stays held until its lock is released."""
        with self._turn:
            self._closed = True
            self._engine.dispose()


def _make_private(path: Path) -> None:
    """Before SQLite makes it: the files beside it take its mode over."""
    try:
        path.touch(mode=0o600)
        path.chmod(0o600)
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("store.not_writable", folder=str(path.parent), reason=reason) from error


def configure(connection: sqlite3.Connection, _: object) -> None:
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
    finally:
        cursor.close()


def begin_writing(connection: Connection) -> None:
    # A transaction that begins as a reader and writes later can fail with BUSY at once.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
