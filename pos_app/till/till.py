"""What the screen asks of the till, carried out by the services off the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain.rate import Rate, RateProblem
from pos_app.domain.sale import Sale
from pos_app.domain.sale_state import COULD_NOT_PREPARE, Standing
from pos_app.services.commands import CommandQueue
from pos_app.services.worker import Worker
from pos_app.till.shelf import Shelf, shown_sale
from pos_app.till.status_board import StatusBoard
from pos_app.ui.till import CommandRefused, RatesChanged, SaleChanged, ShownSale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pos_app.domain.message import Message
    from pos_app.domain.money import Currency, Money
    from pos_app.ports import Clock, Store
    from pos_app.services.checkout import Checkout, Rates
    from pos_app.services.ledger import Ledger
    from pos_app.ui.till import TillEvent, TillSetup, TillStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class TillServices:
    """What the till works with once it is built; `look_again` wakes every worker."""

    store: Store
    ledger: Ledger
    checkout: Checkout
    rates: Rates
    look_again: Callable[[], None]


class Till:
    """Stands at once, works as soon as `open` gives it its services; commands wait until then."""

    def __init__(
        self, setup: TillSetup, clock: Clock, publish: Callable[[TillEvent], None]
    ) -> None:
        self._setup = setup
        self._clock = clock
        self._publish = publish
        self._services: TillServices | None = None
        self._shelf = Shelf()
        self.board = StatusBoard(publish)
        self._commands = CommandQueue(self._refused)
        self._worker = Worker("commands", self._commands.step)
        self._commands.wake = self._worker.wake

    def open(self, services: TillServices) -> None:
        """Take the services, bring back the sales that are followed, start with the commands."""
        self._shelf.load(services.store, self._clock.now())
        self._services = services
        self._worker.start()
        for shown in self.open_sales():
            self._publish(SaleChanged(shown=shown))

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    # --- called by the services ---

    def sale_recorded(self, sale: Sale) -> None:
        """A commit changed this sale."""
        shown = ShownSale(sale=sale, trouble=sale.reason)
        if sale.credits or sale.receipt_number is not None:
            shown = shown_sale(self._opened.store, sale)
        self._shelf.put(shown)
        self._publish(SaleChanged(shown=shown))

    def refresh(self, sale_id: UUID) -> None:
        """Its paper or its messages have moved on."""
        if self._services is None:
            return
        before = self._shelf.get(sale_id)
        with self._services.store.transaction() as transaction:
            sale = transaction.sale(sale_id)
        shown = shown_sale(self._services.store, sale)
        if shown != before:
            self._shelf.put(shown)
            self._publish(SaleChanged(shown=shown))

    def messages_delivered(self) -> None:
        for sale_id in self._shelf.untold():
            self.refresh(sale_id)

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
        shown = self._shelf.get(sale_id)
        if shown is not None or self._services is None:
            return shown
        with self._services.store.transaction() as transaction:
            try:
                sale = transaction.sale(sale_id)
            except LookupError:
                return None
        return shown_sale(self._services.store, sale)

    def find_sales(self, text: str, limit: int) -> Sequence[ShownSale]:
        """The newest sales, or those that a number, an amount, an address or a txid names."""
        if self._services is None:
            return ()
        store = self._services.store
        with store.transaction() as transaction:
            found = transaction.find_sales(text, limit) if text else transaction.recent_sales(limit)
        return [shown_sale(store, sale) for sale in found]

    # --- commands of the cashier ---

    def charge(self, amount: Money, note: str) -> UUID:
        sale_id = uuid4()
        preparing = Sale(
            id=sale_id,
            till_id=sale_id,
            number=0,
            order_token="",
            amount=amount,
            note=note,
            created_at=self._clock.now(),
        )
        shown = ShownSale(sale=preparing)
        self._shelf.put(shown)
        self._publish(SaleChanged(shown=shown))
        self._do(sale_id, lambda: self._opened.checkout.charge(sale_id, amount, note))
        return sale_id

    def prepare_again(self, sale_id: UUID) -> None:
        shown = self._shelf.get(sale_id)
        if shown is not None and shown.sale.number == 0:  # it never reached the store
            amount, note = shown.sale.amount, shown.sale.note
            self._do(sale_id, lambda: self._opened.checkout.charge(sale_id, amount, note))
            return
        self._do(sale_id, lambda: self._opened.checkout.prepare_again(sale_id))

    def renew_rate(self, sale_id: UUID) -> None:
        self._do(sale_id, lambda: self._opened.checkout.renew_rate(sale_id))

    def accept(self, sale_id: UUID) -> None:
        self._do(sale_id, lambda: self._opened.checkout.accept(sale_id))

    def cancel(self, sale_id: UUID) -> None:
        self._do(sale_id, lambda: self._opened.checkout.cancel(sale_id))

    def acknowledge(self, sale_id: UUID) -> None:
        def seen() -> None:
            self._shelf.acknowledge(self._opened.store, sale_id)
            self._opened.ledger.note_till_event("alarm.acknowledged", {"sale": str(sale_id)})
            shown = self._shelf.get(sale_id)
            if shown is not None:
                self._publish(SaleChanged(shown=shown))

        self._do(sale_id, seen)

    def print_slip(self, sale_id: UUID) -> None:
        self._do(sale_id, lambda: self._opened.ledger.print_paper(sale_id))

    def look_again(self) -> None:
        def look() -> None:
            self._opened.look_again()

        self._commands.put(look)

    # --- inside ---

    @property
    def _opened(self) -> TillServices:
        if self._services is None:
            raise RuntimeError("the till is not open yet")
        return self._services

    def _do(self, sale_id: UUID, command: Callable[[], object]) -> None:
        self._commands.put(command, sale_id)

    def _refused(self, message: Message, subject: object) -> None:
        sale_id = subject if isinstance(subject, UUID) else None
        shown = self._shelf.get(sale_id) if sale_id is not None else None
        if shown is not None and shown.sale.state.standing is Standing.PREPARING:
            failed = replace(shown.sale, state=COULD_NOT_PREPARE, reason=message)
            shown = ShownSale(sale=failed, trouble=message)
            self._shelf.put(shown)
            self._publish(SaleChanged(shown=shown))
        self._publish(CommandRefused(message=message, sale_id=sale_id))
