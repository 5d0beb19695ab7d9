"""A person's name, initials, face and role while they are being written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.person import INITIALS_LIMIT, NAME_LIMIT, Colour, Role, initials_of
from pos_app.services.harmless_text import harmless
from pos_app.services.people.people import Face
from pos_app.ui.faces import LOOKS, look_word, role_word
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.domain.person import Person

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

ROLES = (Role.CASHIER, Role.MANAGER, Role.OWNER)


@dataclass(frozen=True, slots=True, kw_only=True)
class LookRow:
    """One face to choose; `word` is for who can't see it."""

    key: str
    tone: str
    outline: str
    word: str
    chosen: bool


@QmlElement
@QmlUncreatable("belongs to a page of people")
class PersonFormViewModel(QObject):
    """Initials follow the name until somebody writes them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = ListModel(LookRow, self)
        self._name = self._initials = self._mistake = ""
        self._own_initials = False
        self._colour = Colour.BLUE
        self._role = Role.CASHIER
        self._show_looks()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def initials(self) -> str:
        return self._initials

    @Property(str, notify=changed)
    def tone(self) -> str:
        return LOOKS[self._colour].tone

    @Property(str, notify=changed)
    def outline(self) -> str:
        return LOOKS[self._colour].outline

    @Property(QObject, constant=True)
    def looks(self) -> QObject:
        return self._looks

    @Property("QStringList", constant=True)
    def roles(self) -> list[str]:
        return [role_word(role) for role in ROLES]

    @Property(int, notify=changed)
    def role(self) -> int:
        return ROLES.index(self._role)

    @Property(str, notify=changed)
    def rights(self) -> str:
        """What the role may do, in one sentence."""
        return {
            Role.CASHIER: translate("People", "Charges, cancels and prints again."),
            Role.MANAGER: translate(
                "People", "Also discounts, refunds, accepts short or late, and sees the shift."
            ),
            Role.OWNER: translate("People", "May do everything: also settings, people and wallet."),
        }[self._role]

    @Property(str, notify=changed)
    def mistake(self) -> str:
        return self._mistake

    @Property(int, constant=True)
    def nameLimit(self) -> int:
        return NAME_LIMIT

    @Property(int, constant=True)
    def initialsLimit(self) -> int:
        return INITIALS_LIMIT

    @Slot(str)
    def setName(self, text: str) -> None:
        if text == self._name:
            return
        self._name = text
        self._mistake = ""
        if not self._own_initials:
            self._initials = initials_of(harmless(text, NAME_LIMIT))
        self.changed.emit()

    @Slot(str)
    def setInitials(self, text: str) -> None:
        if text != self._initials:
            self._initials = text
            self._own_initials = bool(text)
            self._mistake = ""
            self.changed.emit()

    @Slot(str)
    def chooseLook(self, key: str) -> None:
        self._colour = Colour(key)
        self._show_looks()
        self.changed.emit()

    @Slot(int)
    def chooseRole(self, index: int) -> None:
        self._role = ROLES[index]
        self.changed.emit()

    # --- what the page says ---

    def begin(self, others: Iterable[Person], *, role: Role = Role.CASHIER) -> None:
        """Nobody yet, with a face that none of the others has."""
        taken = {person.colour for person in others}
        free = [colour for colour in LOOKS if colour not in taken]
        self._colour = free[0] if free else Colour.BLUE
        self._put("", "", role, own_initials=False)

    def show(self, person: Person) -> None:
        self._colour = person.colour
        self._put(person.name, person.initials, person.role, own_initials=True)

    def role_chosen(self) -> Role:
        return self._role

    def face(self) -> Face | None:
        """What was written, cleaned; None when something lacks, and then it says what."""
        name = harmless(self._name, NAME_LIMIT)
        initials = harmless(self._initials, INITIALS_LIMIT + 1)
        if not name:
            self.complain(translate("People", "A name is missing."))
        elif not initials:
            self.complain(translate("People", "Initials are missing."))
        elif len(initials) > INITIALS_LIMIT:
            self.complain(translate("People", "Three initials at most."))
        else:
            return Face(name=name, initials=initials, colour=self._colour)
        return None

    def complain(self, mistake: str) -> None:
        if mistake != self._mistake:
            self._mistake = mistake
            self.changed.emit()

    def _put(self, name: str, initials: str, role: Role, *, own_initials: bool) -> None:
        self._name, self._initials, self._role = name, initials, role
        self._own_initials = own_initials
        self._mistake = ""
        self._show_looks()
        self.changed.emit()

    def _show_looks(self) -> None:
        rows = [
            LookRow(
                key=colour.value,
                tone=look.tone,
                outline=look.outline,
                word=look_word(colour),
                chosen=colour is self._colour,
            )
            for colour, look in LOOKS.items()
        ]
        self._looks.replace_rows(rows)
