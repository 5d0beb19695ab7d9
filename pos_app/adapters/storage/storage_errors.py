"""SQLite's error codes as what a person can do about them."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.message import TillError

# Below this SQLite's own bookkeeping files fail with plain input-output errors.
_FULL_BELOW_BYTES = 1_000_000
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
_NOT_WRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")


@contextmanager
def translated_errors(folder: Path) -> Iterator[None]:
    """UnreachableError `store.locked`; RefusedError `store.full`, `.damaged`, `.not_writable`.

    What a bug causes (a broken constraint) goes through as it is.
    """
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        translated = _translated(error.orig, folder)
        if translated is None:
            raise
        raise translated from error
    except sqlite3.Error as error:
        translated = _translated(error, folder)
        if translated is None:
            raise
        raise translated from error


def _translated(error: sqlite3.Error, folder: Path) -> TillError | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    place, reason = str(folder), str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return UnreachableError("store.locked", folder=place)
    if name.startswith(_DAMAGED):
        return RefusedError("store.damaged", folder=place, reason=reason)
    if name.startswith(_NOT_WRITABLE):
        return RefusedError("store.not_writable", folder=place, reason=reason)
    if name.startswith("SQLITE_FULL") or (name.startswith("SQLITE_IOERR") and _is_full(folder)):
        return RefusedError("store.full", folder=place)
    if name.startswith("SQLITE_IOERR"):
        return RefusedError("store.damaged", folder=place, reason=reason)
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _FULL_BELOW_BYTES
    except OSError:
        return False
