"""A new PIN, typed twice: what was typed first is kept only until it was typed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.person import pin_problem
from pos_app.ui.pin_words import problem_words
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable
from pos_app.ui.view_models.pin import PinViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to a page of people")
class NewPinViewModel(QObject):
    """`use` gets a PIN that may be had and was typed twice; `start` begins anew."""

    changed = Signal()

    def __init__(
        self,
        use: Callable[[Pin], None],
        monotonic: Callable[[], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._use = use
        self._first: Pin | None = None
        self._pin = PinViewModel(self._typed, monotonic, self)

    @Property(PinViewModel, constant=True)
    def pin(self) -> PinViewModel:
        return self._pin

    @Property(bool, notify=changed)
    def again(self) -> bool:
        return self._first is not None

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._first is not None:
            return translate("Pin", "The same PIN again")
        return translate("Pin", "Choose a PIN")

    def start(self) -> None:
        self._keep(None)

    def say(self, message: str) -> None:
        """It was no good: from the beginning."""
        self._keep(None)
        self._pin.say(message)

    def _typed(self, pin: Pin) -> None:
        first = self._first
        if first is None:
            problem = pin_problem(pin)
            if problem is not None:
                self.say(problem_words(problem))
            else:
                self._keep(pin)
        elif first != pin:
            self.say(translate("Pin", "The two were not the same. Start again."))
        else:
            self._first = None
            self._use(pin)

    def _keep(self, pin: Pin | None) -> None:
        self._first = pin
        self._pin.start()
        self.changed.emit()
