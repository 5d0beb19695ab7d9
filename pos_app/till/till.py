"""What the screen asks of the till, carried out by the services off the screen's thread."""

from __future__ import annotations

import threading
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain.money import Money
from pos_app.domain.rate import Rate, RateProblem
from pos_app.domain.rights import ANYBODY, Right
from pos_app.domain.sale import Sale
from pos_app.domain.sale_state import COULD_NOT_PREPARE, Standing, Trigger, after
from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.till.catalogue_desk import CatalogueDesk
from pos_app.till.duty_desk import DutyDesk
from pos_app.till.giving_back_desk import GivingBackDesk
from pos_app.till.plain_commands import PlainCommands
from pos_app.till.recovery_desk import RecoveryDesk
from pos_app.till.refund_desk import RefundDesk
from pos_app.till.sale_entry_desk import SaleEntryDesk
from pos_app.till.shelf import Shelf, shown_sale
from pos_app.till.shift_desk import ShiftDesk
from pos_app.till.status_board import StatusBoard
from pos_app.till.tip_desk import TipDesk
from pos_app.till.unexpected import UnexpectedNotices
from pos_app.ui.till import CommandRefused, Exposure, RatesChanged, SaleChanged, ShownSale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from pos_app.domain.acceptance import Refusal
    from pos_app.domain.bill import Bill
    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency
    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock
    from pos_app.till.till_services import TillServices
    from pos_app.ui.till import TillEvent, TillSetup, TillStatus


