"""The store, a fault of ours, a clock set back: none of them hides money or stops the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pos_app.domain.message import Message
from pos_app.domain.punctuality import GRACE
from pos_app.domain.sale_state import Flag, Life, Standing, State
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.payment_watcher import REST_AFTER_FAILURE_SECONDS
from tests.services.chain.watched_till import WatchedTill
from tests.support.chain_sales import LOCK, a_new_price

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.events import SaleEvent
    from pos_app.domain.sale import Sale
    from tests.support.memory_recorder import MemoryRecorder


@pytest.fixture
def till(tmp_path: Path) -> Iterator[WatchedTill]:
    till = WatchedTill(tmp_path)
    yield till
    till.close()


def fail_for(recorder: MemoryRecorder, sale: Sale, error: Exception) -> Callable[[], None]:
    """Nothing of this sale can be written, until what is returned is called."""
    record = recorder.record

    def failing(sale_id: UUID, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> Sale:
        if sale_id == sale.id:
            raise error
        return record(sale_id, decide)

    def mend() -> None:
        vars(recorder)["record"] = record

    vars(recorder)["record"] = failing
    return mend


@pytest.mark.parametrize(
    "error", [RefusedError("store.full", folder="/"), ZeroDivisionError(), LookupError()]
)
def test_a_sale_that_cannot_be_recorded_holds_up_neither_others_nor_the_server(
    till: WatchedTill, error: Exception
) -> None:
    first, second = till.charge(50_000), till.charge(60_000)
    till.catch_up()
    mend = fail_for(till.recorder, first, error)
    till.pay(first, 50_000)
    till.pay(second, 60_000)
    till.await_state(second.id, Standing.SEEN, Life.OPEN)
    assert till.state(first.id) == State(Standing.WAITING, Life.OPEN)
    assert till.health[-1].connected
    assert till.health[-1].problem is None
    assert till.watcher.step() == REST_AFTER_FAILURE_SECONDS
    mend()
    assert till.watcher.step() > REST_AFTER_FAILURE_SECONDS
    assert till.state(first.id) == State(Standing.SEEN, Life.OPEN)


def test_a_fault_while_one_sale_is_looked_at_holds_up_no_other(
    till: WatchedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = till.charge(50_000), till.charge(60_000)
    txid = till.pay(first, 50_000)
    till.await_state(first.id, Standing.SEEN, Life.OPEN)

    def fault(*_unused: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("pos_app.adapters.chain.electrum.source.ElectrumSource.rival", fault)
    till.chain.drop(txid)
    till.pay(second, 60_000)
    till.await_state(second.id, Standing.SEEN, Life.OPEN)
    assert till.health[-1].connected


def test_a_server_that_fails_while_one_sale_is_looked_at_is_left(
    till: WatchedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    sale = till.charge(50_000)
    txid = till.pay(sale, 50_000)
    till.await_state(sale.id, Standing.SEEN, Life.OPEN)

    def away(*_unused: object) -> str:
        raise UnreachableError("chain.timeout", server="the demo")

    monkeypatch.setattr("pos_app.adapters.chain.electrum.source.ElectrumSource.rival", away)
    till.chain.drop(txid)
    till.until(lambda: till.health[-1].problem is not None)
    assert till.health[-1].problem == Message(
        code="chain.timeout", arguments={"server": "the demo"}
    )
    assert not till.health[-1].connected
    assert till.state(sale.id) == State(Standing.SEEN, Life.OPEN)


def test_sales_that_cannot_be_read_say_nothing_of_the_server(
    till: WatchedTill, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> tuple[Sale, ...]:
        raise RefusedError("store.full", folder="/")

    monkeypatch.setattr(till.watcher._book, "_stored", refuse)
    assert till.watcher.step() == REST_AFTER_FAILURE_SECONDS
    assert till.health[-1].problem is None
    monkeypatch.undo()
    till.watcher.step()
    assert till.health[-1].connected


def test_what_a_server_says_wrongly_after_connecting_is_its_fault(till: WatchedTill) -> None:
    def refuse() -> None:
        raise RefusedError("wallet.history_jump", index="50000")

    till.on_connected = refuse
    till.watcher.step()
    assert till.health[-1].problem == Message(
        code="wallet.history_jump", arguments={"index": "50000"}
    )
    assert not till.health[-1].connected


def test_a_clock_set_back_makes_no_lock_longer(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.clock.turn_back(7_200)
    till.clock.advance(LOCK.total_seconds() - 10)
    assert till.watcher.step() == pytest.approx(10)
    assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
    till.clock.advance(10)
    till.watcher.step()
    assert till.state(sale.id) == State(Standing.WAITING, Life.EXPIRED)


@pytest.mark.parametrize(("seconds", "flags"), [(-1.0, set()), (1.0, {Flag.LATE})])
def test_a_clock_set_back_makes_no_payment_earlier(
    till: WatchedTill, seconds: float, flags: set[Flag]
) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.clock.turn_back(7_200)
    till.clock.advance((LOCK + GRACE).total_seconds() + seconds)
    till.catch_up()
    till.pay(sale, 50_000)
    till.until(lambda: till.state(sale.id).standing is Standing.SEEN)
    assert till.sale(sale.id).flags == flags


def test_a_new_price_after_the_clock_was_set_back_has_all_of_its_time(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.clock.turn_back(7_200)
    till.clock.advance(LOCK.total_seconds())
    till.await_state(sale.id, Standing.WAITING, Life.EXPIRED)
    changed = till.recorder.change(sale.id, a_new_price(60_000, till.clock.now()))
    till.watcher.watch(changed)
    till.watcher.step()
    till.clock.advance(LOCK.total_seconds() - 1)
    till.watcher.step()
    assert till.state(sale.id) == State(Standing.WAITING, Life.OPEN)
    till.clock.advance(1)
    till.watcher.step()
    assert till.state(sale.id) == State(Standing.WAITING, Life.EXPIRED)


def test_a_clock_set_forward_ends_a_lock_at_once(till: WatchedTill) -> None:
    sale = till.charge(50_000)
    till.catch_up()
    till.clock.turn_back(-LOCK.total_seconds())
    till.watcher.step()
    assert till.state(sale.id) == State(Standing.WAITING, Life.EXPIRED)
