"""Brings the database to the newest layout at start; it never goes back."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from pos_app.adapters.storage.schema import HEAD_REVISION
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = logging.getLogger(__name__)

_FOLDER = Path(__file__).resolve().parent / "migrations"


def migrate(connection: Connection) -> None:
    """Run what is missing inside the connection's transaction.

    RefusedError `store.newer` when the database was written by a newer till, `store.damaged` when
    it is not a till's.
    """
    revision = _revision(connection)
    if revision == HEAD_REVISION:
        return
    # Alembic takes a quarter of a second to load, so only when there is something to do.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise RefusedError("store.newer", found=revision, known=HEAD_REVISION)
    log.info("migrating the store from %s to %s", revision, HEAD_REVISION)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    """The revision the database is at, None when it is empty."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise RefusedError("store.damaged", reason="not a till's database")
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalars().all()
    if len(found) != 1:
        raise RefusedError("store.damaged", reason="no revision")
    return str(found[0])
