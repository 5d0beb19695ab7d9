"""Who is followed: the newest sale of an address, and nobody for whom three days went by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.chain.payment_watcher import TIDY_SECONDS
from tests.services.chain.compared_till import ComparedTill, script_of
from tests.support.chain_sales import a_waiting_sale
from tests.support.memory_source import an_output

if TYPE_CHECKING:
    from datetime import datetime


@pytest.fixture
def till() -> ComparedTill:
    return ComparedTill(1)


def test_a_sale_that_the_store_has_done_with_is_let_go(till: ComparedTill) -> None:
    old, young = till.charge(), till.charge(60_000)
    till.watcher.step()
    assert set(till.led[0].watched) == {script_of(old), script_of(young)}
    till.hot = [young]
    till.wait(TIDY_SECONDS - 60)
    assert till.watcher.follows(old.id)
    till.wait(120)
    assert not till.watcher.follows(old.id)
    assert set(till.led[0].watched) == {script_of(young)}


def test_money_of_a_sale_that_was_let_go_is_recorded_when_it_is_asked_for(
    till: ComparedTill,
) -> None:
    old = till.charge()
    till.watcher.step()
    till.hot = []
    till.wait(TIDY_SECONDS + 60)
    till.led[0].shows(script_of(old), an_output())
    till.watcher.step()
    assert till.sale(old).credits == ()
    till.watcher.rescan(old.id)
    till.watcher.step()
    assert till.sale(old).state.standing is Standing.SEEN
    assert till.watcher.follows(old.id)
    till.wait(TIDY_SECONDS + 60)
    assert not till.watcher.follows(old.id)


def test_what_was_asked_for_while_the_line_was_down_is_not_let_go_before_the_look(
    till: ComparedTill,
) -> None:
    old = till.charge()
    till.hot = []
    till.led[0].shows(script_of(old), an_output())
    till.watcher.rescan(old.id)
    till.watcher.step()
    assert till.sale(old).state == State(Standing.SEEN, Life.OPEN)


def test_an_address_that_serves_again_leaves_its_older_sale(till: ComparedTill) -> None:
    old = till.charge()
    till.watcher.step()
    till.clock.advance(90_000)
    till.mine()
    new = replace(a_waiting_sale(script_of(old), 50_000, till.clock.now()), number=2)
    till.watcher.rescan(old.id)
    till.watcher.watch(till.recorder.put(new))
    till.watcher.step()
    assert till.watcher.follows(new.id)
    assert not till.watcher.follows(old.id)
    asked = len(till.led[0].calls)
    till.watcher.step()
    assert len(till.led[0].calls) == asked, "nothing of the older one is left to do"
    till.led[0].shows(script_of(old), an_output())
    till.watcher.step()
    assert till.sale(new).state.standing is Standing.SEEN
    assert till.sale(old).credits == ()


def test_a_thousand_sales_cost_no_more_looks_at_the_clock_than_one(
    till: ComparedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    wall = till.clock.now

    def now() -> datetime:
        asked.append("now")
        return wall()

    counts = []
    for sales in (1, 60):
        for _ in range(sales):
            till.charge()
        till.wait(1)
        with monkeypatch.context() as patch:
            patch.setattr(till.clock, "now", now)
            asked.clear()
            till.watcher.step()
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
