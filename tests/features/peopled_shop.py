"""The shop with a cashier, a manager and an owner, and what stories do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.features.story_shop import StoryShop
from tests.support.composed_till import ENTER, ComposedTill
from tests.support.seen_window import until
from tests.support.staff import PIN, all_at_work, person_called

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ui.view_models.history import HistoryViewModel


class PeopledShop(StoryShop):
    def _open(self) -> ComposedTill:
        return ComposedTill(
            self.folder, self.settings(), clock=self.clock, first_people=all_at_work
        )

    def id_of(self, name: str) -> UUID:
        return person_called(self.till.program.assembly.till, name).id

    def sign_in(self, name: str) -> None:
        """From the keypad, whoever was there before."""
        self.make_everything_well()
        self.till.program.assembly.till.duty.sign_in(self.id_of(name), PIN)
        until(f"{name} is at the till", lambda: self.till.program.duty_view.name == name)

    def allow(self, name: str) -> None:
        override = self.till.program.duty_view.override
        until("the till asks for a PIN", lambda: override.opened)
        self.till.touch(f"granter_{name}")
        self.till.finger.type(PIN.digits)
        self.till.finger.type(ENTER)
        until("it is allowed", lambda: not override.opened)

    @property
    def history(self) -> HistoryViewModel:
        return self.till.program.pages_view.history
