"""A store was away while `--repeats` events were written; it is back, and a customer is served.

The store's server is a real one in another process, which verifies each call. `per_second` counts
events from the first to the last that it took; each had to arrive. `memory_mb` is by how much the
till's processes grew meanwhile, at most. Measured are frames of the screen that shows a payment and
its countdown, asked for by another process one after the other, until the last event has arrived.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.demo.shop import WEBHOOK_SECRET
from pos_app.domain.sale_state import Life, Standing, State
from tests.bench.counter import charge, type_amount
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop
from tests.bench.till_process import ROOT, start
from tests.support.chain_sales import a_waiting_sale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.domain.sale import Sale
    from tests.bench.till_process import TillProcess

REPEATS = 10_000
EVENTS_A_SALE = 4
FRAME_SECONDS = 0.02
WEIGH_SECONDS = 0.5
DONE_SECONDS = 1_200.0
BOOKS = "signet"  # of the demo's settings
EXAMPLES = Path(ROOT, "docs", "webhook-examples")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    calls: int
    different: int
    first_at: int
    last_at: int


class StoreProcess:
    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.bench.receiver"]
        self._process = start(command, {"POS_SECRET_WEBHOOK": WEBHOOK_SECRET})
        self.url = f"http://127.0.0.1:{json.loads(self._line())}/till"

    def open(self) -> None:
        self._ask()

    def taken(self) -> Taken:
        self._ask()
        calls, different, first_at, last_at = json.loads(self._line())
        return Taken(calls=calls, different=different, first_at=first_at, last_at=last_at)

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _ask(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        self._process.stdin.flush()

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@contextmanager
def _store_process() -> Iterator[StoreProcess]:
    process = StoreProcess()
    try:
        yield process
    finally:
        process.end()


def run(repeats: int) -> dict[str, float]:
    with _store_process() as store, bench_shop(webhook=store.url) as shop:
        _fill(shop.data_folder(), repeats)
        with shop.start_till() as till:
            till.ready()
            type_amount(till, "12")
            charge(till)
            return _catch_up(till, store, repeats + 1)  # the sale on the screen is told too


def _catch_up(till: TillProcess, store: StoreProcess, events: int) -> dict[str, float]:
    frames: list[float] = []
    weights = [till.megabytes()]
    weigh_at = time.monotonic()
    end = weigh_at + DONE_SECONDS
    store.open()
    while not frames or (taken := store.taken()).different < events:
        asked, seen = till.measure("frame", do="update")
        frames.append(milliseconds(seen["at"] - asked))
        if time.monotonic() >= weigh_at:
            weights.append(till.megabytes())
            weigh_at = time.monotonic() + WEIGH_SECONDS
        if time.monotonic() > end:
            raise TimeoutError(f"{events - taken.different} events never came")
        time.sleep(FRAME_SECONDS)
    seconds = (taken.last_at - taken.first_at) / 1e9
    print(f"{taken.calls} calls with {taken.different} events in {seconds:.1f} s")
    print(summary("a frame while events go out", frames))
    return {
        "per_second": (taken.different - 1) / seconds,
        "memory_mb": max(weights) - weights[0],
        "frame_p99_ms": percentile(frames, 99),
    }


def _fill(folder: Path, events: int) -> None:
    """Messages of sales that were settled days ago, as large as those in the documents."""
    names = ("sale.created", "sale.payment_seen", "sale.seen", "sale.confirmed")
    bodies = [json.loads((EXAMPLES / f"{name}.json").read_text("utf-8")) for name in names]
    lock = InstanceLock.take(folder)
    store = SqliteStore(lock, BOOKS)
    at = datetime.now(UTC) - timedelta(days=5)
    with store.transaction() as transaction:
        order = _settled_sale(0, at)
        for number in range(events):
            if number % EVENTS_A_SALE == 0:
                at += timedelta(seconds=1)
                order = _settled_sale(number, at)
                transaction.save_sale(order)
            name, body = names[number % EVENTS_A_SALE], bodies[number % EVENTS_A_SALE]
            body["data"]["order_id"] = str(order.id)
            text = json.dumps(body, separators=(",", ":"))
            transaction.add_message(order.id, f"msg_{uuid4().hex}", name, text, at)
    store.close()
    lock.release()


def _settled_sale(number: int, at: datetime) -> Sale:
    return replace(
        a_waiting_sale(b"\x00\x14" + number.to_bytes(20), 5_000, at),
        id=uuid4(),
        number=1_000_000 + number,
        receipt_number=1_000_000 + number,
        state=State(Standing.CONFIRMED, Life.SETTLED),
        settled_at=at,
    )
