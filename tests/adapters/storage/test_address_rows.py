"""An address is issued once, whatever happens around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos_app.ports import IssuedAddress

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.storage.sqlite_store import SqliteStore
    from pos_app.ports import Transaction


def addresses(*indexes: int, keys: str = "keys") -> list[IssuedAddress]:
    return [
        IssuedAddress(index=index, address=f"{keys}-{index}", script=f"{keys}:{index}".encode())
        for index in indexes
    ]


def take_all(transaction: Transaction, account_id: str) -> list[int]:
    count = transaction.ready_addresses(account_id)
    return [transaction.take_address(account_id).index for _ in range(count)]


def test_they_are_issued_in_order_and_once(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.next_index("a") == 0
        transaction.add_ready_addresses("a", addresses(0, 1, 2))
        transaction.add_ready_addresses("b", addresses(0, keys="other"))
        assert transaction.next_index("a") == 3
        assert transaction.take_address("a") == addresses(0)[0]
        assert transaction.ready_addresses("a") == 2
    with store.transaction() as transaction:
        assert take_all(transaction, "a") == [1, 2]
        with pytest.raises(LookupError):
            transaction.take_address("a")
        assert transaction.next_index("a") == 3
        assert transaction.take_address("b").index == 0


def test_what_was_rolled_back_was_never_shown_and_is_issued_later(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.add_ready_addresses("a", addresses(0, 1))
    _broken_off(store, lambda transaction: transaction.take_address("a"))
    with store.transaction() as transaction:
        assert transaction.take_address("a").index == 0


def test_skipped_ones_never_come_back(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.add_ready_addresses("a", addresses(0, 1, 2, 3))
        transaction.take_address("a")
        transaction.skip_to_index("a", 3)
        assert transaction.ready_addresses("a") == 1
        transaction.skip_to_index("a", 10)
        transaction.skip_to_index("a", 5)
        assert (transaction.next_index("a"), transaction.ready_addresses("a")) == (10, 0)
        # Derived before the skip, handed in after it.
        transaction.add_ready_addresses("a", addresses(4, 5, 9))
        transaction.add_ready_addresses("a", addresses(9, 10, 11))
        assert take_all(transaction, "a") == [10, 11]


def test_the_same_keys_written_in_another_way_share_what_was_used(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        transaction.add_ready_addresses("zpub", addresses(0, 1, 2))
        transaction.take_address("zpub")
        transaction.add_ready_addresses("descriptor", addresses(0, 1, 2, 3))
        assert transaction.ready_addresses("zpub") == 0
        assert transaction.next_index("descriptor") == 4
        assert take_all(transaction, "descriptor") == [1, 2, 3]


PUT_IN_ITS_PLACE = (
    "INSERT OR REPLACE INTO address SELECT account_id, derivation_index, address, script, 0,"
    " seen, reused FROM address"
)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE address SET issued = 0",
        "UPDATE address SET derivation_index = 7",
        "DELETE FROM address",
        PUT_IN_ITS_PLACE,
    ],
)
def test_an_issued_address_is_used_for_ever(store: SqliteStore, change: str) -> None:
    with store.transaction() as transaction:
        transaction.add_ready_addresses("a", addresses(0))
        transaction.take_address("a")
    with pytest.raises(IntegrityError, match="used for ever"), store.transaction() as transaction:
        transaction._connection.execute(text(change))
    with store.transaction() as transaction:
        assert transaction.ready_addresses("a") == 0


def test_an_unknown_script_belongs_to_no_sale(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.sale_of_script(b"unknown") is None


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("take"), st.just(0), st.just(0)),
        st.tuples(st.just("add"), st.integers(-3, 3), st.integers(1, 4)),
        st.tuples(st.just("skip"), st.integers(-5, 5), st.just(0)),
        st.tuples(st.just("break"), st.just(0), st.just(0)),
    ),
    max_size=30,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS, account=st.uuids().map(str))
def test_no_order_of_steps_issues_an_index_twice(
    store: SqliteStore, steps: list[tuple[str, int, int]], account: str
) -> None:
    issued: list[int] = []
    for step, offset, count in steps:
        with store.transaction() as transaction:
            first = max(0, transaction.next_index(account) + offset)
            if step == "take" and transaction.ready_addresses(account):
                issued.append(transaction.take_address(account).index)
            elif step == "add":
                fresh = addresses(*range(first, first + count), keys=account)
                transaction.add_ready_addresses(account, fresh)
            elif step == "skip":
                transaction.skip_to_index(account, first)
        if step == "break":
            _broken_off(store, lambda transaction: take_all(transaction, account))
    assert issued == sorted(set(issued))


def _broken_off(store: SqliteStore, work: Callable[[Transaction], object]) -> None:
    def work_and_break() -> None:
        with store.transaction() as transaction:
            assert work(transaction) is not None
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work_and_break()
