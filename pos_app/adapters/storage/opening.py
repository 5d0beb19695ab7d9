"""Opens the store without loading SQLAlchemy before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.ports import Store


def open_store(lock: InstanceLock, books: str) -> Store:
    """The database called `books` in the folder that `lock` holds, made or migrated if need be.

    Each network and the demo have books of their own: what one chain says of a sale means nothing
    for the sales of another.

    UnreachableError `store.locked`; RefusedError `store.newer`, `store.damaged`, `store.full`,
    `store.not_writable`.
    """
    # It costs a fifth of a second, which the first frame can't wait for.
    from pos_app.adapters.storage.sqlite_store import SqliteStore

    return SqliteStore(lock, books)
