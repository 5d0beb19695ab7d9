"""What it costs to watch every address ever issued, from a thousand of them to a million.

A store is filled with sales; for each size a new process loads its watch list as the program does,
page by page, and matches a busy block of 4,000 transactions and the transactions of a memory pool
one by one. `memory_mb` is by how much the process grew while it loaded, `load_ms` the work of
loading without the rests between the pages, `block_ms` the median of parsing and matching together.
These two and `mempool_tx_us` are time of the processor, so that neighbours on the machine do
not count; what passed on the clock is printed too, and is the same on a machine that is idle.

Meanwhile a second thread, in the place of the screen's, wants the interpreter every millisecond:
how late it gets it at worst is printed. Python itself lets one thread keep it for 5 ms.
"""

from __future__ import annotations

import gc
import sqlite3
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from pos_app.adapters.chain.block_outputs import payments_in_block, payments_in_transaction
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.services.chain import old_addresses
from pos_app.services.chain.watch_list import WatchList
from tests.bench.figures import milliseconds, percentile, summary
from tests.support.blocks import BlockMaker, WrittenBlock
from tests.support.chain_sales import a_waiting_sale

if TYPE_CHECKING:
    from collections.abc import Iterator

REPEATS = 15
SIZES = (1_000, 10_000, 100_000, 1_000_000)
TRANSACTIONS = 4_000
PAYMENTS = 20  # of ours, in each block
BOOKS = "till"
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_BYTES_A_MEGABYTE = 1_000_000

# One sale like the first one for each number, a minute later and on a script of its own.
_MORE_SALES = """
WITH RECURSIVE more(number) AS (SELECT :first UNION ALL SELECT number + 1 FROM more
    WHERE number < :last)
INSERT INTO sale ({names}) SELECT {values} FROM sale, more WHERE sale.number = 1
"""
_NEW_VALUES = {
    "id": "lower(hex(randomblob(16)))",
    "number": "more.number",
    "script": "CAST(x'0014' || randomblob(20) AS BLOB)",
    "created_at": "strftime('%Y-%m-%dT%H:%M:%S', '2020-01-01', more.number || ' minutes')"
    " || '.000000+00:00'",
}


def run(repeats: int) -> dict[str, float]:
    figures: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="pos-app-bench-") as folder:
        for size in SIZES:
            _fill(Path(folder), size)
            with get_context("spawn").Pool(1) as pool:
                figures[size] = pool.apply(_measure, (Path(folder), size, repeats))
    largest = figures[SIZES[-1]]
    return {**largest, "growth": largest["block_ms"] / figures[SIZES[0]]["block_ms"]}


def _fill(folder: Path, size: int) -> None:
    """Up to so many sales."""
    lock = InstanceLock.take(folder)
    store = SqliteStore(lock, BOOKS)
    with store.transaction() as transaction:
        if not transaction.issued_scripts(b"", 1):
            transaction.save_sale(a_waiting_sale(b"\x00\x14" + bytes(20), 5_000, NOW))
    store.close()
    lock.release()
    with sqlite3.connect(folder / f"{BOOKS}.sqlite3") as connection:
        there = connection.execute("SELECT max(number) FROM sale").fetchone()[0]
        names = [row[1] for row in connection.execute("PRAGMA table_info(sale)")]
        values = [_NEW_VALUES.get(name, f"sale.{name}") for name in names]
        statement = _MORE_SALES.format(names=", ".join(names), values=", ".join(values))
        connection.execute(statement, {"first": there + 1, "last": size})
    connection.close()


def _measure(folder: Path, size: int, repeats: int) -> dict[str, float]:
    lock = InstanceLock.take(folder)
    store = SqliteStore(lock, BOOKS)
    try:
        return _measured(store, size, repeats)
    finally:
        store.close()
        lock.release()


