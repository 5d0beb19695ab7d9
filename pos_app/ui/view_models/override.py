"""A manager's PIN on the spot: who asks, what for, whose PIN will do."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.faces import FaceRow, demo_hint, face_row
from pos_app.ui.list_model import ListModel
from pos_app.ui.override_words import (
    OverrideRow,
    back_of_ask,
    rows_of_ask,
    sentence_of_ask,
    title_of_ask,
)
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.view_models.pin import PinViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin
    from pos_app.ui.duty import DutyFacade, OverrideAsked, OverrideEnded, PinAnswered
    from pos_app.ui.formatting import Formatter

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to the people at the till")
class OverrideViewModel(QObject):
    """The one that was asked last stands; who was touched before waits behind it."""

    changed = Signal()

    def __init__(
        self,
        duty: DutyFacade,
        monotonic: Callable[[], float],
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._duty = duty
        self._monotonic = monotonic
        self._numbers = numbers
        self._asks: dict[UUID, OverrideAsked] = {}
        self._rows = ListModel(OverrideRow, self)
        self._faces = ListModel(FaceRow, self)
        self._pin = PinViewModel(self._grant, monotonic, self)
        self._chosen: UUID | None = None
        self._waits: dict[UUID, float] = {}

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return bool(self._asks)

    @Property(str, notify=changed)
    def title(self) -> str:
        ask = self._ask
        return "" if ask is None else title_of_ask(ask)

    @Property(str, notify=changed)
    def sentence(self) -> str:
        ask = self._ask
        return "" if ask is None else sentence_of_ask(ask, self._numbers)

    @Property(str, notify=changed)
    def backText(self) -> str:
        ask = self._ask
        return "" if ask is None else back_of_ask(ask)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(QObject, constant=True)
    def faces(self) -> QObject:
        return self._faces

    @Property(PinViewModel, constant=True)
    def pin(self) -> PinViewModel:
        return self._pin

    @Property(str, notify=changed)
    def hint(self) -> str:
        """The demo shop's PINs are no secret."""
        return "" if self._chosen is None else demo_hint(self._duty, self._chosen)

    @Slot(str)
    def choose(self, key: str) -> None:
        self._choose(UUID(key))

    @Slot()
    def back(self) -> None:
        """Nothing is done; what was asked for may be asked again."""
        if (ask := self._ask) is not None:
            self._duty.withdraw(ask.ask_id)
            self._end(ask.ask_id)

    # --- what the till says ---

    def open(self, ask: OverrideAsked) -> None:
        self._asks[ask.ask_id] = ask
        self._show()

    def ended(self, event: OverrideEnded) -> None:
        self._end(event.ask_id)

    def end_all(self) -> None:
        """Whoever asked is here no more."""
        self._asks.clear()
        self._show()

    def answer(self, event: PinAnswered) -> None:
        if event.wait_seconds:
            self._waits[event.person_id] = self._monotonic() + event.wait_seconds
        else:
            self._waits.pop(event.person_id, None)
        ask = self._ask
        if ask is None or ask.ask_id != event.ask_id or event.person_id != self._chosen:
            return
        if event.may_not:
            self._pin.say(translate("Override", "This person may not allow it any more."))
        elif not event.is_right:
            self._pin.was_wrong(tries_left=event.tries_left, wait_seconds=event.wait_seconds)

    def tick(self) -> None:
        self._pin.tick()

    @property
    def _ask(self) -> OverrideAsked | None:
        return next(reversed(self._asks.values()), None)

    def _end(self, ask_id: UUID) -> None:
        if self._asks.pop(ask_id, None) is not None:
            self._show()

    def _show(self) -> None:
        ask = self._ask
        able = () if ask is None else ask.may_grant
        self._rows.replace_rows(() if ask is None else rows_of_ask(ask, self._numbers))
        self._choose(able[0].id if able else None)

    def _choose(self, person_id: UUID | None) -> None:
        self._chosen = person_id
        ask = self._ask
        able = () if ask is None else ask.may_grant
        self._faces.replace_rows([face_row(one, chosen=one.id == person_id) for one in able])
        until = None if person_id is None else self._waits.get(person_id)
        self._pin.start(off=person_id is None, waits_until=until)
        self.changed.emit()

    def _grant(self, pin: Pin) -> None:
        ask = self._ask
        if ask is not None and self._chosen is not None:
            self._duty.grant(ask.ask_id, self._chosen, pin)
