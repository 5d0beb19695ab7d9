"""The stores that tests lay out quickly are those that the migrations lead to."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from pos_app.adapters.storage import sqlite_store
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.migrate import migrate
from pos_app.adapters.storage.sqlite_store import SqliteStore
from tests.support.quick_layout import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from sqlalchemy import Connection


def content_of(
    folder: Path, laid_out_by: Callable[[Connection], None], monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    monkeypatch.setattr(sqlite_store, "migrate", laid_out_by)
    lock = InstanceLock.take(folder)
    SqliteStore(lock, "till").close()
    lock.release()
    database = sqlite3.connect(folder / "till.sqlite3")
    try:
        return sorted(database.iterdump())  # a migration names indices in any order
    finally:
        database.close()


def test_they_are_the_same_to_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = content_of(tmp_path / "quick", lay_out, monkeypatch)
    assert quick == content_of(tmp_path / "migrated", migrate, monkeypatch)
    assert sum(line.startswith("CREATE TRIGGER") for line in quick) > 0
