"""A copy of the till's database, made beside a till that goes on selling."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.adapters.storage.instance_lock import FILE_NAME as LOCK_FILE
from pos_app.adapters.storage.journal_file import (
    check_entries,
    driver_of,
    require_whole,
    with_seals,
)
from pos_app.adapters.storage.recovery_rows import read_only
from pos_app.adapters.storage.sqlite_store import SUFFIX
from pos_app.adapters.storage.storage_errors import translated_errors
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.journal_check import JournalCheck

FILE_MODE = 0o600
# Beside a database while somebody has it open, or after it was not closed.
_BESIDE = ("-wal", "-shm", "-journal")
# One file, that nothing else belongs to; it is synced as a whole once it is complete.
FOR_A_COPY = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF")


def back_up(folder: Path, books: str, to: Path, *, replace: bool) -> JournalCheck:
    """A copy in `to` of one moment, whole or not at all, that only its owner can read.

    There is none if an entry of its journal is broken. `replace`: also over another file, once
    the copy is whole. RefusedError `backup.*`, `export.not_written`, those of
    `recovery_rows.read_only`, and `store.damaged`.
    """
    _require_free(to, replace=replace)
    with _file_beside(to) as file:
        _copy(folder, books, file, to)
        with translated_errors(folder), closing(sqlite3.connect(file)) as copy:
            checked = check_entries(copy, None)
            if checked.broken is not None:
                return checked
            require_whole(copy, folder)
            checked = with_seals(copy, checked)
            if checked.broken is not None:
                return checked
        with _told_as(to):
            _put(file, to, replace=replace)
    return checked


def _require_free(to: Path, *, replace: bool) -> None:
    if to.is_dir():
        raise RefusedError("export.not_written", file=str(to), reason=os.strerror(errno.EISDIR))
    is_of_a_till = to.name.endswith(SUFFIX) and (to.parent / LOCK_FILE).exists()
    if is_of_a_till or any(to.with_name(to.name + each).exists() for each in _BESIDE):
        raise RefusedError("backup.in_use", file=str(to))
    if to.exists() and not replace:
        raise RefusedError("backup.file_exists", file=str(to))


@contextmanager
def _file_beside(to: Path) -> Iterator[Path]:
    """An empty file of our own, on the disk where the copy goes; gone in the end."""
    with _told_as(to):
        descriptor, name = tempfile.mkstemp(prefix=f".{to.name}.", suffix=".part", dir=to.parent)
        os.close(descriptor)
    try:
        yield Path(name)
    finally:
        for ending in ("", *_BESIDE):
            Path(name + ending).unlink(missing_ok=True)


def _copy(folder: Path, books: str, file: Path, to: Path) -> None:
    with read_only(folder, books) as source, _told_as(to), closing(sqlite3.connect(file)) as copy:
        for pragma in FOR_A_COPY:
            copy.execute(pragma)
        # All in one step: in several it begins anew whenever the till writes.
        driver_of(source).backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def _put(file: Path, to: Path, *, replace: bool) -> None:
    """Whoever made a file of that name meanwhile keeps it."""
    _sync(file)
    if not replace:
        os.close(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE))
    file.replace(to)
    _sync(to.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told_as(to: Path) -> Iterator[None]:
    """What goes wrong with the copy; damage of what is copied goes through."""
    try:
        yield
    except FileExistsError as error:
        raise RefusedError("backup.file_exists", file=str(to)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise RefusedError("export.not_written", file=str(to), reason=reason) from error
    except sqlite3.Error as error:
        if error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
            raise
        raise RefusedError("export.not_written", file=str(to), reason=str(error)) from error
