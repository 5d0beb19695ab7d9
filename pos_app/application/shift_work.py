"""Puts the books of shifts to work: they begin with a sale, and are held against the wallet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pos_app.application.saved_receipts import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from pos_app.application.crew import Crew
    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.ports import Store
    from pos_app.services.addresses.address_keeper import WatchedAccount
    from pos_app.services.books.ledger import Ledger
    from pos_app.services.chain.chain_questions import ChainQuestions
    from pos_app.till.shift_desk import ShiftDesk


class ShiftWork:
    def __init__(
        self, settings: Settings, around: Surroundings, crew: Crew, desk: ShiftDesk
    ) -> None:
        self._settings = settings
        self._around = around
        self._crew = crew
        self._desk = desk
        self._has_begun = False

    def build(
        self,
        store: Store,
        ledger: Ledger,
        account: WatchedAccount,
        questions: ChainQuestions,
        *,
        closing_price: Callable[[str], Decimal | None],
        utc_offset_minutes: Callable[[], int],
    ) -> None:
        from pos_app.services.shifts.shifts import Shifts
        from pos_app.services.shifts.wallet_count import WalletCounter

        shifts = Shifts(
            store,
            self._around.clock,
            ledger.setup,
            ledger.papers,
            closing_price=closing_price,
            utc_offset_minutes=utc_offset_minutes,
            on_begun=self._begun,
        )
        ledger.before_sale = shifts.begin
        self._crew.interrupts.callback(questions.close)
        folder = self._settings.receipt.folder
        self._desk.open_books(
            shifts,
            count=WalletCounter(store, account, account.id, questions.ask).count,
            pages=self._around.pages,
            folder=Path(folder) if folder else self._around.lock.folder / FOLDER,
            queued=lambda: self._crew.wake("printer", "outbox"),
        )

    def follow(self) -> None:
        """After each commit, in the thread that recorded."""
        if self._has_begun:
            self._has_begun = False
            self._desk.tell_current()

    def _begun(self) -> None:
        self._has_begun = True
