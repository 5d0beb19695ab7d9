"""Two real servers of which one lies, hides or lags, each followed over a socket of its own."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

import pytest

from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.demo.chain import SimulatedChain
from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.services.chain.chain_doubt import PATIENCE_SECONDS
from pos_app.services.chain.chain_health import SourceRole
from pos_app.services.chain.chain_leader import LeadingSource
from pos_app.services.chain.chain_testimony import WitnessStand
from pos_app.services.chain.chain_witness import SETTLE_SECONDS, Witness
from pos_app.services.chain.payment_watcher import PaymentWatcher
from pos_app.services.retry import Retry
from tests.support.chain_sales import a_waiting_sale
from tests.support.controlled_clock import ControlledClock
from tests.support.following import PATIENCE_SECONDS as TEST_PATIENCE_SECONDS
from tests.support.meddler import Meddler
from tests.support.memory_recorder import MemoryRecorder
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pos_app.domain.sale import Sale
    from pos_app.services.chain.chain_health import ChainHealth

SUBSCRIBE = "blockchain.scripthash.subscribe"
HISTORY = "blockchain.scripthash.get_history"


class TwoServers:
    def __init__(self, folder: Path, urls: list[str], chains: list[SimulatedChain]) -> None:
        self.clock = ControlledClock()
        self.chains = chains
        self.recorder = MemoryRecorder(Policy())
        self.health: list[ChainHealth] = []
        self.woken = threading.Event()
        pins = folder / "pins.json"

        def sources() -> list[ElectrumSource]:
            return [ElectrumSource(url, "signet", pins_file=pins, clock=self.clock) for url in urls]

        self.leader = LeadingSource(sources(), self.clock)
        stand = WitnessStand(self.leader.names)
        self.watcher = PaymentWatcher(
            self.leader,
            self.recorder,
            self.clock,
            Policy(),
            stand=stand,
            sales_to_watch=lambda: tuple(self.recorder.sales.values()),
            on_health=self.health.append,
            retry=Retry(self.clock, lambda: 1.0),
        )
        self.watcher.wake_with(self.woken.set)
        self.leader.on_change = stand.wake_all
        stand.on_news = self.woken.set
        self.witnesses = [
            Witness(place, source, self.leader, stand, self.clock)
            for place, source in enumerate(sources())
        ]
        for witness in self.witnesses:
            witness.wake_with(self.woken.set)

    def close(self) -> None:
        self.watcher.close()
        for witness in self.witnesses:
            witness.close()

    def step(self) -> None:
        for witness in self.witnesses:
            witness.step()
        self.watcher.step()

    def until(self, holds: Callable[[], bool]) -> None:
        """Step at once and after each push; fails when it does not hold in time."""
        deadline = time.monotonic() + TEST_PATIENCE_SECONDS
        while True:
            self.woken.clear()
            self.step()
            if holds():
                return
            left = deadline - time.monotonic()
            assert left > 0, "what was waited for never came"
            self.woken.wait(left)

    def pass_seconds(self, seconds: float) -> None:
        for _ in range(int(seconds * 2)):
            self.clock.advance(0.5)
            self.step()

    def charge(self) -> Sale:
        sale = self.recorder.put(a_waiting_sale(new_script(), 50_000, self.clock.now()))
        self.watcher.watch(sale)
        return sale

    def pay(self, sale: Sale) -> str:
        assert sale.request is not None
        return self.chains[0].pay(sale.request.address, 50_000)

    def state(self, sale: Sale) -> State:
        return self.recorder.sales[sale.id].state

    def is_compared(self) -> bool:
        return bool(self.health) and [each.role for each in self.health[-1].sources] == [
            SourceRole.LEADING,
            SourceRole.CONFIRMING,
        ]

    @property
    def disagreements(self) -> list[str]:
        return [message.code for message in self.health[-1].disagreements]


@pytest.fixture
def chains() -> Iterator[list[SimulatedChain]]:
    """With the same blocks so far."""
    clock = ControlledClock()
    chains = [SimulatedChain(clock.now) for _ in range(2)]
    yield chains
    for chain in chains:
        chain.stop()


@pytest.fixture
def apart(tmp_path: Path, chains: list[SimulatedChain]) -> Iterator[TwoServers]:
    """Each server has a chain of its own."""
    servers = TwoServers(tmp_path, [chain.start() for chain in chains], chains)
    yield servers
    servers.close()


@pytest.fixture
def meddlers(chains: list[SimulatedChain]) -> Iterator[list[Meddler]]:
    """Both before the same chain."""
    url = chains[0].start()
    with Meddler(url) as first, Meddler(url) as second:
        yield [first, second]


@pytest.fixture
def together(
    tmp_path: Path, chains: list[SimulatedChain], meddlers: list[Meddler]
) -> Iterator[TwoServers]:
    servers = TwoServers(tmp_path, [meddler.url for meddler in meddlers], chains)
    yield servers
    servers.close()


def hide_payments(meddler: Meddler) -> None:
    meddler.falsify[SUBSCRIBE] = lambda _params, _result: None
    meddler.falsify[HISTORY] = lambda _params, _result: []
    meddler.muted.add(SUBSCRIBE)


def test_two_honest_servers_agree_on_all_of_a_sale(together: TwoServers) -> None:
    sale = together.charge()
    together.until(together.is_compared)
    together.pay(sale)
    together.until(lambda: together.state(sale) == State(Standing.SEEN, Life.OPEN))
    together.chains[0].mine()
    together.until(lambda: together.state(sale) == State(Standing.CONFIRMED, Life.SETTLED))
    together.pass_seconds(PATIENCE_SECONDS + SETTLE_SECONDS)
    assert {code for each in together.health for code in each.disagreements} == set()
    assert together.is_compared()


def test_idle_sales_cost_each_server_a_ping_a_minute(
    together: TwoServers, meddlers: list[Meddler]
) -> None:
    for _ in range(10):
        together.charge()
    together.until(together.is_compared)
    together.pass_seconds(SETTLE_SECONDS)
    for meddler in meddlers:
        meddler.requests.clear()
    together.pass_seconds(60)
    assert [meddler.requests for meddler in meddlers] == [["server.ping"]] * 2


def test_a_leader_that_hides_a_payment_is_contradicted(
    together: TwoServers, meddlers: list[Meddler]
) -> None:
    hide_payments(meddlers[0])
    sale = together.charge()
    together.until(together.is_compared)
    together.pay(sale)
    together.until(lambda: any(look.outputs for look in together.witnesses[1]._looks.values()))
    together.pass_seconds(PATIENCE_SECONDS + 1)
    assert together.disagreements == ["chain.disagree_payment"]
    assert together.state(sale) == State(Standing.WAITING, Life.OPEN)


def test_a_leader_that_forgets_a_payment_in_a_block_takes_nothing_back(
    together: TwoServers, meddlers: list[Meddler]
) -> None:
    sale = together.charge()
    together.until(together.is_compared)
    together.pay(sale)
    together.chains[0].mine()
    together.until(lambda: together.state(sale) == State(Standing.CONFIRMED, Life.SETTLED))
    together.pass_seconds(PATIENCE_SECONDS + SETTLE_SECONDS)
    hide_payments(meddlers[0])
    together.watcher.rescan(sale.id)
    together.pass_seconds(PATIENCE_SECONDS + 1)
    assert together.disagreements == ["chain.disagree_payment"]
    assert together.state(sale) == State(Standing.CONFIRMED, Life.SETTLED)


def test_a_witness_that_hides_a_confirmation_contests_it(
    together: TwoServers, meddlers: list[Meddler]
) -> None:
    hide_payments(meddlers[1])
    sale = together.charge()
    together.until(together.is_compared)
    together.pay(sale)
    together.chains[0].mine()
    together.until(lambda: together.state(sale) == State(Standing.CONFIRMED, Life.SETTLED))
    together.until(lambda: [each.tip_height for each in together.health[-1].sources] == [2, 2])
    together.pass_seconds(SETTLE_SECONDS + 1)
    assert together.disagreements == ["chain.disagree_confirmation"]
    assert together.state(sale) == State(Standing.SEEN, Life.SETTLED)


def test_a_leader_on_a_chain_of_its_own_confirms_nothing_for_long(apart: TwoServers) -> None:
    sale = apart.charge()
    apart.until(apart.is_compared)
    apart.pay(sale)
    apart.chains[0].mine(2)
    apart.chains[1].mine(3)
    apart.until(lambda: apart.state(sale) == State(Standing.CONFIRMED, Life.SETTLED))
    apart.until(lambda: [each.tip_height for each in apart.health[-1].sources] == [3, 4])
    apart.pass_seconds(PATIENCE_SECONDS + 1)
    assert "chain.disagree_block" in apart.disagreements
    assert "chain.disagree_confirmation" in apart.disagreements
    assert apart.state(sale) == State(Standing.SEEN, Life.SETTLED)


def test_a_leader_that_lags_makes_room_for_the_other(apart: TwoServers) -> None:
    apart.until(apart.is_compared)
    first, second = apart.leader.names
    apart.chains[1].mine(3)
    apart.until(lambda: apart.health[-1].sources[1].tip_height == 4)
    apart.pass_seconds(PATIENCE_SECONDS + 2)
    apart.until(lambda: apart.health[-1].server == second and apart.health[-1].connected)
    assert apart.health[-1].tip_height == 4
    apart.until(lambda: apart.health[-1].sources[0].tip_height == 1)
    problem = apart.health[-1].sources[0].problem
    assert problem is not None
    assert (problem.code, problem.arguments) == ("chain.behind", {"server": first})
