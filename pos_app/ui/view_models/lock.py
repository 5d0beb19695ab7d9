"""Who is selling: the picker of faces, and the PIN of the one that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.sale_state import Life
from pos_app.ui.duty import Standing
from pos_app.ui.faces import FaceRow, demo_hint, face_row
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.view_models.pin import PinViewModel

if TYPE_CHECKING:
    from pos_app.domain.person import Person, Pin
    from pos_app.ui.duty import DutyFacade, PinAnswered
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to the people at the till")
class LockViewModel(QObject):
    """Who was here last is chosen already; a wait stays with the one who has to wait."""

    changed = Signal()

    def __init__(self, duty: DutyFacade, till: TillFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._duty = duty
        self._till = till
        self._faces = ListModel(FaceRow, self)
        self._pin = PinViewModel(self._sign_in, till.monotonic, self)
        self._chosen: UUID | None = None
        self._waits: dict[UUID, float] = {}
        self._somebody_was_here = False
        self._sentence = ""

    @Property(QObject, constant=True)
    def faces(self) -> QObject:
        return self._faces

    @Property(PinViewModel, constant=True)
    def pin(self) -> PinViewModel:
        return self._pin

    @Property(bool, notify=changed)
    def starting(self) -> bool:
        return self._duty.standing() is Standing.STARTING

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._sentence

    @Property(str, notify=changed)
    def pinTitle(self) -> str:
        person = self._person()
        if person is None:
            return translate("Lock", "Choose your face")
        return translate("Lock", "{name}, your PIN").format(name=person.name)

    @Property(str, notify=changed)
    def hint(self) -> str:
        """The demo shop's PINs are no secret."""
        person = self._person()
        return "" if person is None else demo_hint(self._duty, person.id)

    @Slot(str)
    def choose(self, key: str) -> None:
        self._choose(UUID(key))

    # --- what the till says ---

    def open(self, last: Person | None) -> None:
        """The lock stands from now on; `last` is who was here before."""
        people = self._duty.people()
        self._somebody_was_here = self._somebody_was_here or last is not None
        if last is None and len(people) == 1:
            last = people[0]
        self._choose(None if last is None else last.id)

    def refresh(self) -> None:
        """People or sales have changed."""
        people = self._duty.people()
        if self._chosen is not None and self._chosen not in {person.id for person in people}:
            self._choose(None)
        rows = [face_row(person, chosen=person.id == self._chosen) for person in people]
        self._faces.replace_rows(rows)
        self._sentence = self._sentence_now()
        self.changed.emit()

    def answer(self, event: PinAnswered) -> None:
        if event.wait_seconds:
            self._waits[event.person_id] = self._till.monotonic() + event.wait_seconds
        else:
            self._waits.pop(event.person_id, None)
        if event.person_id == self._chosen and not event.is_right:
            self._pin.was_wrong(tries_left=event.tries_left, wait_seconds=event.wait_seconds)

    def tick(self) -> None:
        self._pin.tick()
        sentence = self._sentence_now()
        if sentence != self._sentence:
            self._sentence = sentence
            self.changed.emit()

    def _choose(self, person_id: UUID | None) -> None:
        self._chosen = person_id
        until = None if person_id is None else self._waits.get(person_id)
        self._pin.start(off=person_id is None, waits_until=until)
        self.refresh()

    def _sign_in(self, pin: Pin) -> None:
        if self._chosen is not None:
            self._duty.sign_in(self._chosen, pin)

    def _person(self) -> Person | None:
        return next((one for one in self._duty.people() if one.id == self._chosen), None)

    def _sentence_now(self) -> str:
        if self.starting:
            return translate("Lock", "Getting ready")
        if not self._somebody_was_here:
            return translate("Lock", "Touch your face, then type your PIN.")
        said = translate("Lock", "The sale on the screen stays.")
        count = sum(shown.sale.state.life is Life.OPEN for shown in self._till.open_sales())
        if count == 0:
            return said
        if count == 1:
            watched = translate("Lock", "1 open sale is watched on.")
        else:
            watched = translate("Lock", "{count} open sales are watched on.").format(count=count)
        return f"{said} {watched}"
