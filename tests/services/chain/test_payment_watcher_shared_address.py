"""Two sales that had one address: the money is the newer one's, in whatever order they are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from pos_app.domain.sale_state import Life, Standing
from tests.services.chain.watched_till import WatchedTill
from tests.support.chain_sales import a_waiting_sale

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale


@pytest.fixture
def till(tmp_path: Path) -> Iterator[WatchedTill]:
    till = WatchedTill(tmp_path)
    yield till
    till.close()


def sales_at_one_address(till: WatchedTill) -> tuple[Sale, Sale]:
    """The older one, of two days ago, is watched already."""
    new = till.charge(5_000)
    assert new.request is not None
    long_ago = till.clock.now() - timedelta(days=2)
    old = replace(a_waiting_sale(new.request.script, 5_000, long_ago), number=7)
    return till.recorder.put(old), new


@pytest.mark.parametrize("old_comes_last", [False, True])
def test_the_newer_one_gets_the_money(till: WatchedTill, *, old_comes_last: bool) -> None:
    old, new = sales_at_one_address(till)
    told = (new, old) if old_comes_last else (old, new)
    for sale in told:
        till.watcher.watch(sale)
        till.catch_up()
    till.pay(new, 5_000)
    till.await_state(new.id, Standing.SEEN, Life.OPEN)
    assert till.sale(old.id).credits == ()


def test_asking_for_the_older_one_does_not_take_the_address_back(till: WatchedTill) -> None:
    old, new = sales_at_one_address(till)
    till.catch_up()
    till.watcher.rescan(old.id)
    till.watcher.step()
    assert not till.watcher.follows(old.id)
    assert till.watcher.follows(new.id)
    till.pay(new, 5_000)
    till.await_state(new.id, Standing.SEEN, Life.OPEN)


def test_a_sale_is_followed_once_it_was_looked_at(till: WatchedTill) -> None:
    sale = till.charge(5_000)
    assert not till.watcher.follows(sale.id)
    till.catch_up()
    till.until(lambda: till.watcher.follows(sale.id))
    till.chain.stop()
    till.until(lambda: not till.watcher.follows(sale.id))


def test_behind_a_node_that_has_stopped_nothing_is_followed(till: WatchedTill) -> None:
    sale = till.charge(5_000)
    till.chain.mine(1)
    till.catch_up()
    till.until(lambda: till.watcher.follows(sale.id))
    till.clock.advance(3 * 3_600)
    till.watcher.step()
    assert till.watcher.follows(sale.id) is False
    till.chain.mine(1)
    till.until(lambda: till.watcher.follows(sale.id))
