"""Opening what is new, old, newer, foreign, or damaged."""

from __future__ import annotations

import shutil
import sqlite3
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from pos_app.adapters.storage import migrate, schema, sqlite_store
from pos_app.adapters.storage.opening import open_store
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.adapters.storage.sqlite_store import SqliteStore


def refusal(held: InstanceLock) -> str:
    with pytest.raises(RefusedError) as refused:
        open_store(held, "till")
    return refused.value.message.code


@pytest.fixture(autouse=True)
def real_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_store, "migrate", migrate.migrate)


def alembic_config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    return config


def test_what_was_written_is_there_when_it_is_opened_again(held: InstanceLock) -> None:
    for expected in (None, "first", "second"):
        store = open_store(held, "till")
        with store.transaction() as transaction:
            assert transaction.get_value("name") == expected
            transaction.set_value("name", "first" if expected is None else "second")
        store.close()


def test_the_migrations_lead_to_the_tables_the_code_uses(
    held: InstanceLock, store: SqliteStore
) -> None:
    engine = create_engine(f"sqlite:///{held.folder / 'till.sqlite3'}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, schema.metadata) == []
        assert context.get_current_revision() == schema.HEAD_REVISION
    engine.dispose()
    script = ScriptDirectory.from_config(alembic_config())
    assert script.get_heads() == [schema.HEAD_REVISION]


def test_a_migration_never_goes_back(held: InstanceLock, store: SqliteStore) -> None:
    config = alembic_config()
    with store._engine.connect() as connection:
        config.attributes["connection"] = connection
        with pytest.raises(RuntimeError, match="never goes back"):
            command.downgrade(config, "base")


def test_a_power_cut_loses_nothing_that_was_committed(store: SqliteStore) -> None:
    with store._engine.connect() as connection:
        settings = {
            name: connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5_000,
    }


def test_nobody_else_can_read_the_database(held: InstanceLock, store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.set_value("a", "b")
    modes = {
        stat.S_IMODE(path.stat().st_mode) for path in held.folder.iterdir() if "sqlite" in path.name
    }
    assert modes == {0o600}


def test_a_newer_tills_database_is_refused(held: InstanceLock) -> None:
    open_store(held, "till").close()
    with sqlite3.connect(held.folder / "till.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(RefusedError) as refused:
        open_store(held, "till")
    assert refused.value.message.code == "store.newer"
    assert refused.value.message.arguments == {"found": "9999", "known": schema.HEAD_REVISION}


def test_a_database_of_something_else_is_refused(held: InstanceLock) -> None:
    with sqlite3.connect(held.folder / "till.sqlite3") as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    assert refusal(held) == "store.damaged"


def test_one_without_its_revision_is_refused(held: InstanceLock) -> None:
    open_store(held, "till").close()
    with sqlite3.connect(held.folder / "till.sqlite3") as connection:
        connection.execute("DELETE FROM alembic_version")
    connection.close()
    assert refusal(held) == "store.damaged"


def test_a_file_that_is_no_database_is_refused(held: InstanceLock) -> None:
    (held.folder / "till.sqlite3").write_bytes(b"not a database, and longer than a header" * 100)
    assert refusal(held) == "store.damaged"


def test_a_folder_in_its_place_is_refused(held: InstanceLock) -> None:
    (held.folder / "till.sqlite3").mkdir()
    assert refusal(held) == "store.not_writable"


def test_a_data_folder_that_went_away_is_refused(held: InstanceLock) -> None:
    shutil.rmtree(held.folder)
    assert refusal(held) == "store.not_writable"


def test_one_that_another_program_holds_is_locked(
    held: InstanceLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(held, "till").close()
    pragmas = ("PRAGMA busy_timeout = 10", "PRAGMA foreign_keys = ON")
    monkeypatch.setattr("pos_app.adapters.storage.sqlite_store._PRAGMAS", pragmas)
    other = sqlite3.connect(held.folder / "till.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(UnreachableError) as refused:
            open_store(held, "till")
    finally:
        other.close()
    assert refused.value.message.code == "store.locked"


def test_a_folder_that_nobody_holds_is_a_bug(held: InstanceLock) -> None:
    held.release()
    with pytest.raises(ValueError, match="not held"):
        open_store(held, "till")


def test_nothing_heavy_is_loaded_before_the_store_is_opened() -> None:
    asks = (
        "import sys; import pos_app.adapters.storage.opening;"
        "import pos_app.adapters.storage.instance_lock;"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asks], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "[]\n"


def test_alembic_is_loaded_only_when_there_is_something_to_do(held: InstanceLock) -> None:
    open_store(held, "till").close()
    held.release()
    asks = (
        "import sys; from pathlib import Path;"
        "from pos_app.adapters.storage.instance_lock import InstanceLock;"
        "from pos_app.adapters.storage.opening import open_store;"
        "open_store(InstanceLock.take(Path(sys.argv[1])), 'till').close();"
        "print('alembic' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asks, str(held.folder)], capture_output=True, text=True, check=True
    )
    assert answer.stdout == "False\n"
