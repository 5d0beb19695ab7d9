"""Builds what follows the chain: the watcher of every sale's money, a witness for each server."""

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
    from pos_app.services.addresses.address_keeper import AddressKeeper
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.chain.chain_leader import LeadingSource
    from pos_app.services.chain.chain_questions import ChainQuestions
    from pos_app.services.chain.chain_testimony import WitnessStand
    from pos_app.services.chain.chain_witness import Witness
    from pos_app.services.chain.payment_watcher import PaymentWatcher
    from pos_app.services.worker import Worker
    from pos_app.till.till import Till

SOURCES_TO_COMPARE = 2


class ChainFollowing:
    """`worker` runs the watcher once it is built, and answers `questions` of other threads."""

    worker: Worker
    questions: ChainQuestions

    def __init__(
        self, settings: Settings, folder: Path, clock: Clock, crew: Crew, till: Till
    ) -> None:
        self._settings = settings
        self._folder = folder
        self._clock = clock
        self._crew = crew
        self._till = till
        self._witnesses: list[Witness] = []

    def build(
        self, store: Store, ledger: Ledger, keeper: AddressKeeper, policy: Policy
    ) -> PaymentWatcher:
        from pos_app.services.chain.chain_leader import LeadingSource
        from pos_app.services.chain.chain_questions import ChainQuestions
        from pos_app.services.chain.chain_testimony import WitnessStand
        from pos_app.services.chain.payment_watcher import PaymentWatcher

        leader = LeadingSource(self._sources(store), self._clock)
        stand = WitnessStand(leader.names)

        def sales_to_watch() -> Sequence[Sale]:
            with store.transaction() as transaction:
                return transaction.sales_to_watch(self._clock.now() - WATCHED_FOR)

        watcher = self._watcher = PaymentWatcher(
            leader,
            ledger,
            self._clock,
            policy,
            stand=stand,
            sales_to_watch=sales_to_watch,
            on_connected=lambda: keeper.continue_beyond_history(leader),
            on_waiting=self._till.waiting_told,
            on_health=lambda health: self._till.board.chain_said(health, self._clock.monotonic()),
        )
        self._crew.interrupts.callback(watcher.close)
        questions = self.questions = ChainQuestions()

        def step() -> float:
            rest = watcher.step()
            questions.answer(leader)
            return rest

        self.worker = self._crew.hire("payment-watcher", step)
        watcher.wake_with(self.worker.wake)
        questions.wake = self.worker.wake
        stand.on_news = self.worker.wake
        self._hire_witnesses(store, leader, stand)
        return watcher

    def try_again(self) -> None:
        """A person wants all servers tried now."""
        self._watcher.try_again()
        for witness in self._witnesses:
            witness.try_again()

    def _hire_witnesses(self, store: Store, leader: LeadingSource, stand: WitnessStand) -> None:
        """One server alone has nobody to be compared with."""
        from pos_app.services.chain.chain_witness import Witness

        if len(leader.names) < SOURCES_TO_COMPARE:
            return
        leader.on_change = stand.wake_all
        # Sources of their own: none is used from two threads.
        for place, source in enumerate(self._sources(store)):
            witness = Witness(place, source, leader, stand, self._clock)
            self._crew.interrupts.callback(witness.close)
            worker = self._crew.hire(f"witness-{place + 1}", witness.step, patient=True)
            witness.wake_with(worker.wake)
            self._witnesses.append(witness)

    def _sources(self, store: Store) -> Sequence[ChainSource]:
        born = Births(store, outside.account_of(self._settings).id)
        return outside.chain_sources(self._settings, self._folder, self._clock, born)
