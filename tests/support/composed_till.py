"""The composed program, offscreen, under a finger; what it shows is read off its screen."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import tomlkit
from PySide6.QtTest import QTest

from pos_app.adapters.clock import SystemClock
from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.application.finger import Finger
from pos_app.application.program import Program, ProgramParts
from pos_app.config.reading import load_settings
from tests.support.codes import codes_in, read_request

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtQuick import QQuickItem, QQuickWindow

    from pos_app.config.settings import Settings
    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock
    from tests.support.codes import Asked

PATIENCE_SECONDS = 30.0
LOOK_MILLISECONDS = 5
ENTER, ESCAPE = "\r", "\x1b"


def until(what: str, holds: Callable[[], object], seen: Callable[[], object] = str) -> None:
    """Let Qt work until it holds; when it does not in time, AssertionError with what was `seen`."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, f"waited in vain: {what}; {seen()}"
        QTest.qWait(LOOK_MILLISECONDS)


class ComposedTill:
    """A Program on a settings file, as `pos-app --config FILE --data DIR` makes one."""

    def __init__(
        self, folder: Path, document: Mapping[str, object], *, clock: Clock | None = None
    ) -> None:
        self.file = folder / "settings.toml"
        self.file.write_text(tomlkit.dumps(dict(document)), encoding="utf-8")
        self._lock = InstanceLock.take(folder / "data")
        parts = ProgramParts(lock=self._lock, clock=clock or SystemClock())
        self.program = Program(read(self.file), parts)
        self.program.show()
        self.finger = Finger(self.window)

    def close(self) -> None:
        self.program.close()
        self._lock.release()

    @property
    def window(self) -> QQuickWindow:
        return self.program.screen.window

    # --- what a cashier does ---

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

    def until_quiet(self) -> None:
        """Until every paper is printed and the store knows everything."""
        till = self.program.assembly.till

        def nothing_waits() -> bool:
            return till.status().printer.waiting == till.status().store.waiting == 0

        until("nothing waits", nothing_waits, till.status)

    def touch(self, name: str) -> None:
        """As soon as it can be touched."""
        until(f"{name} can be touched", lambda: self.finger.find(name))
        self.window.grabWindow()  # lays out what has just appeared
        self.finger.touch(name)

    # --- what a person sees ---

    def asked(self) -> Asked:
        """What the code on the payment screen asks for, as soon as there is one."""
        found: list[str] = []

        def seen() -> bool:
            found[:] = self.codes()
            return bool(found)

        until("a code is on the screen", seen)
        return read_request(found[0])

    def codes(self) -> list[str]:
        return codes_in(self.window.grabWindow())

    def until_word(self, word: str) -> None:
        """Until the badge of the payment screen says just this."""
        until(
            f"the sale is {word}",
            lambda: self.text("badge", "word") == word,
            lambda: self.text("badge", "word"),
        )

    def until_text(self, name: str, text: str, role: str = "text") -> None:
        until(
            f"{name} says {text}",
            lambda: text in self.text(name, role),
            lambda: self.text(name, role),
        )

    def until_banner(self, title: str) -> None:
        self.until_text("banner", title, "title")

    def shows(self, name: str) -> bool:
        return self.item(name) is not None

    def text(self, name: str, role: str = "text") -> str:
        """Empty where there is no such thing on the screen."""
        item = self.item(name)
        return "" if item is None else str(item.property(role))

    def item(self, name: str) -> QQuickItem | None:
        """What is visible under this name, whether it can be touched or not."""
        waiting = [self.window.contentItem()]
        while waiting:
            item = waiting.pop()
            if item.isVisible() and item.objectName() == name:
                return item
            waiting += [child for child in item.childItems() if child.isVisible()]
        return None

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
