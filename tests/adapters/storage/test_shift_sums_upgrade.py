"""A till's file whose shifts were reckoned from their sales has the sums of them all."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from pos_app.adapters.storage import migrate
from pos_app.adapters.storage.column_types import time_text
from pos_app.adapters.storage.opening import open_store
from pos_app.adapters.storage.shift_columns import entry_row
from pos_app.services.shifts import shift_json
from tests.adapters.storage.test_papers_upgrade import put
from tests.support.domain_values import NOON
from tests.support.receipts import a_detailed_report
from tests.support.shift_story import ShiftStory

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.adapters.storage.instance_lock import InstanceLock

AT = time_text(NOON)


def before(file: Path) -> sqlite3.Connection:
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    with engine.begin() as migrated:
        config.attributes["connection"] = migrated
        command.upgrade(config, "0013")
    engine.dispose()
    return sqlite3.connect(file)


def keep(old: sqlite3.Connection, story: ShiftStory) -> None:
    """The entries of the shift that goes on, as that version wrote them."""
    for sale, entry in zip(story.sales, story.entries.values(), strict=True):
        if entry.changed_in != story.shift:
            continue
        row = entry_row(entry)
        del row["received_sat"], row["is_sold"]
        row |= {"sale_id": str(sale.id), "sold_at": time_text(entry.sold_at)}
        row["settled_at"] = None if entry.settled_at is None else time_text(entry.settled_at)
        put(old, "shift_entry", **row, taken_sat=0, outstanding=False)


def test_entries_of_an_older_version_have_their_sums(held: InstanceLock) -> None:
    story = ShiftStory()
    story.sell(0, 1_000)
    story.pay(0, 1_000)
    story.confirm(0)
    with closing(before(held.folder / "till.sqlite3")) as old, old:
        for number in (1, 2, 3):
            put(old, "sale", id=f"00000000-0000-0000-0000-{number:012}", number=number)
        put(old, "shift", number=1, opened_at=AT)
        keep(old, story)
        sealed = shift_json.to_json(a_detailed_report(number=1))
        old.execute("UPDATE shift SET closed_at = ?, report = ?", (AT, sealed))
        story.close()
        put(old, "shift", number=2, opened_at=AT)
        story.sell(1, 5_000, 1, 250)
        story.pay(1, 1_000)
        story.confirm(1)
        story.sell(2, 7_777)
        keep(old, story)
    store = open_store(held, "till")
    with store.transaction() as transaction:
        kept = transaction.shift_sums(2)
        wanted = {key: added for key, added in story.sums.items() if any(added)}
        assert kept == {key: added for key, added in wanted.items() if key.shift in {0, 2}}
        assert [point.sales for point in transaction.sold_points_of(2)] == [1]
        assert transaction.shift_report(1).number == 1
    store.close()
