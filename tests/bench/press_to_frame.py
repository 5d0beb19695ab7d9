"""From a key of the keyboard to the painted digit, while everything else is at work.

Measured: from the moment at which another process sends the press, until the first frame in which
the pixels of the amount differ; the queue of the screen's thread is part of it. Not measured: the
keyboard, the kernel's input and the panel's own delay. Meanwhile a customer pays in small parts
(five payments a second, each seen by the watcher, recorded, and told to the shop's server), the
rates are fetched every two seconds, and one receipt after the other is drawn and printed.

The control is a frame that is asked for the same way and shows nothing new: what the machine, the
pipe and Qt's own pause of 5 ms before each frame take. Its presses alternate with the others.
The first presses warm up and do not count.
"""

from __future__ import annotations

import random
import threading
import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from tests.bench.counter import charge, go_back, type_amount
from tests.bench.figures import milliseconds, percentile, summary
from tests.bench.shop import bench_shop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.shop import BenchShop
    from tests.bench.till_process import TillProcess

REPEATS = 300
WARM_UP = 5
PART_SAT = 2_000
PART_SECONDS = 0.2
RATES_SECONDS = 2.0
PAPER_SECONDS = 5.0
# A sale that takes all those parts without being paid.
LARGE_SALE = "9000"
_RANDOM = random.SystemRandom()


def run(repeats: int) -> dict[str, float]:
    presses: list[float] = []
    controls: list[float] = []
    with bench_shop() as shop, shop.start_till() as till:
        till.ready()
        sale = _sale_on_the_shelf(till)
        with _busy(shop, till, sale):
            before = shop.papers
            for number in range(WARM_UP + repeats):
                control, press = _one(till, number)
                if number >= WARM_UP:
                    controls.append(control)
                    presses.append(press)
            drawn = shop.papers - before
    print(f"{drawn} receipts were drawn and printed meanwhile")
    print(summary("control, an empty frame", controls))
    print(summary("press to frame", presses))
    return {"p50_ms": percentile(presses, 50), "p99_ms": percentile(presses, 99)}


def _sale_on_the_shelf(till: TillProcess) -> str:
    type_amount(till, LARGE_SALE)
    address = charge(till).address
    go_back(till)
    return address


def _one(till: TillProcess, number: int) -> tuple[float, float]:
    # So that presses fall anywhere between the rounds of the workers.
    time.sleep(_RANDOM.uniform(0.01, 0.09))
    asked, seen = till.measure("frame", do="update")
    control = milliseconds(seen["at"] - asked)
    till.aim("amount")
    time.sleep(_RANDOM.uniform(0.01, 0.09))
    key = "Backspace" if number % 2 else str(_RANDOM.randint(1, 9))
    asked, seen = till.measure("change", do="key", key=key)
    return control, milliseconds(seen["at"] - asked)


@contextmanager
def _busy(shop: BenchShop, till: TillProcess, address: str) -> Iterator[None]:
    """The customer pays part after part, the rates are asked for, receipts are drawn."""

    def next_receipt() -> None:
        shop.paper_came.clear()
        till.tell("print")
        shop.paper_came.wait(PAPER_SECONDS)

    with ExitStack() as stack:
        for seconds, act in (
            (PART_SECONDS, lambda: shop.demo.chain.pay(address, PART_SAT)),
            (RATES_SECONDS, lambda: till.tell("look")),
            (0.0, next_receipt),
        ):
            stack.enter_context(_repeating(seconds, act))
        yield


@contextmanager
def _repeating(seconds: float, act: Callable[[], object]) -> Iterator[None]:
    ended = threading.Event()

    def work() -> None:
        while not ended.wait(seconds):
            act()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
