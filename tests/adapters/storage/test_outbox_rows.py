"""Messages wait in the order of their sale, through a restart too."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from pos_app.domain.money import Money, currency
from pos_app.domain.sale import Sale
from pos_app.ports import DeliveryState, OutboxMessage

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.ports import Transaction

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def sales(store: SqliteStore) -> tuple[UUID, UUID]:
    ids = (uuid4(), uuid4())
    with store.transaction() as transaction:
        for number, sale_id in enumerate(ids):
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
    return ids


def add(transaction: Transaction, sale_id: UUID, name: str, at: datetime = NOON) -> None:
    transaction.add_message(sale_id, f"msg_{name}", name, "{}", at)


def due(transaction: Transaction, at: datetime = NOON) -> list[str]:
    return [message.name for message in transaction.due_messages(at, 10)]


def test_a_message_comes_back_as_it_went(store: SqliteStore, sales: tuple[UUID, UUID]) -> None:
    with store.transaction() as transaction:
        add(transaction, sales[0], "one")
        (message,) = transaction.messages(sales[0], 5)
        assert message == OutboxMessage(
            id="msg_one",
            position=1,
            sale_id=sales[0],
            name="one",
            body="{}",
            created_at=NOON,
            state=DeliveryState.WAITING,
            attempts=0,
            next_try_at=NOON,
            last_answer=None,
        )
        tried = replace(message, attempts=3, next_try_at=NOON + SECOND, last_answer="500")
        transaction.update_message(tried)
        assert transaction.messages(None, 5) == (tried,)


def test_a_message_is_due_when_none_of_its_sale_waits_before_it(
    store: SqliteStore, sales: tuple[UUID, UUID]
) -> None:
    with store.transaction() as transaction:
        add(transaction, sales[0], "a1")
        add(transaction, sales[1], "b1", NOON + SECOND)
        add(transaction, sales[0], "a2")
        assert due(transaction) == ["a1", "a2"]
        assert due(transaction, NOON + SECOND) == ["a1", "b1", "a2"]
        assert [message.name for message in transaction.messages(None, 2)] == ["a2", "b1"]
        first = transaction.due_messages(NOON, 1)[0]
        # While the first one waits for its next try, the second one of its sale waits too.
        transaction.update_message(replace(first, next_try_at=NOON + 9 * SECOND))
        assert due(transaction, NOON + SECOND) == ["b1"]
        assert transaction.next_message_at() == NOON + SECOND
        transaction.update_message(replace(first, state=DeliveryState.DELIVERED))
        assert due(transaction, NOON + SECOND) == ["b1", "a2"]


def test_what_waits_is_counted(store: SqliteStore, sales: tuple[UUID, UUID]) -> None:
    with store.transaction() as transaction:
        assert transaction.waiting_messages() == 0
        assert transaction.oldest_message_at() is None
        assert transaction.next_message_at() is None
        add(transaction, sales[1], "late", NOON + SECOND)
        add(transaction, sales[0], "early", NOON)
        assert transaction.waiting_messages() == 2
        assert transaction.oldest_message_at() == NOON
        for message in transaction.messages(sales[0], 5):
            transaction.update_message(replace(message, state=DeliveryState.GIVEN_UP))
        assert transaction.waiting_messages() == 1
        assert transaction.oldest_message_at() == NOON + SECOND


def test_a_person_can_hasten_what_waits(store: SqliteStore, sales: tuple[UUID, UUID]) -> None:
    with store.transaction() as transaction:
        add(transaction, sales[0], "later", NOON + 500 * SECOND)
        add(transaction, sales[1], "done", NOON)
        done = transaction.messages(sales[1], 1)[0]
        delivered = replace(done, state=DeliveryState.DELIVERED)
        transaction.update_message(delivered)
        transaction.hasten_messages(NOON + SECOND, later_than=NOON + 500 * SECOND)
        assert due(transaction, NOON + SECOND) == []
        transaction.hasten_messages(NOON, later_than=NOON + 499 * SECOND)
        assert due(transaction) == ["later"]
        transaction.hasten_messages(NOON + SECOND)
        assert due(transaction, NOON + SECOND) == ["later"]
        assert transaction.messages(sales[1], 1) == (delivered,)
