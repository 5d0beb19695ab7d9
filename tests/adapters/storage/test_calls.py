"""The page of calls reads a few of very many, and what waits is found among all that was taken."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest
from sqlalchemy import event

from pos_app.adapters.storage.opening import open_store
from pos_app.domain.money import Money, currency
from pos_app.domain.sale import Sale
from pos_app.ports import DeliveryState
from tests.adapters.storage.test_papers_upgrade import before, put

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.adapters.storage.sql_transaction import SqlTransaction
    from pos_app.adapters.storage.sqlite_store import SqliteStore

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DELIVERED, GIVEN_UP, WAITING = (
    DeliveryState.DELIVERED,
    DeliveryState.GIVEN_UP,
    DeliveryState.WAITING,
)


def add_sale(transaction: SqlTransaction, number: int) -> UUID:
    sale_id = uuid4()
    transaction.save_sale(
        Sale(
            id=sale_id,
            till_id=UUID(int=1),
            number=number,
            order_token="",
            amount=Money(5, currency("EUR")),
            note="",
            created_at=NOON,
        )
    )
    return sale_id


@pytest.fixture
def sales(store: SqliteStore) -> tuple[UUID, UUID]:
    """Five calls each, in turn: taken, given up, tried in vain, never tried, about to be."""
    with store.transaction() as transaction:
        ids = add_sale(transaction, 1), add_sale(transaction, 2)
        for number in range(10):
            at = NOON + number * SECOND
            transaction.add_message(ids[number % 2], f"msg_{number}", f"{number}", "{}", at)
        told = [transaction.message(f"msg_{number}") for number in range(6)]
        for message, state in zip(
            told, [DELIVERED] * 2 + [GIVEN_UP] * 2 + [WAITING] * 2, strict=True
        ):
            transaction.update_message(replace(message, state=state, attempts=1, last_status=500))
    return ids


def test_calls_are_read_newest_first_a_page_at_a_time(
    store: SqliteStore, sales: tuple[UUID, UUID]
) -> None:
    with store.transaction() as transaction:

        def names(sale_id: UUID | None = None, limit: int = 99, **which: object) -> str:
            found = transaction.messages(sale_id, limit, **which)  # type: ignore[arg-type]
            return "".join(message.name for message in found)

        assert names() == "9876543210"
        assert names(limit=3) == "987"
        assert names(limit=3, before=transaction.message("msg_7").position) == "654"
        assert names(sales[0]) == "86420"
        assert names(state=DELIVERED) == "10"
        assert names(state=GIVEN_UP) == "32"
        assert names(state=WAITING) == "987654"
        assert names(failed=True) == "5432"
        assert names(sales[1], 1, failed=True, before=6) == "3"
        with pytest.raises(LookupError):
            transaction.message("msg_10")


def test_what_is_put_back_waits_as_if_it_were_new(
    store: SqliteStore, sales: tuple[UUID, UUID]
) -> None:
    now = NOON + 60 * SECOND
    with store.transaction() as transaction:
        positions = transaction.messages_since(NOON + 2 * SECOND, sales[0])
        assert [transaction.message(f"msg_{n}").position for n in (2, 4, 6, 8)] == [*positions]
        assert len(transaction.messages_since(NOON + 2 * SECOND, None)) == 8
        transaction.put_back(positions[:1], now)
        again = transaction.message("msg_2")
        assert (again.state, again.attempts, again.put_back_at) == (WAITING, 0, now)
        assert (again.next_try_at, again.created_at) == (now, NOON + 2 * SECOND)
        assert again.last_status == 500
        assert transaction.oldest_message_at() == NOON + 4 * SECOND


def test_a_server_that_is_back_hastens_only_what_it_failed_at(
    store: SqliteStore, sales: tuple[UUID, UUID]
) -> None:
    with store.transaction() as transaction:
        later = NOON + 3_600 * SECOND
        transaction.hasten_messages(later)
        for name, status in (("msg_4", 404), ("msg_5", 503)):
            transaction.update_message(
                replace(transaction.message(name), last_status=status, attempts=1)
            )
        unanswered = replace(transaction.message("msg_6"), last_status=None, attempts=1)
        transaction.update_message(unanswered)
        transaction.hasten_messages(NOON, server_failed=True)
        due = {
            name for n in range(10) if transaction.message(name := f"msg_{n}").next_try_at == NOON
        }
        assert due == {"msg_0", "msg_5", "msg_6"}


def test_what_a_hundred_thousand_taken_messages_are_asked_reads_none_of_them(
    store: SqliteStore, sales: tuple[UUID, UUID]
) -> None:
    """SQLite tells how it would look: never through the whole table."""
    asked: list[tuple[str, object]] = []
    event.listen(
        store._engine,
        "before_cursor_execute",
        lambda _c, _u, statement, values, _x, _m: asked.append((statement, values)),
    )
    questions: list[Callable[[SqlTransaction], object]] = [
        lambda one: one.due_messages(NOON, 9),
        lambda one: one.next_message_at(),
        lambda one: one.waiting_messages(),
        lambda one: one.oldest_message_at(),
        lambda one: one.first_message_at(),
        lambda one: one.hasten_messages(NOON),
        lambda one: one.hasten_messages(NOON, later_than=NOON),
        lambda one: one.hasten_messages(NOON, server_failed=True),
        lambda one: one.hasten_sale(sales[0], NOON),
        lambda one: one.messages(sales[0], 9),
        lambda one: one.messages(None, 9, state=WAITING),
        lambda one: one.messages(None, 9, state=GIVEN_UP),
        lambda one: one.messages(None, 9, failed=True),
        lambda one: one.messages_since(NOON, None),
        lambda one: one.message("msg_1"),
        lambda one: one.put_back((1, 2), NOON),
        lambda one: one.forget_messages(NOON, NOON),
    ]
    with store.transaction() as transaction:
        for question in questions:
            asked.clear()
            question(transaction)
            ((statement, values),) = asked
            plan = transaction._connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {statement}",
                values,  # type: ignore[arg-type]
            )
            for *_, how in plan:
                whole = re.match(
                    r"SCAN (\w+)( USING (COVERING )?INDEX outbox_(waiting|given_up))?", how
                )
                named = {"outbox", "w", "e", "l"}
                assert whole is None or whole[1] not in named or whole[2], f"{how}: {statement}"


def test_the_answers_of_an_older_till_are_read_as_they_were(held: InstanceLock) -> None:
    sale_id = str(UUID(int=3))
    answers = ["204", "500 broken", "webhook.timeout", None, "5000 no status"]
    noon = "2026-03-01T12:00:00.000000+00:00"
    with closing(before(held.folder / "till.sqlite3")) as old, old:
        put(old, "sale", id=sale_id, created_at=noon)
        for number, answer in enumerate(answers):
            put(
                old,
                "outbox",
                position=2 * number + 5,
                id=f"msg_{number}",
                sale_id=sale_id,
                created_at=noon,
                next_try_at=noon,
                state="waiting",
                attempts=number,
                last_answer=answer,
            )
    store = open_store(held, "till")
    with store.transaction() as transaction:
        found = transaction.messages(UUID(int=3), 9)[::-1]
        transaction.add_message(None, "msg_new", "shift.opened", "{}", NOON)
        assert transaction.message("msg_new").position == 14
    store.close()
    assert [(each.last_status, each.last_answer) for each in found] == [
        (204, ""),
        (500, "broken"),
        (None, "webhook.timeout"),
        (None, None),
        (None, "5000 no status"),
    ]
    assert [(each.id, each.position, each.attempts) for each in found] == [
        (f"msg_{number}", 2 * number + 5, number) for number in range(5)
    ]
    with closing(sqlite3.connect(held.folder / "till.sqlite3")) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
