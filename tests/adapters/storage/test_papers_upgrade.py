"""A till's file from before papers could belong to no sale keeps them all, in their places."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import UUID

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from pos_app.adapters.storage import migrate
from pos_app.adapters.storage.opening import open_store
from pos_app.ports import PrintState
from tests.services.receipts.test_receipt_json import FIRST_VERSION
from tests.support.receipts import ADDRESS, SALE_ID, a_shift_report, receipt_in

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.adapters.storage.instance_lock import InstanceLock

NOON = "2026-11-21T12:00:00.000000+00:00"
REPORT = UUID(int=7)
JOBS = [f"00000000-0000-0000-0000-{number:012}" for number in range(1, 3)]


def before(file: Path) -> sqlite3.Connection:
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    with engine.begin() as migrated:
        config.attributes["connection"] = migrated
        command.upgrade(config, "0005")
    engine.dispose()
    return sqlite3.connect(file)


def put(connection: sqlite3.Connection, table: str, **values: Any) -> None:
    """A row whose other columns hold as little as they may."""
    for _, name, kind, required, _, _ in connection.execute(f"PRAGMA table_info({table})"):
        if required and name not in values:
            values[name] = 0 if kind in {"INTEGER", "BIGINT", "BOOLEAN"} else ""
    names, marks = ", ".join(values), ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(values.values()))


def test_old_papers_are_read_as_they_were_and_new_ones_follow_them(held: InstanceLock) -> None:
    with closing(before(held.folder / "till.sqlite3")) as old, old:
        put(old, "sale", id=str(SALE_ID), created_at=NOON)
        for position, job in zip((4, 7), JOBS, strict=True):
            put(
                old,
                "print_job",
                position=position,
                id=job,
                sale_id=str(SALE_ID),
                receipt=FIRST_VERSION,
                state="printed" if position == 4 else "waiting",
                created_at=NOON,
                changed_at=NOON,
            )
    store = open_store(held, "till")
    with store.transaction() as transaction:
        (newest,) = transaction.print_jobs(None, 1)
        transaction.add_print_job(REPORT, None, a_shift_report(), newest.created_at)
        found = transaction.print_jobs(None, 9)[::-1]
    store.close()
    assert [job.position for job in found] == [4, 7, 8]
    assert [job.state for job in found] == [
        PrintState.PRINTED,
        PrintState.WAITING,
        PrintState.QUEUED,
    ]
    assert [str(job.id) for job in found[:2]] == JOBS
    assert found[2].id == REPORT
    assert {receipt_in(job).address for job in found[:2]} == {ADDRESS}
    with closing(sqlite3.connect(held.folder / "till.sqlite3")) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
        indexes = {row[1] for row in file.execute("PRAGMA index_list(print_job)")}
        (reference,) = file.execute("PRAGMA foreign_key_list(print_job)").fetchall()
    assert {"print_job_state", "print_job_sale"} <= indexes
    assert reference[2] == "sale"
