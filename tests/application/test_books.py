"""A folder keeps the books of each network, and of the demo, apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store

if TYPE_CHECKING:
    from pathlib import Path


def test_what_one_network_wrote_another_does_not_see(tmp_path: Path) -> None:
    lock = InstanceLock.take(tmp_path)
    real = open_store(lock, "mainnet")
    with real.transaction() as transaction:
        assert transaction.next_number("receipt") == 1
    real.close()
    demo = open_store(lock, "demo")
    with demo.transaction() as transaction:
        assert transaction.next_number("receipt") == 1
    demo.close()
    real = open_store(lock, "mainnet")
    with real.transaction() as transaction:
        assert transaction.next_number("receipt") == 2
    real.close()
    lock.release()
    assert {file.name for file in tmp_path.glob("*.sqlite3")} == {
        "mainnet.sqlite3",
        "demo.sqlite3",
    }
