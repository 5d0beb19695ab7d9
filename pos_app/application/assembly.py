"""Builds the services of one till without a screen, and starts and stops their workers."""

from __future__ import annotations

import logging
import random
import time
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app import __version__
from pos_app.application import outside
from pos_app.domain.message import Message, TillError
from pos_app.domain.money import currency
from pos_app.domain.settlement import Policy
from pos_app.services.worker import Worker
from pos_app.till.archive import Archive
from pos_app.till.clock_watch import ClockWatch
from pos_app.till.till import Till, TillServices
from pos_app.ui.till import TillSetup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.adapters.chain.electrum.source import ElectrumSource
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, ReceiptRenderer, Store
    from pos_app.services.address_keeper import AddressKeeper
    from pos_app.services.checkout import Checkout
    from pos_app.services.ledger import Ledger
    from pos_app.services.payment_watcher import PaymentWatcher
    from pos_app.services.print_queue import PrintQueue
    from pos_app.services.rate_keeper import RateKeeper
    from pos_app.till.status_board import StatusBoard

STOP_SECONDS = 3.0
WATCHED_FOR = timedelta(days=3)
TILL_ID = "till_id"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a till finds around it; the demo brings its own clock."""

    lock: InstanceLock
    clock: Clock
    publish: Callable[[object], None]
    renderer: ReceiptRenderer
    demo: bool = False


class Assembly:
    """One till. It stands at once; `start` builds what is slow, in a thread that may wait."""

    def __init__(self, settings: Settings, around: Surroundings) -> None:
        self._settings = settings
        self._around = around
        self._clock = around.clock
        self._folder = around.lock.folder
        self.till = Till(till_setup(settings, demo=around.demo), around.clock, around.publish)
        self.archive = Archive(around.publish)
        self._workers: dict[str, Worker] = {}
        self._interrupts = ExitStack()  # ends what a worker may be waiting for
        self._closing = ExitStack()  # closes what the workers used

    @property
    def board(self) -> StatusBoard:
        return self.till.board

    def start(self) -> None:
        """Build everything and let the workers run.

        What cannot be built stops sales and is shown; nothing is raised, so the screen stays.
        """
        try:
            self._build()
        except TillError as error:
            log.warning("the till cannot sell: %s", error)
            self.board.set_stop(error.message)
        except Exception:
            log.exception("the till cannot sell")
            self.board.set_stop(Message(code="till.bug"))

    def stop(self) -> None:
        """End every worker within one deadline, then close what they used."""
        deadline = time.monotonic() + STOP_SECONDS
        self.till.close(deadline - time.monotonic())
        self.archive.close(deadline - time.monotonic())
        self._interrupts.close()
        late = [
            name
            for name, worker in self._workers.items()
            if not worker.stop(max(0.1, deadline - time.monotonic()))
        ]
        if late:
            log.warning("still working at the end: %s", ", ".join(late))
        self._closing.close()

    def _build(self) -> None:
        store = self._open_store()
        rates = self._build_rates()
        keeper, source = self._build_wallet(store)
        policy = Policy(confirmations=self._settings.wallet.confirmations)
        ledger = self._build_ledger(store, policy)
        watcher = self._build_watcher(store, source, ledger, keeper, policy)
        checkout = self._build_checkout(ledger, rates, keeper)
        self._build_outbox(store)
        printing = self._build_printing(store)
        self._build_clock_watch(store, ledger)
        services = TillServices(
            store=store, ledger=ledger, checkout=checkout, rates=rates, look_again=self._wake_all
        )
        self._watcher = watcher
        self.till.open(services)
        self.archive.open(store, ledger, printing)
        ledger.note_till_event("till.started", {"version": __version__})
        for worker in self._workers.values():
            worker.start()

    def _open_store(self) -> Store:
        from pos_app.adapters.storage.opening import open_store

        store = open_store(self._around.lock)
        self._closing.callback(store.close)
        return store

    def _build_rates(self) -> RateKeeper:
        from pos_app.services.rate_keeper import RateKeeper

        setup = self.till.setup
        codes = dict.fromkeys(each.code for each in (setup.currency, *setup.currencies))
        sources = outside.rate_sources(self._settings, self._clock)
        rates = RateKeeper(sources, tuple(codes), self._clock, lambda _: self.till.rates_changed())
        self._interrupts.callback(rates.close)
        self._work("rates", rates.step)
        return rates

    def _build_wallet(self, store: Store) -> tuple[AddressKeeper, ElectrumSource]:
        from pos_app.services.address_keeper import AddressKeeper

        account = outside.account_of(self._settings)
        second = outside.second_deriver(account, self._folder)
        self._closing.callback(second.close)
        self._account_id = account.id

        def said() -> None:
            self.board.set_stop(keeper.problem)

        keeper = AddressKeeper(
            store=store, account=account, second=second, clock=self._clock, on_change=said
        )
        said()
        keeper.wake = self._work("addresses", keeper.step).wake
        return keeper, outside.chain_source(self._settings, self._folder, self._clock)

    def _build_ledger(self, store: Store, policy: Policy) -> Ledger:
        from pos_app.services.ledger import Ledger, LedgerSetup

        settings = self._settings
        setup = LedgerSetup(
            till_id=_till_id(store),
            till_name=settings.till.name,
            store_name=settings.store.name,
            store_address=settings.store.address,
            network=settings.wallet.network,
            demo=self._around.demo,
            has_printer=settings.printer.url is not None,
            has_webhook=settings.webhook.url is not None,
            print_at=settings.printer.print_at,
            policy=policy,
        )
        return Ledger(
            store,
            self._clock,
            setup,
            on_recorded=self._recorded,
            tip_height=lambda: self._watcher.tip_height,
            utc_offset_minutes=self._utc_offset_minutes,
        )

    def _build_watcher(
        self,
        store: Store,
        source: ElectrumSource,
        ledger: Ledger,
        keeper: AddressKeeper,
        policy: Policy,
    ) -> PaymentWatcher:
        from pos_app.services.payment_watcher import PaymentWatcher

        def after_connecting() -> Sequence[Sale]:
            keeper.continue_beyond_history(source)
            with store.transaction() as transaction:
                return transaction.sales_to_watch(self._clock.now() - WATCHED_FOR)

        watcher = PaymentWatcher(
            source,
            ledger,
            self._clock,
            policy,
            sales_to_watch=after_connecting,
            on_health=lambda health: self.board.chain_said(health, self._clock.monotonic()),
        )
        self._interrupts.callback(watcher.close)
        watcher.wake_with(self._work("payment-watcher", watcher.step).wake)
        return watcher

    def _build_checkout(self, ledger: Ledger, rates: RateKeeper, keeper: AddressKeeper) -> Checkout:
        from pos_app.services.checkout import Checkout, CheckoutSetup

        setup = CheckoutSetup(
            network=self._settings.wallet.network,
            account_id=self._account_id,
            currency=self.till.setup.currency,
            lock_duration=self.till.setup.lock_duration,
            margin_basis_points=self.till.setup.margin_basis_points,
        )
        return Checkout(ledger, rates, keeper, self._clock, setup)

    def _build_outbox(self, store: Store) -> None:
        from pos_app.services.outbox import Outbox, OutboxHealth

        sender = outside.webhook_sender(self._settings, self._folder)
        if sender is None or self._settings.webhook.url is None:
            self.board.has_no_store()
            return

        before = 0

        def said(health: OutboxHealth) -> None:
            nonlocal before
            self.board.store_said(health)
            if health.waiting < before:
                self.till.messages_delivered()
            before = health.waiting

        outbox = Outbox(
            store,
            sender,
            self._clock,
            random.SystemRandom(),
            hook=self._settings.webhook.url,
            on_health=said,
        )
        self._work("outbox", outbox.step)

    def _build_printing(self, store: Store) -> PrintQueue | None:
        from pos_app.services.print_queue import PrintQueue

        printer = outside.printer(self._settings)
        if printer is None:
            self.board.has_no_printer()
            return None
        printing = PrintQueue(
            store,
            printer,
            self._around.renderer,
            self._clock,
            paper_mm=self._settings.printer.paper_mm,
            on_health=self.board.printer_said,
            on_changed=lambda job: self.till.refresh(job.sale_id),
        )
        self._interrupts.callback(printer.stop)
        self._work("printer", printing.step)
        return printing

    def _build_clock_watch(self, store: Store, ledger: Ledger) -> None:
        watch = ClockWatch(store, ledger, self._clock, self.board)
        self._work("clock", watch.step)

    def _work(self, name: str, step: Callable[[], float]) -> Worker:
        worker = self._workers[name] = Worker(name, step)
        return worker

    def _recorded(self, sale: Sale) -> None:
        """After each commit, in the thread that recorded."""
        self.till.sale_recorded(sale)
        self._watcher.watch(sale)
        for name in ("outbox", "printer", "addresses"):
            self._wake(name)

    def _wake(self, name: str) -> None:
        worker = self._workers.get(name)
        if worker is not None:
            worker.wake()

    def _wake_all(self) -> None:
        for worker in self._workers.values():
            worker.wake()

    def _utc_offset_minutes(self) -> int:
        offset = self._clock.now().astimezone().utcoffset()
        return 0 if offset is None else round(offset.total_seconds() / 60)


def till_setup(settings: Settings, *, demo: bool) -> TillSetup:
    return TillSetup(
        store_name=settings.store.name,
        network=settings.wallet.network,
        currency=currency(settings.store.currency),
        currencies=tuple(currency(code) for code in settings.store.currencies),
        lock_duration=timedelta(minutes=settings.rates.lock_minutes),
        confirmations=settings.wallet.confirmations,
        margin_basis_points=settings.rates.margin_basis_points,
        demo=demo,
        print_at=settings.printer.print_at,
    )


def _till_id(store: Store) -> UUID:
    """Made once for a data folder."""
    with store.transaction() as transaction:
        known = transaction.get_value(TILL_ID)
        if known is None:
            known = str(uuid4())
            transaction.set_value(TILL_ID, known)
    return UUID(known)
