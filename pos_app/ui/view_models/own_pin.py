"""Who is here, touched in the status bar: another PIN of one's own, or lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.people_words import people_problem_words
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.view_models.new_pin import NewPinViewModel
from pos_app.ui.view_models.pin import PinViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin
    from pos_app.ui.duty import DutyFacade, PeopleAnswered, PinAnswered

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# What the sheet asks for.
CLOSED, OLD, NEW, DONE = "", "old", "new", "done"


@QmlElement
@QmlUncreatable("belongs to the people at the till")
class OwnPinViewModel(QObject):
    """The old PIN is kept until the new one was typed twice, for the till looks at both at once."""

    changed = Signal()

    def __init__(
        self, duty: DutyFacade, monotonic: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._duty = duty
        self._step = CLOSED
        self._old: Pin | None = None
        self._old_pin = PinViewModel(self._old_typed, monotonic, self)
        self._new_pin = NewPinViewModel(self._new_typed, monotonic, self)

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._step != CLOSED

    @Property(bool, notify=changed)
    def done(self) -> bool:
        return self._step == DONE

    @Property(str, notify=changed)
    def title(self) -> str:
        """Over the pad."""
        if self._step == NEW:
            return self._new_pin.title
        return translate("OwnPin", "Your PIN now")

    @Property(PinViewModel, notify=changed)
    def pin(self) -> PinViewModel:
        return self._new_pin.pin if self._step == NEW else self._old_pin

    @Slot()
    def open(self) -> None:
        self._old = None
        self._old_pin.start()
        self._become(OLD)

    @Slot()
    def close(self) -> None:
        self._old = None
        self._old_pin.start()
        self._new_pin.start()
        self._become(CLOSED)

    # --- what the till says ---

    def pin_answer(self, event: PinAnswered) -> None:
        if self._step == NEW and not event.is_right:
            self._become(OLD)
            self._old_pin.was_wrong(tries_left=event.tries_left, wait_seconds=event.wait_seconds)

    def answer(self, event: PeopleAnswered) -> None:
        if self._step != NEW:
            return
        if event.problem is not None:
            self._become(OLD)
            self._old_pin.say(people_problem_words(event.problem))
        else:
            self._become(DONE)

    def tick(self) -> None:
        self._old_pin.tick()

    def _old_typed(self, pin: Pin) -> None:
        self._old = pin
        self._old_pin.start()
        self._new_pin.start()
        self._become(NEW)

    def _new_typed(self, pin: Pin) -> None:
        old, self._old = self._old, None
        if old is not None:
            self._duty.change_own_pin(old, pin)

    def _become(self, step: str) -> None:
        self._step = step
        self.changed.emit()
