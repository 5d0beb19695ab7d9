"""The till's database, written beside a till that may be running."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from sqlalchemy import NullPool, create_engine, event

from pos_app.adapters.storage.recovery_rows import require_revision
from pos_app.adapters.storage.sql_transaction import SqlTransaction
from pos_app.adapters.storage.sqlite_store import SUFFIX, begin_writing, configure
from pos_app.adapters.storage.storage_errors import translated_errors
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class StoreBeside:
    """As ports.Store, for what takes no numbers and no addresses: those are the till's alone.

    RefusedError `recovery.no_books` when the till has none, `recovery.other_version` when its
    program was never started in this version, and `store.*`.
    """

    def __init__(self, folder: Path, books: str) -> None:
        file = folder / f"{books}{SUFFIX}"
        if not file.exists():
            raise RefusedError("recovery.no_books", folder=str(folder))
        self._folder = folder
        address = f"file:{quote(str(file))}?mode=rw"
        self._engine = create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(address, uri=True, isolation_level=None),
            poolclass=NullPool,
        )
        event.listen(self._engine, "connect", configure)
        event.listen(self._engine, "begin", begin_writing)

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """It waits a few seconds for the till's own; then UnreachableError `store.locked`."""
        with translated_errors(self._folder), self._engine.begin() as connection:
            require_revision(connection)
            yield SqlTransaction(connection)

    def close(self) -> None:
        self._engine.dispose()