def _measured(store: SqliteStore, size: int, repeats: int) -> dict[str, float]:
    block, ours = _block(store)
    raw, raws = block.raw, [each.raw for each in block.transactions]
    print(f"{size:,} addresses")
    gc.collect()
    before = psutil.Process().memory_info().rss
    watch_list = WatchList()
    with _another_thread("loading"):
        pages = _load(store, watch_list)
    gc.collect()
    grown = psutil.Process().memory_info().rss - before
    print(summary("  a page of the list, on the processor", pages))
    with _another_thread("matching"):
        passed, blocks = _match(raw, watch_list, ours, repeats)
    print(summary(f"  {TRANSACTIONS:,} transactions, {len(raw) / 1e6:.2f} MB", passed))
    print(summary("  of that on the processor", blocks))
    print(summary("  a page of old addresses", _old_pages(store, repeats)))
    began = time.thread_time_ns()
    found = sum(len(payments_in_transaction(each, watch_list.may_hold)) for each in raws)
    each_us = (time.thread_time_ns() - began) / len(raws) / 1_000
    assert found == len(ours)
    return {
        "memory_mb": grown / _BYTES_A_MEGABYTE,
        "block_ms": percentile(blocks, 50),
        "mempool_tx_us": each_us,
        "load_ms": sum(pages),
    }


def _block(store: SqliteStore) -> tuple[WrittenBlock, set[bytes]]:
    """A busy one, in which some of the transactions pay one of our addresses besides."""
    maker = BlockMaker()
    with store.transaction() as transaction:
        ours = transaction.issued_scripts(b"", PAYMENTS)
    others = maker.block(TRANSACTIONS - len(ours)).transactions
    paying = [
        replace(each, outputs=(*each.outputs, script))
        for each, script in zip(maker.block(len(ours)).transactions, ours, strict=True)
    ]
    transactions = [*others, *paying]
    maker.random.shuffle(transactions)
    return WrittenBlock(transactions=tuple(transactions)), set(ours)


def _load(store: SqliteStore, watch_list: WatchList) -> list[float]:
    """The milliseconds of each page, on the processor."""
    pages = []
    while not watch_list.loaded:
        began = time.thread_time_ns()
        watch_list.load_some(store)
        pages.append(milliseconds(time.thread_time_ns() - began))
    return pages


def _match(
    raw: bytes, watch_list: WatchList, ours: set[bytes], repeats: int
) -> tuple[list[float], list[float]]:
    """Milliseconds on the clock, and on the processor."""
    passed, worked = [], []
    for _ in range(repeats):
        began, began_work = time.perf_counter_ns(), time.thread_time_ns()
        found = payments_in_block(raw, watch_list.may_hold)
        worked.append(milliseconds(time.thread_time_ns() - began_work))
        passed.append(milliseconds(time.perf_counter_ns() - began))
        assert {payment.script for payment in found.payments} == ours
    return passed, worked


def _old_pages(store: SqliteStore, repeats: int) -> list[float]:
    times = []
    until, below = NOW, None
    for _ in range(repeats):
        began = time.perf_counter_ns()
        with store.transaction() as transaction:
            page = transaction.old_addresses(
                since=old_addresses.FIRST_BLOCK,
                until=until,
                below=below,
                limit=old_addresses.BATCH,
            )
        times.append(milliseconds(time.perf_counter_ns() - began))
        until, below = page[-1].issued_at, page[-1].number
    return times


@contextmanager
def _another_thread(meanwhile: str) -> Iterator[None]:
    """It sleeps for a millisecond, again and again; how much later it wakes at worst is printed."""
    ended = threading.Event()
    late = []

    def wake_up() -> None:
        while not ended.is_set():
            asked = time.perf_counter_ns()
            time.sleep(0.001)
            late.append(milliseconds(time.perf_counter_ns() - asked) - 1)

    thread = threading.Thread(target=wake_up)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
    print(summary(f"  another thread waits while {meanwhile}", late))
