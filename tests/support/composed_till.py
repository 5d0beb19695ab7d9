"""The composed program, offscreen, under a finger; what it shows is read off its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import tomlkit
from PySide6.QtCore import QObject

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.application.program import Program, ProgramParts
from pos_app.config.reading import load_settings
from pos_app.ui.till import ReceiptProgress
from tests.support.codes import read_request
from tests.support.quick_pins import QuickPins
from tests.support.seen_window import SeenWindow, until
from tests.support.staff import owner_at_work

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from pos_app.application.surroundings import FirstPeople
    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock
    from tests.support.codes import Asked

ENTER, ESCAPE = "\r", "\x1b"


class TillWindow(SeenWindow):
    """The window of a till: at its keypad or at a payment."""

    def type_amount(self, text: str) -> None:
        """On the keypad; returns once it may be charged."""
        self.finger.type(text)
        until(f"{text} may be charged", lambda: self.finger.find("charge"))

    def charge(self, text: str) -> Asked:
        """Type an amount, press Enter, and read the code that appears."""
        self.type_amount(text)
        self.finger.type(ENTER)
        return self.asked()

    def to_keypad(self) -> None:
        self.finger.type(ESCAPE)
        until("the keypad stands", lambda: self.shows("saleScreen"))

    def asked(self) -> Asked:
        """What the code on the payment screen asks for, as soon as there is one."""
        found: list[str] = []

        def seen() -> bool:
            found[:] = self.codes()
            return bool(found)

        until("a code is on the screen", seen)
        return read_request(found[0])

    def until_word(self, word: str) -> None:
        """Until the badge of the payment screen says just this."""
        until(
            f"the sale is {word}",
            lambda: self.text("badge", "word") == word,
            lambda: self.text("badge", "word"),
        )

    def until_banner(self, title: str) -> None:
        self.until_text("banner", title, "title")


class ComposedTill(TillWindow):
    """A Program on a settings file, as `pos-app --config FILE --data DIR` makes one."""

    def __init__(
        self,
        folder: Path,
        document: Mapping[str, object],
        *,
        clock: Clock | None = None,
        first_people: FirstPeople | None = owner_at_work,
    ) -> None:
        self.file = folder / "settings.toml"
        # A clock that is moved on by a quarter of an hour would lock it.
        asked = {"people": {"idle_seconds": 0}, **document}
        self.file.write_text(tomlkit.dumps(asked), encoding="utf-8")
        self._lock = InstanceLock.take(folder / "data")
        parts = ProgramParts(
            lock=self._lock,
            clock=clock or SystemClock(),
            pin_hasher=QuickPins(),
            first_people=first_people,
        )
        self.program = Program(read(self.file), parts)
        self.program.show()
        theme = self.program.screen.engine.singletonInstance("theme", "Theme")
        assert isinstance(theme, QObject)
        theme.setProperty("lessMotion", True)
        super().__init__(self.program.screen.window)
        if first_people is not None:
            until("somebody is here", self._is_somebody_here)

    def close(self) -> None:
        self.program.close()
        self._lock.release()

    def _is_somebody_here(self) -> bool:
        """Or nobody can be: what is typed before would be typed at the lock."""
        till = self.program.assembly.till
        stopped = till.status().stop is not None
        return stopped or (till.duty.here() is not None and not self.shows("lockTitle"))

    def until_quiet(self) -> None:
        """Until every paper is printed and the store knows everything."""
        till = self.program.assembly.till

        def nothing_waits() -> bool:
            # What workers say comes after the sale of which they have not heard yet.
            papers = [shown.receipt for shown in till.open_sales()]
            waiting = till.status().printer.waiting + till.status().store.waiting
            return waiting == 0 and ReceiptProgress.WAITING not in papers

        until("nothing waits", nothing_waits, till.status)

    def sale(self) -> Sale:
        """The one on the payment screen, as it stands."""
        sale_id = self.program.till_view.payment.sale_id
        assert sale_id is not None
        shown = self.program.assembly.till.sale(sale_id)
        assert shown is not None
        return shown.sale


def read(file: Path) -> Settings:
    settings = load_settings(file)
    assert settings is not None
    return settings
