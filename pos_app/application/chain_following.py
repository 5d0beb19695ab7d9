"""Builds what follows the chain: the source that leads, and the watcher of every sale's money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.application.births import Births
from pos_app.till.shelf import WATCHED_FOR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainSource, Clock, Store
    from pos_app.services.address_keeper import AddressKeeper
    from pos_app.services.ledger import Ledger
    from pos_app.services.payment_watcher import PaymentWatcher
    from pos_app.services.worker import Worker
    from pos_app.till.till import Till


class ChainFollowing:
    """`worker` runs the watcher once it is built."""

    worker: Worker

    def __init__(
        self, settings: Settings, folder: Path, clock: Clock, crew: Crew, till: Till
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self._crew = crew
        self._till = till

    def build(
        self, store: Store, ledger: Ledger, keeper: AddressKeeper, policy: Policy
    ) -> PaymentWatcher:
        from pos_app.services.chain_leader import LeadingSource
        from pos_app.services.payment_watcher import PaymentWatcher

        leader = LeadingSource(self._sources(store), self._clock)

        def sales_to_watch() -> Sequence[Sale]:
            with store.transaction() as transaction:
                return transaction.sales_to_watch(self._clock.now() - WATCHED_FOR)

        watcher = PaymentWatcher(
            leader,
            ledger,
            self._clock,
            policy,
            sales_to_watch=sales_to_watch,
            on_connected=lambda: keeper.continue_beyond_history(leader),
            on_health=lambda health: self._till.board.chain_said(health, self._clock.monotonic()),
        )
        self._crew.interrupts.callback(watcher.close)
        self.worker = self._crew.hire("payment-watcher", watcher.step)
        watcher.wake_with(self.worker.wake)
        return watcher

    def _sources(self, store: Store) -> Sequence[ChainSource]:
        born = Births(store, outside.account_of(self._settings).id)
        return outside.chain_sources(self._settings, self._folder, self._clock, born)
