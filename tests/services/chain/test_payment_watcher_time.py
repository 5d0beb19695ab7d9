"""Locks end at their time, and servers that go, hang or refuse are borne."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.session import Limits
from pos_app.domain.events import LockEnded
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.chain.payment_watcher import REST_AFTER_FAILURE_SECONDS
from pos_app.services.chain.server_pulse import PING_SECONDS
from pos_app.services.retry import LAST_RETRY_SECONDS
from tests.services.chain.watched_till import WatchedTill
from tests.support.chain_sales import LOCK, a_new_price, a_waiting_sale
from tests.support.meddler import Meddler
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def till(tmp_path: Path) -> Iterator[WatchedTill]:
    till = WatchedTill(tmp_path)
    yield till
    till.close()


def test_a_lock_ends_at_its_very_time(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.clock.advance(LOCK.total_seconds() - 20)
    assert till.watcher.step() == pytest.approx(20)
    till.clock.advance(19.5)
    assert till.watcher.step() == pytest.approx(0.5)
    assert till.state(sale.id).life is Life.OPEN
    till.clock.advance(0.5)
    assert till.watcher.step() > 1
    assert till.state(sale.id) == State(Standing.WAITING, Life.EXPIRED)
    assert isinstance(till.recorder.events[-1], LockEnded)


def test_a_new_price_has_a_new_end(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.clock.advance(LOCK.total_seconds())
    till.await_state(sale.id, Standing.WAITING, Life.EXPIRED)
    changed = till.recorder.change(sale.id, a_new_price(60_000, till.clock.now()))
    till.watcher.watch(changed)
    till.catch_up()
    assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
    till.clock.advance(LOCK.total_seconds())
    till.await_state(sale.id, Standing.WAITING, Life.EXPIRED)


def test_locks_end_without_a_server_and_a_deep_payment_is_left_alone(till: WatchedTill) -> None:
    seen, waiting = till.charge(50_000), till.charge(60_000)
    till.pay(seen, 50_000)
    till.await_state(seen.id, Standing.SEEN, Life.OPEN)
    before = till.sale(seen.id)
    till.chain.stop()
    till.use(till.url)
    till.clock.advance(LOCK.total_seconds() + 1)
    # As after a start without a network: no tip was ever heard of.
    stale = till.recorder.put(a_waiting_sale(new_script(), 70_000, till.sale(seen.id).created_at))
    for sale in (seen, waiting, stale):
        till.watcher.watch(sale)
    till.watcher.step()
    assert till.sale(seen.id) == before
    assert till.state(waiting.id) == State(Standing.WAITING, Life.EXPIRED)
    assert till.state(stale.id) == State(Standing.WAITING, Life.EXPIRED)
    assert till.watcher.tip_height is None


def test_a_price_ends_after_a_restart_without_a_server(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.chain.stop()
    restarted = till.new_watcher(till.url)
    restarted.step()
    till.clock.advance(LOCK.total_seconds())
    restarted.step()
    assert till.state(sale.id) == State(Standing.WAITING, Life.EXPIRED)


def test_a_sale_that_got_its_money_meanwhile_does_not_expire(till: WatchedTill) -> None:
    """Somebody else settled the matter between our look and our write."""
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    till.chain.mine()
    till.await_state(sale.id, Standing.CONFIRMED, Life.SETTLED)
    paid = till.sale(sale.id)
    till.chain.stop()
    till.use(till.url)
    till.recorder.put(sale)
    till.watcher.watch(sale)
    till.watcher.step()
    till.recorder.put(paid)
    till.clock.advance(LOCK.total_seconds() + 1)
    till.watcher.step()
    assert till.watcher.tip_height is None
    assert till.sale(sale.id) == paid


def test_when_the_store_fails_the_look_is_repeated(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.recorder.failures = 1
    assert till.watcher.step() == REST_AFTER_FAILURE_SECONDS
    till.catch_up()
    till.pay(sale, 50_000)
    till.recorder.failures = 1
    till.until(lambda: till.recorder.failures == 0)
    assert till.health[-1].connected
    assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
    till.watcher.step()
    assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)


def test_the_server_goes_and_comes_back(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    assert till.health[-1].connected
    assert till.health[-1].problem is None
    till.chain.stop()
    till.until(lambda: not till.health[-1].connected)
    assert till.health[-1].problem is not None
    assert till.health[-1].problem.code == "chain.connection_lost"
    assert till.health[-1].tip_height == till.chain.height
    rests = []
    for _ in range(9):
        till.clock.advance(rests[-1] if rests else till.watcher.step())
        rests.append(till.watcher.step())
    assert rests == pytest.approx([1, 2, 4, 8, 16, 32, 60, 60, LAST_RETRY_SECONDS])
    assert till.health[-1].problem is not None
    assert till.health[-1].problem.code == "chain.unreachable"
    till.pay(sale, 50_000)
    till.chain.mine()
    till.chain.start()
    till.watcher.step()
    assert not till.health[-1].connected, "a push or a new sale must not shorten the wait"
    till.clock.advance(LAST_RETRY_SECONDS)
    till.catch_up()
    assert till.health[-1].connected
    assert till.health[-1].problem is None
    assert till.state(sale.id) == State(Standing.CONFIRMED, Life.SETTLED)


def test_a_person_does_not_wait_for_the_next_try(till: WatchedTill) -> None:
    till.charge(50_000)
    till.catch_up()
    till.chain.stop()
    till.until(lambda: not till.health[-1].connected)
    for _ in range(9):
        till.clock.advance(till.watcher.step())
    till.watcher.step()
    till.chain.start()
    till.watcher.step()
    assert not till.health[-1].connected
    till.woken.clear()
    till.watcher.try_again()
    assert till.woken.is_set()
    till.catch_up()
    assert till.health[-1].connected


def test_a_refusal_is_told(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        meddler.falsify["server.features"] = lambda _params, _result: {"genesis_hash": "11" * 32}
        till.use(meddler.url)
        till.watcher.step()
        problem = till.health[-1].problem
        assert problem is not None
        assert problem.code == "chain.wrong_network"
        assert till.health[-1].server == meddler.url.removeprefix("tcp://")


def test_health_is_told_only_when_it_changes(till: WatchedTill) -> None:
    till.catch_up()
    told = len(till.health)
    till.watcher.step()
    assert len(till.health) == told
    till.clock.advance(7)
    till.chain.mine()
    till.catch_up()
    assert till.health[-1].tip_height == till.chain.height
    assert till.health[-1].tip_heard_monotonic == till.clock.monotonic()


def test_ten_idle_sales_cost_a_ping_a_minute_and_nothing_else(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        till.use(meddler.url)
        for _ in range(10):
            till.charge(50_000)
        till.catch_up()
        meddler.requests.clear()
        for _ in range(60):
            assert till.watcher.step() > 0
            till.clock.advance(1)
        till.watcher.step()
        assert meddler.requests == ["server.ping"]


def test_a_busy_connection_is_not_pinged(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        till.use(meddler.url)
        sale = till.charge(50_000)
        till.catch_up()
        till.clock.advance(PING_SECONDS - 1)
        till.pay(sale, 50_000)
        till.await_state(sale.id, Standing.SEEN, Life.OPEN)
        till.clock.advance(PING_SECONDS - 1)
        assert till.watcher.step() == pytest.approx(1)
        assert meddler.count("server.ping") == 0


def test_a_server_that_hangs_is_found_out_by_a_ping(till: WatchedTill) -> None:
    with Meddler(till.url) as meddler:
        till.use(meddler.url, limits=Limits(call_seconds=0.2))
        till.catch_up()
        meddler.silent.add("server.ping")
        till.clock.advance(PING_SECONDS)
        till.watcher.step()
        problem = till.health[-1].problem
        assert problem is not None
        assert problem.code == "chain.timeout"


def test_after_closing_it_rests(till: WatchedTill) -> None:
    till.catch_up()
    till.watcher.close()
    sale = till.charge(50_000)
    till.pay(sale, 50_000)
    assert till.watcher.step() == LAST_RETRY_SECONDS
    assert till.sale(sale.id) == sale
