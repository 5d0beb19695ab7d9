"""Which screen stands, and the ways to the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

SALE, PAYMENT = "sale", "payment"
# Screens that stand under another one's entry of the rail.
_UNDER = {"recovery": "settings", "people": "settings", "calls": "history", "refund": "history"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RailEntry:
    """A way that stands in the rail; `key` is also the name of its screen."""

    key: str
    iconName: str
    word: str


@QmlElement
@QmlUncreatable("belongs to the till")
class NavigationViewModel(QObject):
    """`screen` is the one that stands; a payment belongs to the sale's entry of the rail.

    `guard` says whether a screen may stand now; what it keeps back it may go to later.
    """

    changed = Signal()

    def __init__(self, entries: Sequence[RailEntry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = ListModel(RailEntry, self)
        self._entries.replace_rows(entries)
        self._screen = SALE
        self.guard: Callable[[str], bool] = lambda _: True

    @Property(QObject, constant=True)
    def entries(self) -> QObject:
        return self._entries

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._screen

    @Property(str, notify=changed)
    def railKey(self) -> str:
        known = {entry.key for entry in self._entries.rows}
        screen = _UNDER.get(self._screen, self._screen)
        return screen if screen in known else SALE

    @Slot(str)
    def go(self, screen: str) -> None:
        if screen != self._screen and self.guard(screen):
            self._screen = screen
            self.changed.emit()

    @Slot()
    def back(self) -> None:
        """Escape: to the keypad from everywhere; it never cancels anything."""
        self.go(SALE)
