"""How many addresses stayed without money, and which of them may serve once more."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.domain.credit import Assurance
from pos_app.ports import AddressGap, FoundPayment
from tests.support.counter import ACCOUNT, TEN_EURO_SAT, Counter
from tests.support.own_address import index_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale

HOUR = timedelta(hours=1)


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    counter = Counter(tmp_path / "data")
    yield counter
    counter.close()


def gap(counter: Counter) -> tuple[int, int]:
    with counter.store.transaction() as transaction:
        found = transaction.address_gap(ACCOUNT)
    return found.unpaid_in_a_row, found.longest_run


def charge(counter: Counter, count: int) -> list[Sale]:
    return [counter.charge() for _ in range(count)]


def reusable(counter: Counter, limit: int = 50) -> list[int]:
    """Indexes of what a till that waits for a day could issue again now."""
    quiet_since = counter.clock.now() - 24 * HOUR
    with counter.store.transaction() as transaction:
        found = transaction.reusable_addresses(ACCOUNT, quiet_since, limit)
    return [each.issued.index for each in found]


def expire(counter: Counter, *sales: Sale) -> None:
    """The watcher notices that their price has ended."""
    counter.clock.pass_time(timedelta(minutes=15))
    for sale in sales:
        counter.find(sale)


def reuse(counter: Counter, sale: Sale) -> Sale:
    """A new sale at the address of `sale`."""
    index = index_of(sale)
    quiet_since = counter.clock.now() - 24 * HOUR
    counter.addresses.source = lambda transaction: transaction.reuse_address(
        ACCOUNT, index, quiet_since
    )
    new = counter.charge()
    counter.addresses.source = None
    return new


# --- the count ----------------------------------------------------------------------------------


def test_an_account_that_issued_nothing_has_no_gap(counter: Counter) -> None:
    assert gap(counter) == (0, 0)
    with counter.store.transaction() as transaction:
        assert transaction.address_gap("another") == AddressGap(unpaid_in_a_row=0, longest_run=0)


def test_what_was_issued_since_the_last_paid_one_is_counted(counter: Counter) -> None:
    sales = charge(counter, 3)
    assert gap(counter) == (3, 3)
    counter.pay(sales[1], TEN_EURO_SAT)
    assert gap(counter) == (1, 3)
    charge(counter, 4)
    assert gap(counter) == (5, 5)
    counter.pay(sales[0], TEN_EURO_SAT, payment=2)  # a lower one changes nothing
    assert gap(counter) == (5, 5)


def test_money_that_was_taken_back_was_never_there_for_a_wallet(counter: Counter) -> None:
    first, second, third = charge(counter, 3)
    counter.pay(first, 5, payment=1)
    paid = counter.pay(second, 5, payment=2)
    assert gap(counter) == (1, 3)
    (credit,) = paid.credits
    gone = type(credit)(
        reference=credit.reference,
        sat=credit.sat,
        assurance=Assurance.UNKNOWN,
        first_seen=credit.first_seen,
    )
    counter.find(second, gone)
    assert gap(counter) == (2, 3)
    counter.pay(third, 5, payment=3)
    assert gap(counter) == (0, 3)


def test_a_run_that_a_lost_payment_made_longer_is_kept(counter: Counter) -> None:
    sales = charge(counter, 4)
    counter.pay(sales[0], 5, payment=1)
    charge(counter, 5)
    assert gap(counter) == (8, 8)


def test_what_others_used_is_no_gap_of_ours(counter: Counter) -> None:
    charge(counter, 2)
    with counter.store.transaction() as transaction:
        transaction.skip_to_index(ACCOUNT, 41)
        transaction.note_history(ACCOUNT, highest=40, longest_run=17)
        transaction.note_history(ACCOUNT, highest=30, longest_run=4)
    assert gap(counter) == (0, 17)
    charge(counter, 1)
    assert gap(counter) == (1, 17)


def test_a_history_may_come_before_the_first_address(counter: Counter) -> None:
    with counter.store.transaction() as transaction:
        transaction.note_history("new", highest=500, longest_run=25)
        transaction.skip_to_index("new", 501)
        assert transaction.next_index("new") == 501
        found = transaction.address_gap("new")
    assert (found.unpaid_in_a_row, found.longest_run) == (0, 25)


def test_indexes_below_the_first_issued_one_were_somebody_elses(counter: Counter) -> None:
    with counter.store.transaction() as transaction:
        transaction.skip_to_index(ACCOUNT, 30)
    charge(counter, 2)
    assert gap(counter) == (2, 2)


# --- what may be issued again -------------------------------------------------------------------


def test_only_what_ended_over_a_day_ago_and_saw_nothing_may_be_reused(counter: Counter) -> None:
    expired, cancelled, paid, vanished = charge(counter, 4)
    counter.checkout.cancel(cancelled.id)
    counter.pay(paid, TEN_EURO_SAT, payment=1)
    (credit,) = counter.pay(vanished, 5, payment=2).credits
    gone = type(credit)(
        reference=credit.reference,
        sat=credit.sat,
        assurance=Assurance.REVOKED,
        first_seen=credit.first_seen,
    )
    counter.find(vanished, gone)
    expire(counter, expired)
    counter.clock.pass_time(24 * HOUR)
    still_open = counter.charge()
    assert reusable(counter) == []  # their prices ended just a day ago, not before
    counter.clock.pass_time(timedelta(seconds=1))
    assert still_open.request is not None
    assert reusable(counter) == [0, 1]
    assert reusable(counter, limit=1) == [0]


def test_a_price_that_ended_unnoticed_is_not_quiet(counter: Counter) -> None:
    counter.charge()
    counter.clock.pass_time(48 * HOUR)
    assert reusable(counter) == []


def test_a_touch_makes_a_sale_restless_for_another_day(counter: Counter) -> None:
    (sale,) = charge(counter, 1)
    expire(counter, sale)
    counter.clock.pass_time(30 * HOUR)
    counter.checkout.cancel(sale.id)
    assert reusable(counter) == []
    counter.clock.pass_time(25 * HOUR)
    assert reusable(counter) == [0]


def test_what_was_reused_waits_for_another_day_behind_the_others(counter: Counter) -> None:
    first, second = charge(counter, 2)
    expire(counter, first, second)
    counter.clock.pass_time(25 * HOUR)
    again = reuse(counter, first)
    assert again.request is not None
    assert first.request is not None
    assert again.request.script == first.request.script
    assert reusable(counter) == [1]
    expire(counter, again)
    assert reusable(counter) == [1]
    counter.clock.pass_time(25 * HOUR)
    assert reusable(counter) == [1, 0]


def test_what_the_chain_showed_is_never_reused_though_no_sale_knows_it(counter: Counter) -> None:
    counted, found = charge(counter, 2)
    expire(counter, counted, found)
    counter.clock.pass_time(25 * HOUR)
    assert counted.request is not None
    with counter.store.transaction() as transaction:
        transaction.keep_transaction_count(counted.request.script, 1)
        transaction.add_found_payment(FoundPayment(sale_id=found.id, reference=f"{'ab' * 32}:0"))
    assert reusable(counter) == []


def test_an_address_that_is_no_longer_free_is_refused(counter: Counter) -> None:
    (sale,) = charge(counter, 1)
    with counter.store.transaction() as transaction, pytest.raises(LookupError):
        transaction.reuse_address(ACCOUNT, 0, counter.clock.now() - 24 * HOUR)
    expire(counter, sale)
    counter.clock.pass_time(25 * HOUR)
    with counter.store.transaction() as transaction:
        assert transaction.reuse_address(ACCOUNT, 0, counter.clock.now() - 24 * HOUR).index == 0


def test_a_reused_address_belongs_to_the_sale_that_got_it_last(counter: Counter) -> None:
    (first,) = charge(counter, 1)
    assert first.request is not None
    script = first.request.script
    sales = [first]
    for _ in range(2):
        expire(counter, sales[-1])
        counter.clock.pass_time(25 * HOUR)
        sales.append(reuse(counter, first))
    with counter.store.transaction() as transaction:
        assert transaction.sale_of_script(script) == sales[-1].id
        assert transaction.earlier_sales(script) == (1, 2)
        assert transaction.earlier_sales(b"unknown") == ()


def test_a_reused_address_makes_no_run_longer(counter: Counter) -> None:
    first, second = charge(counter, 2)
    expire(counter, first, second)
    counter.clock.pass_time(25 * HOUR)
    again = reuse(counter, first)
    assert gap(counter) == (2, 2)
    counter.pay(again, TEN_EURO_SAT)
    assert gap(counter) == (1, 2)


def test_a_long_shop_life_does_not_make_the_count_slower(counter: Counter) -> None:
    """Every question goes down an index: none reads a table from one end to the other."""
    store = counter.store
    assert isinstance(store, SqliteStore)
    asked: list[tuple[str, Any]] = []

    def hear(*call: Any) -> None:
        asked.append((call[2], call[3]))

    event.listen(store._engine, "before_cursor_execute", hear)
    gap(counter)
    event.remove(store._engine, "before_cursor_execute", hear)
    with sqlite3.connect(store._file) as connection:
        plans = [
            step
            for statement, values in asked
            if statement.startswith("SELECT")
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    connection.close()
    assert any("INDEX address_seen" in step for step in plans)
    assert [step for step in plans if step.startswith("SCAN") and "CONSTANT" not in step] == []
