"""A till's file from before sales had a worth keeps all it holds, and knows no more than it did."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from pos_app.adapters.storage import migrate
from pos_app.adapters.storage.opening import open_store
from tests.adapters.storage.full_sales import a_sale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.domain.sale import Sale

NEW_OF_SALE = (
    "worth_minor", "worth_currency", "worth_exponent", "accepted_at", "over_use", "over_taken_sat",
    "tolerated_sat", "hosted", "user_fields", "bill", "asks_tip",
)  # fmt: skip
NEW_OF_CREDIT = ("absent_at", "fee_rate", "contested", "vouched")
TABLES = ("sale", "rate_lock", "quote", "credit")


@pytest.fixture
def first_file(held: InstanceLock) -> Iterator[sqlite3.Connection]:
    """Empty tables as the first released revision made them."""
    file = held.folder / "till.sqlite3"
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(migrate._FOLDER))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    opened = sqlite3.connect(file)
    yield opened
    opened.close()


def as_before(sale: Sale) -> Sale:
    """The sale without what the first revision could not keep."""
    credits_ = tuple(
        replace(each, absent_at=None, fee_rate=None, contested=False, vouched=False)
        for each in sale.credits
    )
    assert sale.request is not None
    return replace(
        sale,
        credits=credits_,
        locks=tuple(replace(lock, median=None) for lock in sale.locks),
        request=replace(sale.request, hosted=None),
        worth=None,
        accepted_at=None,
        over_use=None,
        over_taken_sat=0,
        tolerated_sat=0,
        user_fields=(),
        bill=None,
        asks_tip=False,
    )


def copy_into(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    for table in TABLES:
        columns = [row[1] for row in old.execute(f"PRAGMA table_info({table})")]
        assert not {*NEW_OF_SALE, *NEW_OF_CREDIT} & set(columns)
        names, marks = ", ".join(columns), ", ".join("?" for _ in columns)
        rows = new.execute(f"SELECT {names} FROM {table}").fetchall()
        old.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)
    old.commit()


def test_every_old_sale_is_read_and_goes_on(
    held: InstanceLock, first_file: sqlite3.Connection
) -> None:
    sales = [as_before(a_sale(number)) for number in (1, 2)]
    newest = open_store(held, "newest")
    with newest.transaction() as transaction:
        for sale in sales:
            transaction.save_sale(sale)
    newest.close()
    with sqlite3.connect(held.folder / "newest.sqlite3") as written:
        copy_into(first_file, written)
    written.close()
    store = open_store(held, "till")
    with store.transaction() as transaction:
        assert [transaction.sale(sale.id) for sale in sales] == sales
        assert transaction.exposed_minor() == 0
        gone_on = a_sale(1, id=sales[0].id, locks=sales[0].locks)
        transaction.save_sale(gone_on)
        assert transaction.sale(gone_on.id) == gone_on
    store.close()