class Till(PlainCommands):
    """Stands at once, works as soon as `open` gives it its services; commands wait until then."""

    def __init__(
        self, setup: TillSetup, clock: Clock, publish: Callable[[TillEvent], None]
    ) -> None:
        self._setup = setup
        self._clock = clock
        self._publish = publish
        self._services: TillServices | None = None
        self._shelf = Shelf()
        # What was read last is also put on the shelf and told last.
        self._turn = threading.Lock()
        self._waits: dict[UUID, frozenset[Refusal]] = {}
        self.board = StatusBoard(publish)
        self._unexpected = UnexpectedNotices(self.board.set_unexpected)
        self._commands = CommandQueue(self.refused)
        self._worker = Worker("commands", self._commands.step)
        self._commands.wake = self._worker.wake
        self.duty = DutyDesk(publish, self._commands.put, self.refused)
        self.refunds = RefundDesk(publish, self.duty.do, self.sale)
        self.entry = SaleEntryDesk(publish, self.duty)
        self.giving_back = GivingBackDesk(publish, self.duty, self._commands.put, self.board)
        self.catalogue = CatalogueDesk(publish, self._commands.put, self.duty, setup.currency)
        put, here = self._commands.put, self.duty.here
        self.tips = TipDesk(setup, put, lambda: self._opened.checkout, here)
        self.shifts = ShiftDesk(self.duty, setup.zone, publish, self.refused)
        self._recovery = RecoveryDesk(publish, self.refused)

    def open(self, services: TillServices) -> None:
        """Take the services, bring back the sales that are followed, start with the commands."""
        self._shelf.load(services.store, self._clock.now())
        self._unexpected.tell(services.store)
        for notice in self.board.status.unexpected:
            # Its sale may be too old to be followed, and is opened by a touch.
            with services.store.transaction() as transaction:
                sale = transaction.sale(notice.sale_id)
            self._shelf.put(shown_sale(services.store, sale))
        self._services = services
        self._look_at_exposure()
        self._worker.start()
        self._recovery.open(services.read_recovery, services.write_recovery)
        for shown in self.open_sales():
            self._publish(SaleChanged(shown=shown))

    def close(self, deadline_seconds: float) -> bool:
        rooms = (self.duty.close, self._worker.stop, self.shifts.close_books, self._recovery.close)
        return all(close(deadline_seconds) for close in rooms)

    # --- called by the services ---

    def sale_recorded(self, sale: Sale) -> None:
        """A commit changed this sale."""
        store = self._opened.store
        with self._turn:
            shown = ShownSale(sale=sale, trouble=sale.reason)
            if sale.credits or sale.receipt_number is not None:
                shown = shown_sale(store, sale)
            self._shelf.end_alarm(store, sale)
            if sale.state.standing is not Standing.SEEN:
                self._waits.pop(sale.id, None)
            self._show(shown)
        self._unexpected.tell(store)
        self.giving_back.recorded(sale)
        if sale.accepted_at is not None:
            self._look_at_exposure()

    def waiting_told(self, sale_id: UUID, waits_for: frozenset[Refusal]) -> None:
        """What keeps a payment that was seen from being accepted before it is confirmed."""
        with self._turn:
            shown = self._shelf.get(sale_id)
            if shown is None or shown.sale.state.standing is not Standing.SEEN:
                return
            self._waits[sale_id] = waits_for
            if shown.waits_for != waits_for:
                self._show(shown)

    def refresh(self, sale_id: UUID) -> None:
        """Its paper or its messages have moved on; what no screen may open is left alone."""
        if self._services is None or self._shelf.find(sale_id) is None:
            return
        with self._turn:
            with self._services.store.transaction() as transaction:
                sale = transaction.sale(sale_id)
            shown = shown_sale(self._services.store, sale)
            if self._with_waits(shown) != self._shelf.get(sale_id):
                self._show(shown)

    def keep_at_hand(self, found: Iterable[ShownSale]) -> None:
        """The archive has read these; a screen may open them."""
        self._shelf.keep_at_hand(found)

    def rates_changed(self) -> None:
        self._publish(RatesChanged())
        self.look_whether_started()

    def look_whether_started(self) -> None:
        """The start is over when the first sale could be charged."""
        status = self.board.status
        ready = status.stop is None and isinstance(self.current_rate(self._setup.currency), Rate)
        if status.starting and ready and self._services is not None:
            self.board.end_start()

    # --- queries of the screen ---

    @property
    def setup(self) -> TillSetup:
        return self._setup

    def now(self) -> datetime:
        return self._clock.now()

    def monotonic(self) -> float:
        return self._clock.monotonic()

    def status(self) -> TillStatus:
        return self.board.status

    def current_rate(self, currency: Currency) -> Rate | RateProblem:
        if self._services is None:
            return RateProblem.NO_QUOTES
        code = self._setup.currency.code if currency.is_satoshi else currency.code
        return self._services.rates.rate(code)

    def open_sales(self) -> Sequence[ShownSale]:
        return self._shelf.open_sales(self._clock.now())

    def sale(self, sale_id: UUID) -> ShownSale | None:
        return self._shelf.find(sale_id)

    # --- commands of the cashier ---

    def charge(
        self, amount: Money, note: str, *, bill: Bill | None = None, sale_id: UUID | None = None
    ) -> UUID:
        sale_id = sale_id or uuid4()
        preparing = Sale(
            id=sale_id,
            till_id=sale_id,
            number=0,
            order_token="",
            amount=amount,
            note=note,
            created_at=self._clock.now(),
            bill=bill,
            asks_tip=self._setup.tips is not None and (bill is None or bill.tip is None),
        )
        self._show(ShownSale(sale=preparing))
        self.duty.do(Right.CHARGE, lambda by: self._start(preparing, by), subject=sale_id)
        return sale_id

    def prepare_again(self, sale_id: UUID, *, own_wallet: bool = False) -> None:
        def again(by: Authority) -> None:
            shown = self._shelf.get(sale_id)
            try:
                self._opened.checkout.prepare_again(sale_id, own_wallet=own_wallet, by=by)
            except LookupError:  # it never reached the store
                if shown is None:
                    raise
                self._start(shown.sale, by)
            self.refresh(sale_id)

        self.duty.do(Right.CHARGE, again, subject=sale_id)

    def cancel(self, sale_id: UUID) -> None:
        def given_up(by: Authority) -> None:
            try:
                self._opened.checkout.cancel(sale_id, by)
            except LookupError:  # it never reached the store
                self._forget(sale_id)

        self.duty.do(Right.CANCEL, given_up, subject=sale_id)

    def acknowledge(self, sale_id: UUID) -> None:
        def seen(by: Authority) -> None:
            with self._turn:
                shown = self._shelf.get(sale_id)
                if shown is None or shown.sale.state.standing is not Standing.REVERSED:
                    return  # the money came back meanwhile
                self._shelf.acknowledge(self._opened.store, sale_id)
                self._show(shown)
            self._look_at_exposure()
            about = {"sale": str(sale_id)}
            self._opened.ledger.note_till_event("alarm.acknowledged", about, by=by)

        self.duty.do(ANYBODY, seen, subject=sale_id)

    def put_away(self, sale_id: UUID) -> None:
        def seen(_: Authority) -> None:
            self._unexpected.put_away(self._opened.store, sale_id)

        self.duty.do(ANYBODY, seen, subject=sale_id)

    def look_again(self) -> None:
        """Changes nothing, so a locked till may, too."""

        def look() -> None:
            self._opened.look_again()

        self.duty.do_for_nobody(look)

    def read_recovery(self) -> None:
        self.duty.do(Right.SETTINGS, lambda _: self._recovery.read(), at_once=True)

    def write_recovery(self, folder: Path | None = None) -> None:
        self.duty.do(Right.SETTINGS, lambda _: self._recovery.write(folder), at_once=True)

    # --- inside ---

    @property
    def _opened(self) -> TillServices:
        if self._services is None:
            raise RuntimeError("the till is not open yet")
        return self._services

    def _start(self, asked: Sale, by: Authority) -> None:
        charge = partial(self._opened.checkout.charge, asked.id, asked.amount, asked.note)
        charge(bill=asked.bill, asks_tip=asked.asks_tip, by=by)

    def refused(self, message: Message, subject: object) -> None:
        sale_id = subject if isinstance(subject, UUID) else None
        with self._turn:
            shown = self._shelf.get(sale_id) if sale_id is not None else None
            if shown is not None and shown.sale.number == 0:
                failed = replace(shown.sale, state=COULD_NOT_PREPARE, reason=message)
                self._show(ShownSale(sale=failed, trouble=message))
        self._publish(CommandRefused(message=message, sale_id=sale_id))

    def _forget(self, sale_id: UUID) -> None:
        with self._turn:
            shown = self._shelf.get(sale_id)
            if shown is not None and shown.sale.number == 0:
                given_up = after(shown.sale.state, Trigger.CANCELLED)
                self._show(replace(shown, sale=replace(shown.sale, state=given_up)))

    def _look_at_exposure(self) -> None:
        policy, currency = self._setup.policy, self._setup.currency
        if policy.accept_up_to_minor > 0:
            with self._opened.store.transaction() as transaction:
                used = Money(transaction.exposed_minor(), currency)
            budget = Money(policy.exposure_budget_minor, currency)
            self.board.exposure_said(Exposure(used=used, budget=budget))

    def _with_waits(self, shown: ShownSale) -> ShownSale:
        return replace(shown, waits_for=self._waits.get(shown.sale.id, frozenset()))

    def _show(self, shown: ShownSale) -> None:
        shown = self._with_waits(shown)
        self._shelf.put(shown)
        self._publish(SaleChanged(shown=shown))
