"""A watcher on a simulated chain, with a clock that stands still and a ledger in memory."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from pos_app.adapters.chain.electrum.session import Limits
from pos_app.adapters.chain.electrum.source import ElectrumSource
from pos_app.demo.chain import SimulatedChain
from pos_app.domain.policy import Policy
from pos_app.domain.sale_state import State
from pos_app.services.chain.chain_leader import LeadingSource
from pos_app.services.chain.chain_testimony import WitnessStand
from pos_app.services.chain.payment_watcher import PaymentWatcher
from pos_app.services.retry import Retry
from tests.support.chain_sales import a_waiting_sale
from tests.support.controlled_clock import ControlledClock
from tests.support.following import PATIENCE_SECONDS
from tests.support.memory_recorder import MemoryRecorder
from tests.support.processes import free_port
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.domain.sale_state import Life, Standing
    from pos_app.services.chain.chain_health import ChainHealth

LIMITS = Limits(connect_seconds=5.0, call_seconds=5.0)


class WatchedTill:
    """`server` puts somebody between the watcher and the chain."""

    def __init__(self, folder: Path, *, confirmations: int = 1) -> None:
        self.folder = folder
        self.clock = ControlledClock()
        self.chain = SimulatedChain(self.clock.now, port=free_port())
        self.url = self.chain.start()
        self.recorder = MemoryRecorder()
        self.policy = Policy(confirmations=confirmations)
        self.health: list[ChainHealth] = []
        self.woken = threading.Event()
        self.on_connected: Callable[[], None] = lambda: None
        self._watchers: list[PaymentWatcher] = []
        self.watcher = self.new_watcher(self.url)

    def use(self, url: str, limits: Limits = LIMITS) -> None:
        """Watch through another server."""
        self.watcher = self.new_watcher(url, limits=limits)

    def new_watcher(
        self, url: str, *, recorder: MemoryRecorder | None = None, limits: Limits = LIMITS
    ) -> PaymentWatcher:
        recorder = recorder or self.recorder
        source = ElectrumSource(
            url, "signet", pins_file=self.folder / "pins.json", clock=self.clock, limits=limits
        )
        watcher = PaymentWatcher(
            LeadingSource([source], self.clock),
            recorder,
            self.clock,
            self.policy,
            stand=WitnessStand((url,)),
            sales_to_watch=lambda: tuple(recorder.sales.values()),
            on_health=self.health.append,
            on_connected=self._connected,
            retry=Retry(self.clock, lambda: 1.0),
        )
        watcher.wake_with(self.woken.set)
        self._watchers.append(watcher)
        return watcher

    def _connected(self) -> None:
        self.on_connected()

    def close(self) -> None:
        for watcher in self._watchers:
            watcher.close()
        self.chain.stop()

    def charge(self, due_sat: int) -> Sale:
        """A new sale that waits for `due_sat`, known to the watcher."""
        sale = self.recorder.put(a_waiting_sale(new_script(), due_sat, self.clock.now()))
        self.watcher.watch(sale)
        return sale

    def pay(self, sale: Sale, sat: int, *, replaceable: bool = False) -> str:
        assert sale.request is not None
        return self.chain.pay(sale.request.address, sat, replaceable=replaceable)

    def sale(self, sale_id: UUID) -> Sale:
        return self.recorder.sales[sale_id]

    def state(self, sale_id: UUID) -> State:
        return self.sale(sale_id).state

    def await_state(self, sale_id: UUID, standing: Standing, life: Life) -> None:
        self.until(lambda: self.state(sale_id) == State(standing, life))

    def until(self, holds: Callable[[], bool]) -> None:
        """Step at once and after each push; fails when it does not hold in time."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            self.woken.clear()
            self.watcher.step()
            if holds():
                return
            left = deadline - time.monotonic()
            assert left > 0, "what was waited for never came"
            self.woken.wait(left)

    def catch_up(self) -> None:
        """Until the watcher knows the chain's tip."""
        self.until(lambda: self.watcher.tip_height == self.chain.height)
