"""A copy of a till with people, shifts, goods and refunds starts as the till it was made of."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from pos_app.adapters.storage.backup import back_up
from pos_app.adapters.storage.journal_file import check_books
from pos_app.domain.person import Pin
from pos_app.services.people.people import PinAnswer
from tests.support.sealed_shop import SealedShop

if TYPE_CHECKING:
    from pathlib import Path


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that stands in each table."""
    with closing(sqlite3.connect(file)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()
            for (name,) in tables.fetchall()
        }


def test_a_till_that_is_restored_knows_its_people_shifts_and_refunds(tmp_path: Path) -> None:
    shop = SealedShop(tmp_path / "data")
    shop.tip_and_promise()
    copy = tmp_path / "copy.sqlite3"
    assert back_up(shop.folder, shop.books, copy, replace=False).broken is None
    before = rows(shop.folder / "signet.sqlite3")
    for name in ("person", "shift", "shift_entry", "refund", "journal", "sale", "print_job"):
        assert before[name], f"nothing stands in {name}"
    shop.counter.close()
    new = tmp_path / "new"
    new.mkdir()
    shutil.copyfile(copy, new / "signet.sqlite3")
    assert rows(new / "signet.sqlite3") == before
    restored = SealedShop(new, fresh=False)
    try:
        assert [person.name for person in restored.people.here()] == ["Ruth", "Maya"]
        ruth = restored.people.here()[0]
        assert restored.people.check(ruth.id, Pin("8172")) == PinAnswer(person=ruth)
        with restored.store.transaction() as transaction:
            assert transaction.shift_report(1).is_closed
            (refunded,) = (sale for sale in transaction.recent_sales(9) if sale.refunds)
        assert refunded == shop.sale
        restored.shifts.open(shop.by)
        restored.sell(payment=7)
    finally:
        restored.counter.close()
    checked = check_books(new, "signet", None)
    assert checked.broken is None
    assert checked.head.sequence > len(before["journal"])


def test_a_copy_of_books_that_were_changed_is_not_made(tmp_path: Path) -> None:
    shop = SealedShop(tmp_path / "data")
    shop.counter.close()
    with closing(sqlite3.connect(shop.folder / "signet.sqlite3")) as connection:
        connection.execute("UPDATE person SET role = 'owner'")
        connection.commit()
    copy = tmp_path / "copy.sqlite3"
    assert back_up(shop.folder, shop.books, copy, replace=False).broken is not None
    assert not copy.exists()
