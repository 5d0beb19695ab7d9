"""The line above the calls: how many wait, since when, the last answer, and a way on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.call_backlog import Backlog, backlog_of
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from pos_app.ui.calls import StoreCalls
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    key: str
    label: str
    value: str


@QmlElement
@QmlUncreatable("belongs to the calls")
class StoreBacklogViewModel(QObject):
    changed = Signal()

    def __init__(self, calls: StoreCalls, till: TillFacade, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls = calls
        self._till = till
        self._told: Backlog = backlog_of(till.status(), till.now())
        self._figures = ListModel(FigureRow, self)
        self._fill()

    def refresh(self) -> None:
        told = backlog_of(self._till.status(), self._till.now())
        if told != self._told:
            self._told = told
            self._fill()
            self.changed.emit()

    def _fill(self) -> None:
        told = self._told
        figures = {
            "waiting": (translate("Calls", "Waiting"), told.waiting),
            "oldest": (translate("Calls", "Oldest since"), told.oldest),
            "answer": (translate("Calls", "Last answer"), told.brief),
        }
        self._figures.replace_rows(
            [
                FigureRow(key=key, label=label, value=value)
                for key, (label, value) in figures.items()
            ]
        )

    @Property(QObject, constant=True)
    def figures(self) -> QObject:
        return self._figures

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._told.tone

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return self._told.icon

    @Property(str, notify=changed)
    def word(self) -> str:
        return self._told.word

    @Property(str, notify=changed)
    def action(self) -> str:
        return self._told.action

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._told.trouble

    @Slot()
    def act(self) -> None:
        """Everything is tried now; what the store's server has turned off is turned on."""
        self._calls.try_again()
