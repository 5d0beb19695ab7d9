"""The page of calls: what the store's server was told, what still waits, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.services.harmless_text import harmless
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.call_body import CallText
from pos_app.ui.call_words import (
    following_of,
    last_answer_of,
    short_answer,
    sign_of,
    subject_of,
    tries,
)
from pos_app.ui.calls import CallFilter, CallsMoved, CallsRead
from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import moment_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.till import Health, StatusChanged
from pos_app.ui.view_models.store_backlog import StoreBacklogViewModel
from pos_app.ui.view_models.store_call import StoreCallViewModel

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.ports import OutboxMessage
    from pos_app.ui.calls import StoreCalls
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# "In 40 s" counts down; a try that ended as the one before it is no news of the till.
LOOK_MILLISECONDS = 2_000
FILTERS = tuple(CallFilter)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """`tone` names a colour role; `following` is the next try."""

    key: str
    tone: str
    iconName: str
    name: str
    number: str
    word: str
    following: str
    answer: str
    moment: str


@QmlElement
@QmlUncreatable("belongs to the till")
class StoreCallsViewModel(QObject):
    """Reads only while somebody looks, and one page at a time: 10,000 calls may be waiting."""

    changed = Signal()

    def __init__(self, calls: StoreCalls, till: TillFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._till = till
        self._which = CallFilter.ALL
        self._sale_id: UUID | None = None
        self._before: list[int] = []  # where each older page begins
        self._ticket = 0
        self._page: CallsRead | None = None
        self._subjects: dict[str, str] = {}
        self._told: tuple[object, ...] = ()
        self._rows = ListModel(CallRow, self)
        self._call = StoreCallViewModel(calls, till, self)
        self._backlog = StoreBacklogViewModel(calls, till, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)

    def hear(self, event: object) -> None:
        self._call.hear(event)
        match event:
            case CallsRead(ticket=ticket) if ticket == self._ticket:
                self._page = event
                self._subjects = {call.id: self._subject(call) for call in event.calls}
                self.refresh()
            case CallsMoved() | StatusChanged() if self._timer.isActive():
                self._look()

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        if not on_screen:
            self._timer.stop()
            return
        self._timer.start()
        self._look()

    def show_all(self) -> None:
        """As it is opened from the status bar."""
        self._open(None, "")

    def show_call(self, sale_id: UUID, message_id: str) -> None:
        """As it is opened from the story of a sale."""
        self._open(sale_id, message_id)

    def _open(self, sale_id: UUID | None, message_id: str) -> None:
        self._sale_id = sale_id
        self._which = CallFilter.ALL
        self._begin()
        self.select(message_id)

    def _begin(self) -> None:
        """The newest page of what is asked for now."""
        self._before.clear()
        self._page = None
        self.refresh()
        self._read()

    def _read(self) -> None:
        self._ticket = fresh_ticket()
        before = self._before[-1] if self._before else None
        self._calls.read_calls(self._ticket, self._which, sale_id=self._sale_id, before=before)

    def _look(self) -> None:
        self._read()
        self._call.read()
        self.refresh()

    def refresh(self) -> None:
        calls = () if self._page is None else self._page.calls
        rows = tuple(self._row(call) for call in calls)
        if rows != self._rows.rows:
            self._rows.replace_rows(rows)
        self._call.refresh()
        self._backlog.refresh()
        told = (self._which, self._sale_id, self.hasOlder, self.hasNewer, self.emptyText)
        if told != self._told:
            self._told = told
            self.changed.emit()

    def _subject(self, call: OutboxMessage) -> str:
        """A body of some thousand characters is looked through once."""
        known = self._subjects.get(call.id)
        return subject_of(CallText(call.body)) if known is None else known

    def _row(self, call: OutboxMessage) -> CallRow:
        store, now = self._till.status().store, self._till.now()
        sign = sign_of(call, store)
        answered = (short_answer(last_answer_of(call)), tries(call) if call.attempts else "")
        return CallRow(
            key=call.id,
            tone=sign.tone,
            iconName=sign.icon,
            name=harmless(call.name, 60),
            number=self._subjects[call.id],
            word=sign.word,
            following=following_of(call, store, now),
            answer=", ".join(part for part in answered if part),
            moment=moment_text(call.created_at, now),
        )

    # --- what is asked for ---

    @Property(StoreBacklogViewModel, constant=True)
    def backlog(self) -> StoreBacklogViewModel:
        return self._backlog

    @Property(StoreCallViewModel, constant=True)
    def call(self) -> StoreCallViewModel:
        return self._call

    @Property(QObject, constant=True)
    def calls(self) -> QObject:
        return self._rows

    @Property(list, constant=True)
    def filters(self) -> list[str]:
        return [
            translate("Calls", "All"),
            translate("Calls", "Waiting"),
            translate("Calls", "Failed"),
            translate("Calls", "Delivered"),
        ]

    @Property(int, notify=changed)
    def filter(self) -> int:
        return FILTERS.index(self._which)

    @Slot(int)
    def choose(self, place: int) -> None:
        self._which = FILTERS[place]
        self._begin()

    @Property(bool, notify=changed)
    def ofOneSale(self) -> bool:
        return self._sale_id is not None

    @Slot()
    def showAllSales(self) -> None:
        self._sale_id = None
        self._begin()

    @Property(bool, notify=changed)
    def hasOlder(self) -> bool:
        return self._page is not None and self._page.has_older

    @Property(bool, notify=changed)
    def hasNewer(self) -> bool:
        return bool(self._before)

    @Slot()
    def goOlder(self) -> None:
        if self._page is not None and self._page.has_older:
            self._before.append(self._page.calls[-1].position)
            self._read()

    @Slot()
    def goNewer(self) -> None:
        if self._before:
            self._before.pop()
            self._read()

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if self._page is None or self._page.calls:
            return ""
        if self._which is not CallFilter.ALL:
            return translate("Calls", "There is no such call.")
        if self._till.status().store.health is Health.ABSENT:
            return translate("Calls", "No server is told. Its address belongs into the settings.")
        return translate("Calls", "Nothing was told yet. Each change of a sale will stand here.")

    @Slot(str)
    def select(self, key: str) -> None:
        """Empty for none."""
        self._call.select(key)
