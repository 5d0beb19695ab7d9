"""Every address ever issued can be gone through, page by page, and keeps what was found for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from pos_app.ports import FoundPayment
from tests.adapters.storage.full_sales import NOON, a_sale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.domain.sale import Sale
    from pos_app.ports import OldAddress, Transaction

END_OF_TIME = NOON + timedelta(days=1_000)
BEFORE_ALL = NOON - timedelta(days=1_000)
PAGE = 2


def a_sale_on(number: int, script: bytes) -> Sale:
    sale = a_sale(number)
    assert sale.request is not None
    return replace(sale, request=replace(sale.request, script=script))


def written(store: SqliteStore, scripts: Sequence[bytes]) -> list[Sale]:
    """One sale a minute, the first at the first minute."""
    sales = [a_sale_on(number, script) for number, script in enumerate(scripts, 1)]
    with store.transaction() as transaction:
        for sale in sales:
            transaction.save_sale(sale)
    return sales


def loaded(transaction: Transaction) -> list[bytes]:
    found: list[bytes] = []
    while page := transaction.issued_scripts(found[-1] if found else b"", PAGE):
        found += page
    return found


def gone_through(transaction: Transaction) -> list[OldAddress]:
    found: list[OldAddress] = []
    until, below = END_OF_TIME, None
    while page := transaction.old_addresses(since=BEFORE_ALL, until=until, below=below, limit=PAGE):
        found += page
        until, below = page[-1].issued_at, page[-1].number
    return found


def test_all_scripts_are_read_in_pages(store: SqliteStore) -> None:
    scripts = [b"\x00\x14c", b"\x51\x20a", b"\x00\x14a", b"\xa9\x14", b"\x00\x14b"]
    with store.transaction() as transaction:
        assert loaded(transaction) == []
        assert transaction.first_issued_at() is None
    written(store, scripts)
    with store.transaction() as transaction:
        transaction.save_sale(replace(a_sale(9), request=None, created_at=BEFORE_ALL))
        assert loaded(transaction) == sorted(scripts)
        assert transaction.first_issued_at() == NOON + timedelta(minutes=1)


def test_the_newest_come_first_and_none_twice(store: SqliteStore) -> None:
    sales = written(store, [bytes([number]) for number in range(7)])
    same_moment = [
        replace(a_sale_on(number, bytes([number])), created_at=NOON) for number in (20, 21, 22, 23)
    ]
    with store.transaction() as transaction:
        for sale in same_moment:
            transaction.save_sale(sale)
        transaction.save_sale(replace(a_sale(9), request=None))
        found = gone_through(transaction)
    assert [one.number for one in found] == [7, 6, 5, 4, 3, 2, 1, 23, 22, 21, 20]
    assert found[0].script == bytes([6])
    assert found[0].issued_at == sales[-1].created_at


def test_only_the_ones_of_a_time_are_asked_for(store: SqliteStore) -> None:
    written(store, [bytes([number]) for number in range(5)])
    with store.transaction() as transaction:
        found = transaction.old_addresses(
            since=NOON + timedelta(minutes=2),
            until=NOON + timedelta(minutes=4),
            below=None,
            limit=10,
        )
    assert [one.number for one in found] == [4, 3]


def test_a_count_stays_and_changes(store: SqliteStore) -> None:
    written(store, [b"one", b"two"])

    def counts(transaction: Transaction) -> list[int]:
        return [one.transactions for one in gone_through(transaction)]

    with store.transaction() as transaction:
        assert counts(transaction) == [0, 0]
        transaction.keep_transaction_count(b"one", 3)
    with store.transaction() as transaction:
        assert counts(transaction) == [0, 3]
        transaction.keep_transaction_count(b"one", 1)
        assert counts(transaction) == [0, 1]


def test_a_payment_is_owed_until_it_is_forgotten(store: SqliteStore) -> None:
    sale = written(store, [b"one"])[0]
    first = FoundPayment(sale_id=sale.id, reference="ab:0")
    second = replace(first, reference="ab:1")
    with store.transaction() as transaction:
        for payment in (first, second, first):
            transaction.add_found_payment(payment)
    with store.transaction() as transaction:
        assert set(transaction.found_payments()) == {first, second}
        transaction.forget_found_payment(first)
        assert transaction.found_payments() == (second,)


def test_a_payment_of_no_sale_is_a_bug(store: SqliteStore, unknown: UUID) -> None:
    with pytest.raises(IntegrityError), store.transaction() as transaction:
        transaction.add_found_payment(FoundPayment(sale_id=unknown, reference="ab:0"))


@pytest.fixture
def unknown() -> UUID:
    return a_sale(1).id


def test_a_page_is_found_by_an_index(store: SqliteStore) -> None:
    """Else a page would cost more with each sale ever made."""
    asked: list[tuple[str, object]] = []

    def keep(_: object, __: object, statement: str, parameters: object, *___: object) -> None:
        asked.append((statement, parameters))

    event.listen(store._engine, "before_cursor_execute", keep)
    with store.transaction() as transaction:
        transaction.issued_scripts(b"", PAGE)
        transaction.old_addresses(since=BEFORE_ALL, until=NOON, below=5, limit=PAGE)
    event.remove(store._engine, "before_cursor_execute", keep)
    plans = []
    with store._engine.connect() as connection:
        for statement, parameters in asked:
            if statement.startswith("SELECT"):
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
                plans.append(" ".join(str(row[-1]) for row in plan))
    assert len(plans) == 2
    assert "SEARCH sale USING COVERING INDEX" in plans[0]
    assert "SEARCH sale USING INDEX sale_created_at (created_at>? AND created_at<?)" in plans[1]
    assert "SEARCH address_history USING" in plans[1]
    assert not any("SCAN" in plan for plan in plans)
