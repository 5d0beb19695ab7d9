"""The first start: whoever sets the till up becomes its owner, with a PIN of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.domain.person import Role
from pos_app.ui.people_words import people_problem_words
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable
from pos_app.ui.view_models.new_pin import NewPinViewModel
from pos_app.ui.view_models.person_form import PersonFormViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin
    from pos_app.ui.duty import DutyFacade, PeopleAnswered

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the people at the till")
class FirstOwnerViewModel(QObject):
    """The PIN typed for the second time makes the owner, once there is a name."""

    def __init__(
        self, duty: DutyFacade, monotonic: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._duty = duty
        self._form = PersonFormViewModel(self)
        self._form.begin((), role=Role.OWNER)
        self._new_pin = NewPinViewModel(self._make, monotonic, self)

    @Property(PersonFormViewModel, constant=True)
    def form(self) -> PersonFormViewModel:
        return self._form

    @Property(NewPinViewModel, constant=True)
    def newPin(self) -> NewPinViewModel:
        return self._new_pin

    def answer(self, event: PeopleAnswered) -> None:
        if event.problem is not None:
            words = people_problem_words(event.problem)
            self._form.complain(words)
            self._new_pin.say(words)

    def _make(self, pin: Pin) -> None:
        face = self._form.face()
        if face is None:
            self._new_pin.say(self._form.mistake)
        else:
            self._duty.make_owner(face, pin)
