"""A till's file from before addresses could be reused keeps all it holds, and counts from it."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from pos_app.adapters.storage import migrate, schema
from pos_app.adapters.storage.opening import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.storage.instance_lock import InstanceLock

ISSUED = 40
PAID = {3, 20, 30}
SEEN_ONLY = 35  # its payment vanished


@pytest.fixture
def old(held: InstanceLock) -> Iterator[sqlite3.Connection]:
    """A file as the revision before left it, with a sale at each index from 2 on."""
    file = held.folder / "till.sqlite3"
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    with engine.begin() as migrated:
        config.attributes["connection"] = migrated
        command.upgrade(config, "0003")
    engine.dispose()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        put(connection, "account", id="a", next_index=ISSUED + 2)
        for index in range(2, ISSUED + 2):
            add_sale(connection, index)
    yield connection
    connection.close()


def put(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    """A row whose other columns hold as little as they may."""
    for _, name, kind, required, _, _ in connection.execute(f"PRAGMA table_info({table})"):
        if required and name not in values:
            values[name] = 0 if kind in {"INTEGER", "BIGINT", "BOOLEAN", "FLOAT"} else ""
    names = ", ".join(values)
    marks = ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def add_sale(connection: sqlite3.Connection, index: int) -> None:
    is_issued = index < ISSUED
    script = index.to_bytes(22)
    put(
        connection,
        "address",
        account_id="a",
        derivation_index=index,
        address=f"address-{index}",
        script=script,
        issued=is_issued,
    )
    if not is_issued:
        return
    sale_id = f"00000000-0000-0000-0000-{index:012}"
    put(connection, "sale", id=sale_id, number=index, order_token="t", script=script)
    put(connection, "rate_lock", sale_id=sale_id)
    put(connection, "outbox", id=f"msg_{index}", sale_id=sale_id, position=index)
    if index in PAID or index == SEEN_ONLY:
        word = "confirmed" if index in PAID else "unknown"
        put(connection, "credit", sale_id=sale_id, reference=f"{index}:0", assurance=word)


def columns(connection: sqlite3.Connection, table: str) -> str:
    return ", ".join(row[1] for row in connection.execute(f"PRAGMA table_info({table})"))


def rows(connection: sqlite3.Connection, table: str, names: str) -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {names} FROM {table}").fetchall()


def test_nothing_is_lost_and_all_references_hold(
    held: InstanceLock, old: sqlite3.Connection
) -> None:
    kept = {table: columns(old, table) for table in ("sale", "rate_lock", "outbox", "credit")}
    before = {table: rows(old, table, names) for table, names in kept.items()}
    assert len(before["sale"]) == ISSUED - 2
    open_store(held, "till").close()
    assert {table: rows(old, table, names) for table, names in kept.items()} == before
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []
    assert old.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    references = old.execute("PRAGMA foreign_key_list(credit)").fetchall()
    assert [row[2] for row in references] == ["sale"]
    version = old.execute("SELECT version_num FROM alembic_version").fetchone()
    assert version == (schema.HEAD_REVISION,)


def test_two_sales_may_share_a_script_from_now_on_and_nothing_else(
    held: InstanceLock, old: sqlite3.Connection
) -> None:
    open_store(held, "till").close()
    with old:
        put(old, "sale", id="another", number=1_000, script=(5).to_bytes(22))
    with pytest.raises(sqlite3.IntegrityError, match=r"sale\.till_id, sale\.number"):
        put(old, "sale", id="third", number=1_000)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), old:
        put(old, "credit", sale_id="nobody", reference="9:0", assurance="seen")


def test_what_was_seen_and_the_longest_run_are_counted_from_what_is_there(
    held: InstanceLock, old: sqlite3.Connection
) -> None:
    store = open_store(held, "till")
    seen = old.execute("SELECT derivation_index FROM address WHERE seen").fetchall()
    assert {index for (index,) in seen} == PAID | {SEEN_ONLY}
    with store.transaction() as transaction:
        gap = transaction.address_gap("a")
    store.close()
    assert gap.unpaid_in_a_row == ISSUED - 1 - max(PAID)
    assert gap.longest_run == 20 - 3 - 1


def test_an_issued_address_stays_what_it_is(held: InstanceLock, old: sqlite3.Connection) -> None:
    open_store(held, "till").close()
    for change in ("issued = 0", "script = x'00'", "derivation_index = 99", "address = 'other'"):
        with pytest.raises(sqlite3.IntegrityError, match="used for ever"):
            old.execute(f"UPDATE address SET {change} WHERE derivation_index = 5")
    with old:
        old.execute("UPDATE address SET reused = 1 WHERE derivation_index = 5")
