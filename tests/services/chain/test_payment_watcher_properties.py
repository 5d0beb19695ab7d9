"""Whatever happens to the money, and in whatever order it is heard of, one truth is recorded."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import given, settings
from hypothesis import strategies as some

from pos_app.services.retry import LAST_RETRY_SECONDS
from tests.services.chain.watched_till import WatchedTill
from tests.support.memory_recorder import MemoryRecorder

if TYPE_CHECKING:
    from pos_app.domain.credit import Credit
    from pos_app.domain.sale import Sale

DUE_SAT = 50_000

Step: TypeAlias = tuple[str, int]

STEPS = some.lists(
    some.tuples(
        some.sampled_from(
            [
                "pay",
                "pay",
                "double_spend",
                "bump",
                "drop",
                "resend",
                "mine",
                "mine",
                "mine many",
                "reorganise",
                "reorganise keeping",
                "restart",
                "look",
                "look",
                "wait",
            ]
        ),
        some.integers(0, 5),
    ),
    max_size=14,
)


class Story:
    def __init__(self, till: WatchedTill) -> None:
        self._till = till
        self._sale = till.charge(DUE_SAT)
        self._txids: list[str] = []

    def play(self, step: Step) -> None:
        name, number = step
        chain = self._till.chain
        # What can't happen on a chain (a double spend of what is confirmed, say) doesn't.
        with contextlib.suppress(ValueError):
            if name == "pay":
                self._txids.append(self._till.pay(self._sale, 10_000 * (1 + number)))
            elif name in {"double_spend", "bump", "drop", "resend"} and self._txids:
                self._meddle(name, self._txids[number % len(self._txids)], number)
            elif name.startswith("mine"):
                chain.mine(97 if name == "mine many" else 1 + number)
            elif name.startswith("reorganise"):
                chain.reorganise(1 + number, keep=name.endswith("keeping"))
            elif name == "restart":
                chain.stop()
                chain.start()
            elif name == "look":
                self._till.watcher.step()
            elif name == "wait":
                self._till.clock.advance(70.0 * (1 + number))

    def _meddle(self, name: str, txid: str, number: int) -> None:
        chain = self._till.chain
        match name:
            case "double_spend":
                self._txids.append(chain.double_spend(txid))
            case "bump":
                self._txids.append(chain.bump(txid, 9_000 * (1 + number)))
            case "drop":
                chain.drop(txid)
            case "resend":
                chain.resend(txid)

    def end(self) -> Sale:
        """Let the watcher hear of everything: a block makes it look at all that may change."""
        self._till.chain.mine()
        self._till.until(self._has_caught_up)
        return self._till.sale(self._sale.id)

    def _has_caught_up(self) -> bool:
        if not self._till.health[-1].connected:
            self._till.clock.advance(LAST_RETRY_SECONDS)
            self._till.woken.set()
            return False
        return self._till.watcher.tip_height == self._till.chain.height


def counted(sale: Sale) -> set[Credit]:
    """The credits, without what a later look can't know: when they came, and for what fee."""
    return {
        replace(credit, first_seen=sale.created_at, absent_at=None, fee_rate=None)
        for credit in sale.credits
        if credit.counts
    }


@given(steps=STEPS)
@settings(max_examples=60, deadline=None)
def test_the_watcher_agrees_with_a_fresh_look(steps: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        till = WatchedTill(Path(folder))
        try:
            story = Story(till)
            untouched = MemoryRecorder()
            untouched.sales = dict(till.recorder.sales)
            for step in steps:
                story.play(step)
            sale = story.end()

            till.new_watcher(till.url, recorder=untouched).step()
            assert counted(untouched.sales[sale.id]) == counted(sale)

            again = MemoryRecorder()
            again.put(sale)
            till.new_watcher(till.url, recorder=again).step()
            assert again.events == []
            assert again.sales[sale.id] == sale
        finally:
            till.close()
