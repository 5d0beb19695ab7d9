"""Builds the services of one till in their order, and tells each whom it has to wake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.application import outside
from pos_app.application.cash_drawer import DrawerWork
from pos_app.application.chain_following import ChainFollowing
from pos_app.application.customer_display import follow_on_display
from pos_app.application.entry_work import let_sales_be_entered
from pos_app.application.gateway_work import GatewayWork
from pos_app.application.old_money import OldMoney
from pos_app.application.people_work import put_people_to_work
from pos_app.application.print_work import print_queue
from pos_app.application.recovery import read_sheet, write_sheet
from pos_app.application.shift_work import ShiftWork
from pos_app.application.store_telling import tell_store
from pos_app.application.till_id import till_id_of
from pos_app.application.web import WebRoom
from pos_app.config.acceptance import policy_of
from pos_app.till.clock_watch import ClockWatch
from pos_app.till.till_services import TillServices

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pos_app.application.crew import Crew
    from pos_app.application.guard_work import GuardWork
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import Store
    from pos_app.services.addresses.address_keeper import AddressKeeper
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.receipts.print_queue import PrintQueue
    from pos_app.services.selling.checkout import Checkout
    from pos_app.services.selling.rate_keeper import RateKeeper
    from pos_app.services.store.outbox import Outbox
    from pos_app.till.till import Till
    from pos_app.ui.till import RecoveryRead

DEMO_BOOKS = "demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    services: TillServices
    printing: PrintQueue | None  # None where the shop has no printer
    outbox: Outbox | None  # None where it has no server to tell
    is_ours: Callable[[str], bool]  # whether a text is an address of the account


class Building:
    def __init__(
        self,
        settings: Settings,
        around: Surroundings,
        till: Till,
        crew: Crew,
        guard: GuardWork,
    ) -> None:
        self._settings = settings
        self._guard = guard
        self._around = around
        self._clock = around.clock
        self._folder = around.lock.folder
        self._till = till
        self._crew = crew
        self._drawer = DrawerWork(around.drawer, settings, around.clock, crew)
        self._shifts = ShiftWork(settings, around, crew, till.shifts)

    def build(self) -> Built:
        """TillError when the store, the account or the network are not as they must be."""
        store = self._open_store()
        till_id = till_id_of(store)
        put_people_to_work(
            self._settings, self._around, store=store, till_id=till_id, desk=self._till.duty
        )
        let_sales_be_entered(self._settings, self._around, self._till, store, till_id)
        self._guard.open(store, till_id)
        rates = self._rates()
        keeper = self._wallet(store)
        policy = policy_of(self._settings)
        ledger = self._ledger(store, policy)
        self._follow_the_chain(store, ledger, keeper, policy)
        old_money = OldMoney(self._settings, self._folder, self._clock, self._crew, store)
        self._issued = old_money.build(self._watcher, ledger, self._till.board)
        self._reuse_addresses(store, keeper)
        outbox = tell_store(
            self._settings,
            self._folder,
            clock=self._clock,
            crew=self._crew,
            store=store,
            till=self._till,
        )
        printing = print_queue(
            self._settings,
            self._around,
            self._crew,
            self._till,
            self._drawer,
            store=store,
            ledger=ledger,
            till_id=till_id,
        )
        words = self._around.display_words
        self._show_customer = follow_on_display(self._settings.display, words, self._crew)
        self._clock_watch(store, ledger, outbox)

        def look_again() -> None:
            if outbox is not None:
                outbox.try_again()
            if printing is not None:
                printing.try_again()
            self._chain.try_again()
            self._gateways.try_again()
            self._crew.wake_all()

        services = TillServices(
            store=store,
            ledger=ledger,
            checkout=self._checkout(store, ledger, rates, keeper, policy),
            rates=rates,
            look_again=look_again,
            read_recovery=self._read_recovery,
            write_recovery=self._write_recovery,
        )
        self._web = WebRoom(self._settings, self._around, self._crew, self._gateways)
        self._web.build(store, ledger, services.checkout, self._till.board)
        is_ours = self._own.includes
        return Built(services=services, printing=printing, outbox=outbox, is_ours=is_ours)

    def _open_store(self) -> Store:
        from pos_app.adapters.storage.opening import open_store

        self._books = DEMO_BOOKS if self._around.demo else self._settings.wallet.network
        store = open_store(self._around.lock, self._books)
        self._crew.closing.callback(store.close)
        return store

    def _rates(self) -> RateKeeper:
        from pos_app.services.selling.rate_keeper import RateKeeper

        setup = self._till.setup
        codes = dict.fromkeys(each.code for each in (setup.currency, *setup.currencies))
        sources = outside.rate_sources(self._settings, self._clock)
        rates = RateKeeper(sources, tuple(codes), self._clock, lambda _: self._till.rates_changed())
        self._crew.interrupts.callback(rates.close)
        self._crew.hire("rates", rates.step)
        return rates

    def _wallet(self, store: Store) -> AddressKeeper:
        from pos_app.services.addresses.address_keeper import AddressKeeper
        from pos_app.services.addresses.gap_guard import GapGuard
        from pos_app.services.addresses.own_address import OwnAddresses

        account = self._account = outside.account_of(self._settings)
        second = outside.second_deriver(account, self._folder)
        self._crew.interrupts.callback(second.interrupt)
        self._crew.closing.callback(second.close)
        self._account_id = account.id
        self._guard.look_at_wallet(account.id)
        self._own = OwnAddresses(store, account, outside.script_reader(self._settings))

        def said() -> None:
            self._till.board.set_stop(keeper.problem)
            self._till.look_whether_started()

        keeper = AddressKeeper(
            store=store,
            account=account,
            second=second,
            clock=self._clock,
            on_change=said,
            held_back=self._guard.problem,
        )
        said()
        gap = GapGuard(store, account.id, self._till.board.gap_said)

        def step() -> float:
            rest = keeper.step()
            return min(rest, gap.step())

        keeper.wake = self._crew.hire("addresses", step, patient=True).wake
        return keeper

    def _reuse_addresses(self, store: Store, keeper: AddressKeeper) -> None:
        if self._settings.wallet.reuse_addresses:
            from pos_app.services.addresses.address_reuse import AddressReuse

            keeper.reuse = AddressReuse(store, self._account_id, self._clock, self._watcher)

    def _ledger(self, store: Store, policy: Policy) -> Ledger:
        from pos_app.application.receipt_setup import ledger_setup
        from pos_app.services.books.ledger import Ledger

        setup = ledger_setup(
            self._settings, till_id=till_id_of(store), demo=self._around.demo, policy=policy
        )
        return Ledger(
            store,
            self._clock,
            setup,
            on_recorded=self._recorded,
            tip_height=lambda: self._watcher.tip_height,
            utc_offset_minutes=self._utc_offset_minutes,
        )

    def _follow_the_chain(
        self, store: Store, ledger: Ledger, keeper: AddressKeeper, policy: Policy
    ) -> None:
        self._chain = ChainFollowing(
            self._settings, self._folder, self._clock, self._crew, self._till
        )
        self._watcher = self._chain.build(store, ledger, keeper, policy)
        self._following = self._chain.worker

    def _checkout(
        self,
        store: Store,
        ledger: Ledger,
        rates: RateKeeper,
        keeper: AddressKeeper,
        policy: Policy,
    ) -> Checkout:
        from pos_app.services.selling.checkout import Checkout, CheckoutSetup
        from pos_app.services.selling.pricing import Pricing

        asked = self._till.setup
        pricing = Pricing(rates, asked.currency, asked.lock_duration, asked.margin_basis_points)
        self._gateways = GatewayWork(
            self._settings, self._folder, self._clock, self._crew, self._till
        )
        self._shifts.build(
            store,
            ledger,
            self._account,
            self._chain.questions,
            closing_price=pricing.median,
            utc_offset_minutes=self._utc_offset_minutes,
        )
        orders = self._gateways.build(store, ledger, pricing, keeper, policy)
        setup = CheckoutSetup(
            network=self._settings.wallet.network,
            account_id=self._account_id,
            hosted=self._gateways.opens_payments,
        )
        return Checkout(ledger, pricing, keeper, self._clock, setup, orders=orders)

    def _clock_watch(self, store: Store, ledger: Ledger, outbox: Outbox | None) -> None:
        def jumped() -> None:
            if outbox is not None:
                outbox.clock_jumped()
            self._crew.wake("outbox")

        watch = ClockWatch(store, ledger, self._clock, self._till.board, on_jump=jumped)
        self._crew.hire("clock", watch.step)

    def _read_recovery(self) -> RecoveryRead:
        return read_sheet(self._settings, self._folder, self._books)

    def _write_recovery(self, to: Path | None) -> Path:
        return write_sheet(self._settings, self._folder, self._books, to, self._clock.now())

    def _recorded(self, sale: Sale) -> None:
        """After each commit, in the thread that recorded."""
        # First of all, and without the store: whatever fails after it, the payment is seen.
        # What it has recorded itself, it has just looked at.
        if not self._following.runs_here:
            self._watcher.watch(sale)
        self._gateways.follow(sale)
        self._web.follow(sale)  # before the screen shows where the page is
        self._issued(sale)
        self._shifts.follow()
        try:
            self._till.sale_recorded(sale)
        finally:
            self._crew.wake("outbox", "printer", "addresses")
            self._show_customer(sale)
            self._drawer.follow(sale)

    def _utc_offset_minutes(self) -> int:
        offset = self._clock.now().astimezone(self._till.shifts.zone).utcoffset()
        return 0 if offset is None else round(offset.total_seconds() / 60)
