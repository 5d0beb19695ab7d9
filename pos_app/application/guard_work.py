"""Puts to work what keeps the wallet, the settings and old texts as the owner wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.application.settings_door import SettingsDoor
from pos_app.services.books.retention import Retention
from pos_app.services.books.wallet_guard import WalletGuard

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.application.crew import Crew
    from pos_app.config.settings import Settings
    from pos_app.domain.message import Message
    from pos_app.ports import Clock, Store
    from pos_app.till.till import Till

WORKER = "housekeeping"


class GuardWork:
    """`door` is how settings are saved; it stands from the first frame on."""

    def __init__(self, settings: Settings, clock: Clock, crew: Crew, till: Till) -> None:
        self.door = SettingsDoor(till.duty)
        self._settings = settings
        self._clock = clock
        self._crew = crew
        self._till = till
        self._guard: WalletGuard | None = None

    def open(self, store: Store, till_id: UUID) -> None:
        """From here on settings can be saved; what was changed by hand is noted."""
        guard = WalletGuard(store, self._clock, till_id, self._till.board.wallet_said)
        self._guard = guard
        self.door.open(self._settings, store, self._clock, till_id, guard)
        retention = Retention(store, self._clock, till_id, self._settings.retention.days)
        self._crew.hire(WORKER, lambda: min(guard.step(), retention.step()), patient=True)

    def look_at_wallet(self, account_id: str) -> None:
        """Before an address of it is shown."""
        if self._guard is not None:
            self._guard.look(account_id)
            self.door.wallet_looked_at()

    def problem(self) -> Message | None:
        """Why no address of the wallet may be shown."""
        return None if self._guard is None else self._guard.problem
