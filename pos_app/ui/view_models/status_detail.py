"""The panel under the status bar: what one of its parts tells when it is touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.status_detail import Detail, DetailRow, detail_of

if TYPE_CHECKING:
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the status")
class StatusDetailViewModel(QObject):
    """`key` names the part that is open, empty for none.

    `wanted` names the part whose own page is asked for.
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(self, till: TillFacade, numbers: Formatter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._till = till
        self._numbers = numbers
        self._key = ""
        self._told = Detail(title="")
        self._rows = ListModel(DetailRow, self)

    @Property(str, notify=changed)
    def key(self) -> str:
        return self._key

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._told.title

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._told.sentence

    @Property(str, notify=changed)
    def action(self) -> str:
        """What the way to a page of its own says, empty where there is none."""
        return self._told.action

    @Slot()
    def act(self) -> None:
        key = self._key
        self.close()
        self.wanted.emit(key)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Slot(str)
    def open(self, key: str) -> None:
        """A second touch on the same part closes it."""
        self._key = "" if key == self._key else key
        self.refresh()
        self.changed.emit()

    @Slot()
    def close(self) -> None:
        if self._key:
            self._key = ""
            self.changed.emit()

    def refresh(self) -> None:
        """Only while somebody looks."""
        if not self._key:
            return
        told = detail_of(self._key, self._till, self._numbers)
        self._rows.replace_rows(told.rows)
        head = (told.title, told.sentence, told.action)
        if head != (self._told.title, self._told.sentence, self._told.action):
            self._told = told
            self.changed.emit()
