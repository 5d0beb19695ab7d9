"""Sales that wait while others are served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.cart_rows import count_text
from pos_app.ui.formatting import clock
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot

if TYPE_CHECKING:
    from pos_app.domain.held_carts import HeldCart
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.sale_entry import SaleEntryFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """`title` is what the cashier knows it by: its note, or the first of its lines."""

    key: str
    title: str
    detail: str
    amount: str


class HeldModel(ListModel[HeldRow]):
    """In the order in which they were held."""


@QmlElement
@QmlUncreatable("belongs to the till")
class HeldCartsViewModel(QObject):
    """A recall is answered by the cart that shows it."""

    changed = Signal()

    def __init__(
        self, entry: SaleEntryFacade, numbers: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._numbers = numbers
        self._rows = HeldModel(HeldRow, self)
        self.refresh()

    @Property(QObject, constant=True)
    def rows(self) -> HeldModel:
        return self._rows

    @Property(int, notify=changed)
    def count(self) -> int:
        return len(self._rows.rows)

    @Property(str, notify=changed)
    def countText(self) -> str:
        """Empty where none waits."""
        if self.count == 0:
            return ""
        return translate("Cart", "{count} on hold").format(count=self.count)

    @Slot(str)
    def recall(self, key: str) -> None:
        self._entry.recall(UUID(key))

    @Slot(str)
    def drop(self, key: str) -> None:
        self._entry.drop(UUID(key))

    def refresh(self) -> None:
        self._rows.replace_rows([self._row(held) for held in self._entry.held()])
        self.changed.emit()

    def _row(self, held: HeldCart) -> HeldRow:
        lines = held.cart.lines
        count = count_text(len(lines))
        return HeldRow(
            key=str(held.id),
            title=held.label or lines[0].name,
            detail=f"{clock(held.at)} · {count}",
            amount=self._numbers.money(held.cart.bill().total),
        )
