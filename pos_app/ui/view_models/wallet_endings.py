"""The rows in which the ends of the wallet's first addresses are typed, and the keys for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.formatting import address_groups
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.wallet_endings import ENDING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ui.wallet_endings import WalletEndings

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

SHOWN_GROUPS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingRow:
    """`stage` is same, now, wrong or later; `cells` are the letters typed, empty ones too."""

    key: str
    number: str
    groups: list[str]
    cells: list[str]
    stage: str
    note: str


@QmlElement
@QmlUncreatable("belongs to the set-up page")
class WalletEndingsViewModel(QObject):
    """`on_typed` is called after each letter."""

    changed = Signal()

    def __init__(self, on_typed: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._on_typed = on_typed
        self._endings: WalletEndings | None = None
        self._rows = ListModel(EndingRow, self)

    def follow(self, endings: WalletEndings | None) -> None:
        self._endings = endings
        self._rows.replace_rows([] if endings is None else _rows(endings))
        self.changed.emit()

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, notify=changed)
    def wanted(self) -> bool:
        return self._endings is not None

    @Property(list, notify=changed)
    def keys(self) -> list[str]:
        return [] if self._endings is None else list(self._endings.keys)

    @Slot(str)
    def type(self, letter: str) -> None:
        if self._endings is not None:
            self._endings.type(letter)
            self._on_typed()

    @Slot()
    def erase(self) -> None:
        if self._endings is not None:
            self._endings.erase()
            self._on_typed()


def _rows(endings: WalletEndings) -> list[EndingRow]:
    return [_row(endings, place) for place in range(len(endings.addresses))]


def _row(endings: WalletEndings, place: int) -> EndingRow:
    typed, address = endings.typed[place], endings.addresses[place]
    if endings.is_same(place):
        stage, note = "same", translate("Setup", "The same")
    elif endings.is_wrong(place):
        stage, note = "wrong", translate("Setup", "Not the same")
    elif place == endings.place:
        more = translate("Setup", "Type {count} more")
        stage, note = "now", more.format(count=ENDING - len(typed))
    else:
        stage, note = "later", translate("Setup", "Then this")
    return EndingRow(
        key=str(place),
        number=f"{place + 1}.",
        groups=[*address_groups(address[:-ENDING])[:SHOWN_GROUPS], "…"],
        cells=[*typed, *[""] * (ENDING - len(typed))],
        stage=stage,
        note=note,
    )
