"""A kill at any moment: nothing that was shown is lost, no address is issued twice."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.journal import GENESIS_HASH, entry_hash
from pos_app.domain.sale_state import Life
from tests.support.counter import ACCOUNT, NOON
from tests.support.own_address import index_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Transaction

ROOT = Path(__file__).parents[3]
ROUNDS = 4


@contextmanager
def selling(folder: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.support.selling_till", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as till:
        try:
            yield till
        finally:
            till.kill()


def kill_within(till: subprocess.Popen[str], seconds: float) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        till.wait(seconds)
    till.kill()


def lines_of(till: subprocess.Popen[str]) -> list[str]:
    """The whole lines it wrote; the last one may be cut."""
    assert till.stdout is not None
    return [line.strip() for line in till.stdout if line.endswith("\n")]


def test_a_till_that_is_killed_again_and_again(tmp_path: Path) -> None:
    moments = random.Random(2_101)
    shown: dict[str, int] = {}
    for _ in range(ROUNDS):
        with selling(tmp_path) as till:
            assert till.stdout is not None
            assert till.stdout.readline() == "opening\n"
            first = till.stdout.readline().split()
            kill_within(till, moments.uniform(0.0, 0.25))
            sold = [first, *(line.split() for line in lines_of(till))]
        for sale_id, index in sold:
            assert sale_id not in shown
            assert int(index) not in shown.values()
            shown[sale_id] = int(index)
        require_all_is_well(tmp_path, shown)


def test_a_till_that_is_killed_while_it_opens_for_the_first_time(tmp_path: Path) -> None:
    moments = random.Random(7)
    for attempt in range(ROUNDS):
        folder = tmp_path / str(attempt)
        with selling(folder) as till:
            assert till.stdout is not None
            assert till.stdout.readline() == "opening\n"
            kill_within(till, moments.uniform(0.0, 0.5))
            sold = [line.split() for line in lines_of(till)]
        require_all_is_well(folder, {sale_id: int(index) for sale_id, index in sold})


def require_all_is_well(folder: Path, shown: dict[str, int]) -> None:
    lock = InstanceLock.take(folder)
    store = open_store(lock, "till")
    try:
        with store.transaction() as transaction:
            sales = transaction.recent_sales(100_000)
            stored = {str(sale.id): index_of(sale) for sale in sales}
            assert shown.items() <= stored.items()
            assert len(set(stored.values())) == len(stored)
            require_numbers_without_gaps(sales)
            require_whole_journal(transaction)
            for sale in sales:
                require_whole(transaction, sale)
            watched = {sale.id for sale in transaction.sales_to_watch(NOON)}
            assert watched >= {sale.id for sale in sales if sale.state.life is Life.OPEN}
            require_next_is_fresh(transaction, set(stored.values()))
    finally:
        store.close()
        lock.release()


def require_numbers_without_gaps(sales: tuple[Sale, ...]) -> None:
    assert sorted(sale.number for sale in sales) == list(range(1, len(sales) + 1))
    receipts = [sale.receipt_number for sale in sales if sale.receipt_number is not None]
    assert sorted(receipts) == list(range(1, len(receipts) + 1))


def require_whole_journal(transaction: Transaction) -> None:
    head = GENESIS_HASH
    for sequence, entry in enumerate(transaction.journal(), start=1):
        assert (entry.sequence, entry.previous_hash) == (sequence, head)
        assert entry_hash(entry) == entry.hash
        head = entry.hash


def require_whole(transaction: Transaction, sale: Sale) -> None:
    """Sale, journal, messages and papers tell the same story."""
    told = {message.name for message in transaction.messages(sale.id, 100)}
    journal = {entry.name for entry in transaction.journal(sale.id)}
    papers = transaction.print_jobs(sale.id, 100)
    settled = sale.state.life is Life.SETTLED
    assert sale_of(transaction, sale) == sale.id
    assert ("sale.payment_seen" in told) == bool(sale.credits) == ("sale.payment_seen" in journal)
    assert ("sale.confirmed" in told) == settled == ("sale.settled" in journal)
    assert len(papers) == bool(sale.credits) + settled


def sale_of(transaction: Transaction, sale: Sale) -> UUID | None:
    assert sale.request is not None
    return transaction.sale_of_script(sale.request.script)


def require_next_is_fresh(transaction: Transaction, used: set[int]) -> None:
    while transaction.ready_addresses(ACCOUNT):
        fresh = transaction.take_address(ACCOUNT).index
        assert all(fresh > index for index in used)
        used.add(fresh)
    assert transaction.next_index(ACCOUNT) > max(used, default=-1)
