"""All of a transaction or none of it, from any thread, and what the disk may answer."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text

from pos_app.adapters.storage import storage_errors
from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from pos_app.adapters.storage.instance_lock import InstanceLock


class BrokenOffError(Exception):
    pass


def break_off(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.next_number("receipt") == 3
        transaction.set_value("key", "new")
        raise BrokenOffError


def test_what_is_broken_off_leaves_nothing(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert [transaction.next_number("receipt") for _ in range(2)] == [1, 2]
        assert transaction.next_number("sale") == 1
        transaction.set_value("key", "old")
    with pytest.raises(BrokenOffError):
        break_off(store)
    with store.transaction() as transaction:
        assert transaction.next_number("receipt") == 3
        assert transaction.get_value("key") == "old"
        assert transaction.get_value("other") is None


def test_threads_take_turns(store: SqliteStore) -> None:
    numbers: list[int] = []

    def count() -> None:
        for _ in range(25):
            with store.transaction() as transaction:
                numbers.append(transaction.next_number("sale"))

    threads = [threading.Thread(target=count) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert numbers == list(range(1, 151))


def test_a_transaction_in_a_transaction_is_a_bug(store: SqliteStore) -> None:
    with store.transaction(), pytest.raises(RuntimeError), store.transaction():
        pass
    with store.transaction() as transaction:
        assert transaction.next_number("sale") == 1


def test_after_the_end_nothing_is_written(store: SqliteStore) -> None:
    store.close()
    with pytest.raises(RefusedError) as refused, store.transaction():
        pass
    assert refused.value.message.code == "store.closed"


def test_a_full_disk_is_said_and_nothing_is_half_written(store: SqliteStore) -> None:
    with store._engine.connect() as connection:
        pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {pages + 2}"))
    with pytest.raises(RefusedError) as refused:
        write_much(store)
    assert refused.value.message.code == "store.full"
    with store.transaction() as transaction:
        assert transaction.next_number("sale") == 1


def write_much(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.next_number("sale")
        transaction.set_value("large", "x" * 100_000)


def test_a_damaged_page_is_said(held: InstanceLock) -> None:
    store = SqliteStore(held, "till")
    with store.transaction() as transaction:
        for number in range(500):
            transaction.set_value(f"key {number}", "x" * 100)
    store.close()
    path = held.folder / "till.sqlite3"
    data = bytearray(path.read_bytes())
    # The first page names the tables and stays; the rest is rubbish.
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(RefusedError) as refused:
        read_value(held)
    assert refused.value.message.code == "store.damaged"


def read_value(held: InstanceLock) -> None:
    store = SqliteStore(held, "till")
    try:
        with store.transaction() as transaction:
            transaction.get_value("key 7")
    finally:
        store.close()


@pytest.mark.parametrize(
    ("name", "free_bytes", "kind", "code"),
    [
        ("SQLITE_BUSY", 1, UnreachableError, "store.locked"),
        ("SQLITE_BUSY_SNAPSHOT", 1, UnreachableError, "store.locked"),
        ("SQLITE_FULL", 10**9, RefusedError, "store.full"),
        ("SQLITE_IOERR_WRITE", 1, RefusedError, "store.full"),
        ("SQLITE_IOERR_READ", 10**9, RefusedError, "store.damaged"),
        ("SQLITE_CORRUPT_INDEX", 1, RefusedError, "store.damaged"),
        ("SQLITE_READONLY_DBMOVED", 1, RefusedError, "store.not_writable"),
    ],
)
def test_each_of_sqlites_errors_has_its_sentence(
    held: InstanceLock,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    free_bytes: int,
    kind: type[Exception],
    code: str,
) -> None:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorname = name
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free_bytes))
    translated = storage_errors._translated(error, held.folder)
    assert isinstance(translated, kind)
    assert isinstance(translated, RefusedError | UnreachableError)
    assert translated.message.code == code


def test_a_folder_that_is_gone_is_damage(held: InstanceLock) -> None:
    assert not storage_errors._is_full(held.folder / "gone")
