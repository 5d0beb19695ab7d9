"""The owner's page of people: who works here, as what, and with whose PIN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.duty import DutyChanged, OverrideEnded, PeopleAnswered
from pos_app.ui.faces import LOOKS, role_word
from pos_app.ui.list_model import ListModel
from pos_app.ui.people_words import people_problem_words
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.view_models.new_pin import NewPinViewModel
from pos_app.ui.view_models.person_form import PersonFormViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Person, Pin
    from pos_app.ui.duty import DutyFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# What stands beside the list.
NOBODY, PERSON, NEW, PIN = "", "person", "new", "pin"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """`gone`: has left, and may come back."""

    key: str
    name: str
    initials: str
    tone: str
    outline: str
    detail: str
    gone: bool
    chosen: bool


@QmlElement
@QmlUncreatable("belongs to the people at the till")
class PeopleViewModel(QObject):
    """A change is done when PeopleAnswered says so; until then the page waits for it."""

    changed = Signal()

    def __init__(
        self, duty: DutyFacade, monotonic: Callable[[], float], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._duty = duty
        self._rows = ListModel(PersonRow, self)
        self._form = PersonFormViewModel(self)
        self._new_pin = NewPinViewModel(self._pin_typed, monotonic, self)
        self._mode = NOBODY
        self._chosen: UUID | None = None
        self._asked = False
        self._done = ""
        self._said = ""

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(PersonFormViewModel, constant=True)
    def form(self) -> PersonFormViewModel:
        return self._form

    @Property(NewPinViewModel, constant=True)
    def newPin(self) -> NewPinViewModel:
        return self._new_pin

    @Property(str, notify=changed)
    def mode(self) -> str:
        """Empty, `person`, `new` or `pin`."""
        return self._mode

    @Property(bool, notify=changed)
    def gone(self) -> bool:
        """Whether who was chosen has left."""
        person = self._person()
        return person is not None and not person.active

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._mode == PIN:
            name = self._form.name
            return translate("People", "A PIN for {name}").format(name=name)
        person = self._person()
        return person.name if person is not None else translate("People", "Somebody new")

    @Property(str, notify=changed)
    def said(self) -> str:
        """What was done last."""
        return self._said

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._asked

    @Slot(str)
    def choose(self, key: str) -> None:
        self._show(UUID(key))

    @Slot()
    def add(self) -> None:
        self._chosen = None
        self._said = ""
        self._form.begin(self._duty.everyone())
        self._become(NEW)

    @Slot()
    def save(self) -> None:
        """A change is asked for; for somebody new comes the PIN first."""
        face = self._form.face()
        if face is None:
            return
        if self._mode == NEW:
            self._new_pin.start()
            self._become(PIN)
        elif self._chosen is not None:
            self._ask(translate("People", "Saved."))
            self._duty.change_person(self._chosen, face, self._form.role_chosen())

    @Slot()
    def choosePin(self) -> None:
        self._new_pin.start()
        self._become(PIN)

    @Slot()
    def endWait(self) -> None:
        if (person := self._person()) is not None:
            words = translate("People", "{name} may try the PIN again.")
            self._ask(words.format(name=person.name))
            self._duty.end_wait(person.id)

    @Slot()
    def remove(self) -> None:
        if (person := self._person()) is not None:
            self._ask(translate("People", "{name} has left.").format(name=person.name))
            self._duty.remove_person(person.id)

    @Slot()
    def takeBack(self) -> None:
        if (person := self._person()) is not None:
            self._ask(translate("People", "{name} is back.").format(name=person.name))
            self._duty.take_back(person.id)

    @Slot(result=bool)
    def back(self) -> bool:
        """Escape: one step back; False where there is none."""
        if self._mode == PIN:
            self._become(NEW if self._chosen is None else PERSON)
        elif self._mode == NEW:
            self._become(NOBODY)
        else:
            return False
        return True

    # --- what the till says ---

    def hear(self, event: object) -> None:
        if isinstance(event, DutyChanged):
            self.refresh()
        elif isinstance(event, OverrideEnded) and not event.granted:
            self._asked = False
            self._new_pin.start()
            self.changed.emit()
        elif isinstance(event, PeopleAnswered) and self._asked:
            self._asked = False
            self._answered(event)

    def refresh(self) -> None:
        here = self._duty.here()
        people = sorted(self._duty.everyone(), key=lambda person: not person.active)
        self._rows.replace_rows([self._row(person, here) for person in people])
        self.changed.emit()

    def leave(self) -> None:
        """The page is gone: nothing stays typed."""
        self._new_pin.start()
        self._chosen = None
        self._said = ""
        self._asked = False
        self._become(NOBODY)

    def _row(self, person: Person, here: Person | None) -> PersonRow:
        look = LOOKS[person.colour]
        role = role_word(person.role)
        if not person.active:
            role = translate("People", "Has left")
        elif here is not None and here.id == person.id:
            role = translate("People", "{role}, here now").format(role=role)
        return PersonRow(
            key=str(person.id),
            name=person.name,
            initials=person.initials,
            tone=look.tone,
            outline=look.outline,
            detail=role,
            gone=not person.active,
            chosen=person.id == self._chosen,
        )

    def _answered(self, event: PeopleAnswered) -> None:
        if event.problem is not None:
            words = people_problem_words(event.problem)
            self._form.complain(words)
            if self._mode == PIN:
                self._become(NEW if self._chosen is None else PERSON)
            self.changed.emit()
            return
        if event.person is not None:
            self._show(event.person.id)
        self._said = self._done
        self.changed.emit()

    def _pin_typed(self, pin: Pin) -> None:
        face = self._form.face()
        if self._chosen is not None:
            words = translate("People", "{name} has a new PIN.")
            self._ask(words.format(name=self._form.name))
            self._duty.set_pin(self._chosen, pin)
        elif face is not None:
            self._ask(translate("People", "{name} may sell now.").format(name=face.name))
            self._duty.add_person(face, self._form.role_chosen(), pin)

    def _ask(self, done: str) -> None:
        self._asked = True
        self._done = done
        self._said = ""
        self.changed.emit()

    def _show(self, person_id: UUID) -> None:
        self._chosen = person_id
        self._said = ""
        person = self._person()
        if person is not None:
            self._form.show(person)
        self._become(NOBODY if person is None else PERSON)

    def _become(self, mode: str) -> None:
        self._mode = mode
        self.refresh()

    def _person(self) -> Person | None:
        return next((one for one in self._duty.everyone() if one.id == self._chosen), None)
