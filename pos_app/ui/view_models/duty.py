"""Who is at the till, what stands over the screen because of it, and the doors they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.rights import Right
from pos_app.ui.duty import (
    DoorOpened,
    DutyChanged,
    OverrideAsked,
    OverrideEnded,
    PeopleAnswered,
    PinAnswered,
    Standing,
)
from pos_app.ui.faces import LOOKS, role_word
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.shifts import ShiftChanged
from pos_app.ui.view_models.first_owner import FirstOwnerViewModel
from pos_app.ui.view_models.lock import LockViewModel
from pos_app.ui.view_models.navigation import PAYMENT, SALE
from pos_app.ui.view_models.override import OverrideViewModel
from pos_app.ui.view_models.own_pin import OwnPinViewModel
from pos_app.ui.view_models.people import PeopleViewModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.domain.person import Person
    from pos_app.domain.shift import Shift
    from pos_app.ui.duty import DutyFacade
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import TillFacade
    from pos_app.ui.view_models.till import TillViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

TICK_MILLISECONDS = 1_000
PEOPLE = "people"
# Pages that not everybody may see; the rail shows them to all, and a touch asks.
DOORS: Mapping[str, Right] = {
    "settings": Right.SETTINGS,
    PEOPLE: Right.SETTINGS,
    "recovery": Right.SETTINGS,
}


@QmlElement
@QmlUncreatable("made by the program")
class DutyViewModel(QObject):
    """Connect an EventBridge's `happened` to `hear`; call `touched` for every touch and key."""

    changed = Signal()
    shiftChanged = Signal()

    def __init__(
        self,
        duty: DutyFacade,
        till: TillFacade,
        view: TillViewModel,
        numbers: Formatter,
        *,
        shift: Shift | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._duty = duty
        self._view = view
        self._shop = till.setup.store_name
        self._till_name = till.setup.till_name
        self._shift = shift
        self._here = duty.here()
        self._wanted = ""
        self._opened: set[Right] = set()
        self._lock = LockViewModel(duty, till, self)
        self._override = OverrideViewModel(duty, till.monotonic, numbers, self)
        self._owner = FirstOwnerViewModel(duty, till.monotonic, self)
        self._people = PeopleViewModel(duty, till.monotonic, self)
        self._own = OwnPinViewModel(duty, till.monotonic, self)
        view.navigation.guard = self._may_go
        view.navigation.changed.connect(self._went)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._lock.open(None)
        self._people.refresh()

    @Property(bool, notify=changed)
    def locked(self) -> bool:
        """Nothing of the till may be touched."""
        return self._duty.standing() is not Standing.HERE

    @Property(bool, notify=changed)
    def needsOwner(self) -> bool:
        return self._duty.standing() is Standing.NEEDS_OWNER

    @Property(str, constant=True)
    def shop(self) -> str:
        return self._shop

    @Property(str, constant=True)
    def tillName(self) -> str:
        return self._till_name

    @Property(str, notify=changed)
    def name(self) -> str:
        return "" if self._here is None else self._here.name

    @Property(str, notify=changed)
    def initials(self) -> str:
        return "" if self._here is None else self._here.initials

    @Property(str, notify=changed)
    def tone(self) -> str:
        return "indigo" if self._here is None else LOOKS[self._here.colour].tone

    @Property(str, notify=changed)
    def outline(self) -> str:
        return "circle" if self._here is None else LOOKS[self._here.colour].outline

    @Property(str, notify=changed)
    def role(self) -> str:
        return "" if self._here is None else role_word(self._here.role)

    @Property(str, notify=shiftChanged)
    def shift(self) -> str:
        """`Shift 112`; empty while none is open."""
        if self._shift is None:
            return ""
        return translate("Status", "Shift {number}").format(number=self._shift.number)

    @Property(LockViewModel, constant=True)
    def lock(self) -> LockViewModel:
        return self._lock

    @Property(OverrideViewModel, constant=True)
    def override(self) -> OverrideViewModel:
        return self._override

    @Property(FirstOwnerViewModel, constant=True)
    def owner(self) -> FirstOwnerViewModel:
        return self._owner

    @Property(PeopleViewModel, constant=True)
    def people(self) -> PeopleViewModel:
        return self._people

    @Property(OwnPinViewModel, constant=True)
    def own(self) -> OwnPinViewModel:
        return self._own

    @Slot()
    def lockNow(self) -> None:
        self._own.close()
        self._duty.lock()

    def touched(self) -> None:
        """Somebody is at it."""
        self._duty.touch()

    def hear(self, event: object) -> None:
        """News of people, in the GUI thread; all other news are let go by."""
        match event:
            case DutyChanged(person=person):
                self._changed(person)
            case PinAnswered():
                self._answered(event)
            case OverrideAsked():
                self._override.open(event)
            case OverrideEnded():
                self._override.ended(event)
            case PeopleAnswered():
                self._owner.answer(event)
                self._own.answer(event)
            case DoorOpened(right=right):
                self._door_opened(right)
            case ShiftChanged(shift=shift):
                self._shift = shift
                self.shiftChanged.emit()
        self._people.hear(event)

    @Slot()
    def tick(self) -> None:
        """Another second. A code that a customer is paying puts off the lock, as a finger does."""
        if self._view.navigation.screen == PAYMENT and self._view.payment.ways.codeSource:
            self._duty.touch()
        self._lock.tick()
        self._override.tick()
        self._own.tick()

    def _changed(self, person: Person | None) -> None:
        before, self._here = self._here, person
        if person is None or before is None or before.id != person.id:
            self._opened.clear()
            self._wanted = ""
            self._override.end_all()
            self._own.close()
            self._view.refund.close()
        self._leave_closed_page()
        if person is None:
            self._lock.open(before)
        else:
            self._lock.refresh()
        self.changed.emit()

    def _answered(self, event: PinAnswered) -> None:
        if event.ask_id is not None:
            self._override.answer(event)
        elif self.locked:
            self._lock.answer(event)
        else:
            self._own.pin_answer(event)

    # --- doors ---

    def _may_go(self, screen: str) -> bool:
        right = DOORS.get(screen)
        if right is None or right in self._opened or self._duty.may(right):
            return True
        self._wanted = screen
        self._duty.enter(right)
        return False

    def _door_opened(self, right: Right) -> None:
        wanted, self._wanted = self._wanted, ""
        if DOORS.get(wanted) is right:
            self._opened.add(right)
            self._view.navigation.go(wanted)

    def _went(self) -> None:
        """What was opened by another one's PIN is closed behind who leaves."""
        if self._view.navigation.screen not in DOORS:
            self._opened.clear()
        if self._view.navigation.screen != PEOPLE and self._people.mode:
            self._people.leave()

    def _leave_closed_page(self) -> None:
        """Who comes next finds the sale, and not what only the one before might see."""
        right = DOORS.get(self._view.navigation.screen)
        if right is not None and right not in self._opened and not self._duty.may(right):
            self._view.navigation.go(SALE)
