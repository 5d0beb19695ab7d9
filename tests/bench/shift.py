"""Reports and searches in a store with `--repeats` thousands of sales, beside a screen that paints.

Inside the till's own process, through the services that its screens ask, one after the other: the
newest sales as history shows them, a search by amount, number, address and transaction, an X of an
open shift with 1,000 sales with its charts, and the Z that closes it. Meanwhile frames in which
nothing is new are asked for by another process. `bytes_per_sale` is all that a paid sale leaves in
the database: its journal, quotes, payment, receipt and books.
"""

from __future__ import annotations

import time
from typing import Any

from tests.bench.big_books import fill
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop

REPEATS = 100
A_THOUSAND = 1_000
BOOKS = "signet"  # of the demo's settings
FRAME_SECONDS = 0.02
DONE_SECONDS = 900.0
KINDS = ("history", "search", "x", "z")


def run(repeats: int) -> dict[str, float]:
    with bench_shop() as shop:
        each = fill(shop.data_folder(), BOOKS, repeats * A_THOUSAND)
        with shop.start_till() as till:
            till.ready()
            till.tell("work_at_books")
            frames: list[float] = []
            end = time.monotonic() + DONE_SECONDS
            while (times := till.times_at_books()) is None:
                if time.monotonic() > end:
                    raise TimeoutError("the books never came to an end")
                asked, seen = till.measure("frame", do="update")
                frames.append(milliseconds(seen["at"] - asked))
                time.sleep(FRAME_SECONDS)
    return _figures(times, frames) | {"bytes_per_sale": each}


def _figures(times: dict[str, Any], frames: list[float]) -> dict[str, float]:
    for kind in KINDS:
        print(summary(kind, times[kind]))
    print(summary("a frame meanwhile", frames))
    worst = {f"{kind}_p95_ms": percentile(times[kind], 95) for kind in KINDS}
    return {**worst, "frame_p99_ms": percentile(frames, 99)}
