"""A watcher over servers in memory, one of which leads and the others are witnesses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pos_app.domain.policy import Policy
from pos_app.services.chain.chain_leader import LeadingSource
from pos_app.services.chain.chain_testimony import WitnessStand
from pos_app.services.chain.chain_witness import Witness
from pos_app.services.chain.payment_watcher import PaymentWatcher
from pos_app.services.retry import Retry
from tests.support.chain_sales import a_waiting_sale
from tests.support.controlled_clock import ControlledClock
from tests.support.memory_recorder import MemoryRecorder
from tests.support.memory_source import MemorySource
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.sale import Sale
    from pos_app.services.chain.chain_health import ChainHealth, SourceHealth

GENEROUS = Policy(accept_up_to_minor=10_000, exposure_budget_minor=50_000)


class ComparedTill:
    """`led` are the watcher's own sources, `seen` those of the witnesses, one for each server."""

    def __init__(self, servers: int = 2, *, policy: Policy | None = None) -> None:
        self.clock = ControlledClock()
        self.policy = policy or Policy()
        self.recorder = MemoryRecorder(self.policy)
        self.health: list[ChainHealth] = []
        self.waits: list[tuple[UUID, frozenset[Refusal]]] = []
        names = [f"server-{number}" for number in range(1, servers + 1)]
        self.led = [MemorySource(name, self.clock) for name in names]
        self.seen = [MemorySource(name, self.clock) for name in names]
        self.leader = LeadingSource(self.led, self.clock)
        self.stand = WitnessStand(self.leader.names)
        self.hot: list[Sale] | None = None  # what the store says to watch; None: all
        self.watcher = PaymentWatcher(
            self.leader,
            self.recorder,
            self.clock,
            self.policy,
            stand=self.stand,
            sales_to_watch=self._sales_to_watch,
            on_health=self.health.append,
            on_waiting=lambda sale_id, refused: self.waits.append((sale_id, refused)),
            retry=self._retry(),
        )
        self.leader.on_change = self.stand.wake_all
        self.witnesses = [
            Witness(place, source, self.leader, self.stand, self.clock, retry=self._retry())
            for place, source in enumerate(self.seen)
        ]

    def step(self) -> float:
        """The watcher, every witness, and the watcher who hears of what they said."""
        self.watcher.step()
        for witness in self.witnesses:
            witness.step()
        return self.watcher.step()

    def wait(self, seconds: float) -> None:
        """The time goes by in steps no longer than each worker asked for."""
        left = seconds
        while left > 0:
            self.step()
            pauses = [self.watcher.step(), *(witness.step() for witness in self.witnesses)]
            pause = min(left, max(0.25, min(pauses)))
            self.clock.advance(pause)
            left -= pause
        self.step()

    def charge(self, due_sat: int = 50_000) -> Sale:
        sale = a_waiting_sale(new_script(), due_sat, self.clock.now())
        sale = self.recorder.put(replace(sale, worth=sale.amount))
        self.watcher.watch(sale)
        return sale

    def sale(self, sale: Sale) -> Sale:
        return self.recorder.sales[sale.id]

    def mine(self, blocks: int = 1) -> None:
        for source in (*self.led, *self.seen):
            source.mines(blocks)

    @property
    def sources(self) -> tuple[SourceHealth, ...]:
        return self.health[-1].sources

    @property
    def disagreements(self) -> list[str]:
        return [message.code for message in self.health[-1].disagreements]

    def _retry(self) -> Retry:
        return Retry(self.clock, lambda: 1.0)

    def _sales_to_watch(self) -> tuple[Sale, ...]:
        return tuple(self.recorder.sales.values() if self.hot is None else self.hot)


def script_of(sale: Sale) -> bytes:
    assert sale.request is not None
    return sale.request.script
