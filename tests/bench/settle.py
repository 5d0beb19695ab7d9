"""How long it takes to judge a sale that three outputs pay, all of it in memory."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.domain.settlement import may_settle, observe
from tests.bench.figures import percentile
from tests.support.domain_values import DUE_SAT, NOON, TIP, confirmed, followed, waiting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.sale import Sale

REPEATS = 5_000
NANOSECONDS_A_MICROSECOND = 1_000
_PARTS = (DUE_SAT - 9_000, 5_000, 4_000)


def run(repeats: int) -> Mapping[str, float]:
    """`settle_us` is the middle one: credits found, judged, and their events applied."""
    sale = waiting()
    took = []
    for _ in range(repeats):
        begun = time.perf_counter_ns()
        judged = _judged(sale)
        took.append((time.perf_counter_ns() - begun) / NANOSECONDS_A_MICROSECOND)
        assert judged.state == State(Standing.CONFIRMED, Life.OPEN)
        assert may_settle(judged)
    print(f"a sale that three outputs pay: {percentile(took, 99):.1f} us at most in 99 of 100")
    return {"settle_us": percentile(took, 50)}


def _judged(sale: Sale) -> Sale:
    found = [
        confirmed(number, sat, height=TIP - number) for number, sat in enumerate(_PARTS, start=1)
    ]
    events = observe(sale, found, policy=Policy(confirmations=2), tip_height=TIP, now=NOON)
    return followed(sale, events)
