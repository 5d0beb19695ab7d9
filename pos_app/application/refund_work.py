"""Puts refunds to work: what may go back, and who watches for its payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.config.acceptance import policy_of
from pos_app.domain.rate import Rate

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from pos_app.application.building import Built
    from pos_app.application.crew import Crew
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.till.till import Till

WATCHER = "refund-watch"


def give_back(
    settings: Settings, around: Surroundings, crew: Crew, till: Till, built: Built
) -> None:
    from pos_app.services.refunds.refund_watcher import RefundWatcher
    from pos_app.services.refunds.refunds import Refunds

    clock = around.clock
    store, ledger, rates = built.services.store, built.services.ledger, built.services.rates

    def price_now(code: str) -> Decimal | None:
        rate = rates.rate(code)
        return rate.price if isinstance(rate, Rate) else None

    def born(script: bytes) -> datetime | None:
        return watcher.born(script)

    refunds = Refunds(
        ledger,
        store,
        clock,
        script_of=outside.script_reader(settings),
        is_ours=built.is_ours,
        price_now=price_now,
    )
    watcher = RefundWatcher(
        # Sources of its own: none is used from two threads.
        outside.chain_sources(settings, around.lock.folder, clock, born),
        ledger,
        store,
        clock,
        policy_of(settings),
        on_health=till.giving_back.followed,
    )
    crew.interrupts.callback(watcher.close)
    worker = crew.hire(WATCHER, watcher.step, patient=True)
    watcher.wake_with(worker.wake)

    def wake() -> None:
        # What it has recorded itself, it has just looked at.
        if not worker.runs_here:
            worker.wake()

    till.giving_back.open(refunds, store, now=clock.now, wake=wake)
