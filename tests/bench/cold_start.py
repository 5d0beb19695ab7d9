"""From the start of the process to the first frame, to "can sell", and the memory it then takes.

Measured, on a data folder that was used before: from just before the process is made (a Python of
its own, bytecode compiled, files in the page cache) until the first frame with the keypad in it;
until the rate is agreed, the server subscribed and an address there that both derivations gave;
and, a second later, the proportional set size of the till's process and of bitcoinlib's. Not
measured: a disk that has to be read first. The figures are the medians of all starts. The first
start on an empty folder makes the database and waits for bitcoinlib: it is printed beside them.

The control is the smallest window with the same libraries (`empty_window`), started in turn. What
the till's own process computed until then is printed too: on a busy machine the rest is waiting.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop
from tests.bench.till_process import ROOT, start

if TYPE_CHECKING:
    from tests.bench.shop import BenchShop

REPEATS = 10
SETTLED_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    frame_ms: float
    frame_processor_ms: float
    ready_ms: float
    ready_processor_ms: float
    megabytes: float


def run(repeats: int) -> dict[str, float]:
    controls: list[float] = []
    empty: list[Start] = []
    used: list[Start] = []
    with bench_shop() as shop:
        _start(shop, "compiling")
        for number in range(repeats):
            controls.append(_empty_window(shop))
            folder = f"data-{number}"
            empty.append(_start(shop, folder))
            used.append(_start(shop, folder))
    print(summary("control, an empty window", controls))
    for name, starts in (("empty folder", empty), ("used folder", used)):
        print(summary(f"{name}, first frame", [each.frame_ms for each in starts]))
        print(summary("  processor", [each.frame_processor_ms for each in starts]))
        print(summary(f"{name}, ready to sell", [each.ready_ms for each in starts]))
        print(summary("  processor", [each.ready_processor_ms for each in starts]))
        print("  memory: " + ", ".join(f"{each.megabytes:.0f} MB" for each in starts))
    return {
        "first_frame_ms": percentile([each.frame_ms for each in used], 50),
        "ready_ms": percentile([each.ready_ms for each in used], 50),
        "pss_mb": percentile([each.megabytes for each in used], 50),
    }


def _start(shop: BenchShop, folder: str) -> Start:
    with shop.start_till(folder) as till:
        frame = till.first_frame()
        ready = till.ready()
        time.sleep(SETTLED_SECONDS)
        return Start(
            frame_ms=milliseconds(frame.at - till.started_at),
            frame_processor_ms=milliseconds(frame.processor),
            ready_ms=milliseconds(ready.at - till.started_at),
            ready_processor_ms=milliseconds(ready.processor),
            megabytes=till.megabytes(),
        )


def _empty_window(shop: BenchShop) -> float:
    began = time.monotonic_ns()
    program = str(ROOT / "tests" / "bench" / "empty_window.py")
    process = start([sys.executable, program], shop.environment)
    said, _ = process.communicate()
    return milliseconds(int(said) - began)
