"""Digits of a PIN while they are typed: the screen sees how many, and never which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.person import PIN_LEAST, PIN_MOST, Pin, PinProblem
from pos_app.ui.pin_words import problem_words, short_wrong_words, wait_words, wrong_words
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to a screen with a pad")
class PinViewModel(QObject):
    """`finish` gives what was typed to `use` and forgets it; then it is busy until an answer.

    `monotonic` counts the seconds of a wait.
    """

    changed = Signal()

    def __init__(
        self,
        use: Callable[[Pin], None],
        monotonic: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._use = use
        self._monotonic = monotonic
        self._digits = ""
        self._busy = False
        self._off = False
        self._waits_until: float | None = None
        self._message = ""
        self._short = ""

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._digits)

    @Property(str, notify=changed)
    def spoken(self) -> str:
        """For who can't see the dots."""
        return translate("Pin", "{count} digits typed").format(count=len(self._digits))

    @Property(str, notify=changed)
    def message(self) -> str:
        """Why the last one was no good; a wait counts down."""
        return self._message

    @Property(str, notify=changed)
    def shortMessage(self) -> str:
        return self._short

    @Property(bool, notify=changed)
    def takesDigits(self) -> bool:
        return not (self._off or self._busy or self._waits_until is not None)

    @Slot(str)
    def press(self, digit: str) -> None:
        one_digit = len(digit) == 1 and digit in "0123456789"
        if one_digit and self.takesDigits and len(self._digits) < PIN_MOST:
            self._put(self._digits + digit)

    @Slot()
    def erase(self) -> None:
        if self.takesDigits:
            self._put(self._digits[:-1])

    @Slot()
    def finish(self) -> None:
        if not self.takesDigits:
            return
        if len(self._digits) < PIN_LEAST:
            self._digits = ""
            self.say(problem_words(PinProblem.TOO_SHORT))
            return
        pin = Pin(self._digits)
        self._digits = self._message = self._short = ""
        self._busy = True
        self.changed.emit()
        self._use(pin)

    @Slot(result=bool)
    def clear(self) -> bool:
        """Escape: whether there was anything to put away."""
        if not self._digits or self._busy:
            return False
        self._put("")
        return True

    # --- what the screen's owner says ---

    def start(self, *, off: bool = False, waits_until: float | None = None) -> None:
        """For somebody: nothing is typed yet. `off` while there is nobody whose PIN it could be."""
        self._digits = ""
        self._busy = False
        self._off = off
        self._message = self._short = ""
        self._waits_until = waits_until
        self.tick()
        self.changed.emit()

    def say(self, message: str) -> None:
        """The answer was no; another one may be typed."""
        self._busy = False
        self._message = self._short = message
        self.changed.emit()

    def was_wrong(self, *, tries_left: int, wait_seconds: float) -> None:
        """The answer was no, and the next try may be now or after a wait."""
        if wait_seconds > 0:
            self._busy = False
            self._waits_until = self._monotonic() + wait_seconds
            self.tick()
        else:
            self.say(wrong_words(tries_left))
            self._short = short_wrong_words(tries_left)
        self.changed.emit()

    def tick(self) -> None:
        """Another second of a wait."""
        if self._waits_until is None:
            return
        left = self._waits_until - self._monotonic()
        if left <= 0:
            self._waits_until = None
        text = wait_words(left) if left > 0 else ""
        if text != self._message:
            self._message = self._short = text
            self.changed.emit()

    def _put(self, digits: str) -> None:
        self._digits = digits
        self.changed.emit()
