"""The layout of a new store without Alembic, which takes more than a tenth of a second for each."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import StaticPool, create_engine

from pos_app.adapters.storage.migrate import migrate

if TYPE_CHECKING:
    from sqlalchemy import Connection


def lay_out(connection: Connection) -> None:
    """`migrate`; an empty database gets at once what it leads to."""
    database = connection.connection.dbapi_connection
    assert isinstance(database, sqlite3.Connection)
    if database.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
        migrate(connection)
        return
    for statement in migrated():
        database.execute(statement)


@cache
def migrated() -> tuple[str, ...]:
    """What makes an empty database the one that all migrations lead to."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            migrate(connection)
            database = connection.connection.dbapi_connection
            assert isinstance(database, sqlite3.Connection)
            lines = tuple(database.iterdump())
    finally:
        engine.dispose()
    return tuple(line for line in lines if line not in {"BEGIN TRANSACTION;", "COMMIT;"})
