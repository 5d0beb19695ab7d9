"""From the touch of Charge to the painted QR code, with all workers running.

Measured: from the moment at which another process sends the touch (finger down and up at once),
until the first frame in which the code can be read; queue, store (its fsync on a real disk),
address, code and painting are part of it. Not measured: the finger, the touch panel and the
panel's own delay. Every sixth sale is paid as soon as its code is read and confirmed by a block,
so that watcher, outbox and printer are at work when the next one is charged, and about a dozen
sales are on the shelf; the others are cancelled.

The controls are a frame that shows nothing new, asked for the same way, and a small write that the
same disk has to keep, which Charge waits for once. The first sales warm up and do not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.counter import charge, go_back, type_amount
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop

if TYPE_CHECKING:
    from tests.bench.shop import BenchShop
    from tests.bench.till_process import TillProcess

REPEATS = 200
WARM_UP = 3
PAID_EVERY = 6


def run(repeats: int) -> dict[str, float]:
    charges: list[float] = []
    frames: list[float] = []
    writes: list[float] = []
    with bench_shop() as shop, shop.start_till() as till:
        till.ready()
        for number in range(WARM_UP + repeats):
            write = milliseconds(shop.keep_on_disk())
            frame, took = _one(shop, till, number)
            if number >= WARM_UP:
                writes.append(write)
                frames.append(frame)
                charges.append(took)
        print(f"meanwhile {shop.papers} receipts were printed, {shop.calls} calls came to the shop")
    print(summary("control, an empty frame", frames))
    print(summary("control, a write on the disk", writes))
    print(summary("Charge to QR", charges))
    return {"p50_ms": percentile(charges, 50), "p99_ms": percentile(charges, 99)}


def _one(shop: BenchShop, till: TillProcess, number: int) -> tuple[float, float]:
    asked, seen = till.measure("frame", do="update")
    frame = milliseconds(seen["at"] - asked)
    type_amount(till, f"{1 + number % 9}7")
    charged = charge(till)
    if number % PAID_EVERY == 0:
        shop.demo.chain.pay(charged.address, charged.sat)
        shop.demo.chain.mine()
    else:
        till.tell("cancel")
    go_back(till)
    return frame, milliseconds(charged.took)
