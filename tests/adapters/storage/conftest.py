"""A data folder, held and open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def held(tmp_path: Path) -> Iterator[InstanceLock]:
    lock = InstanceLock.take(tmp_path / "till")
    yield lock
    lock.release()


@pytest.fixture
def store(held: InstanceLock) -> Iterator[SqliteStore]:
    store = SqliteStore(held, "till")
    yield store
    store.close()
