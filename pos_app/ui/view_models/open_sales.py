"""The shelf of sales that are not finished: nothing on it blocks the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.sale_state import Life
from pos_app.ui.formatting import countdown
from pos_app.ui.list_model import ListModel
from pos_app.ui.payment_context import PaymentContext, block_text, missing_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import URGENCY, Face, face_of, signs_of, word_of
from pos_app.ui.till import Health, ReceiptProgress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from pos_app.ui.till import ShownSale

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class TileRow:
    key: str
    tone: str
    iconName: str
    word: str
    amount: str
    number: str
    detail: str
    reached: int
    alarm: bool


class TileModel(ListModel[TileRow]):
    """Worst first."""


@QmlElement
@QmlUncreatable("belongs to the till")
class OpenSalesViewModel(QObject):
    """`opened` carries the id of the sale that was touched, a UUID."""

    countChanged = Signal()
    opened = Signal(object)

    def __init__(
        self, context: Callable[[], PaymentContext], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._model = TileModel(TileRow, self)
        self._shown: Sequence[ShownSale] = ()

    @Property(QObject, constant=True)
    def tiles(self) -> QObject:
        return self._model

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._model.rows)

    @Slot(str)
    def open(self, key: str) -> None:
        self.opened.emit(UUID(key))

    def show(self, shown: Sequence[ShownSale]) -> None:
        self._shown = shown
        before = len(self._model.rows)
        context = self._context()
        ordered = sorted(shown, key=_urgency)
        self._model.replace_rows([tile_of(each, context) for each in ordered])
        if len(self._model.rows) != before:
            self.countChanged.emit()

    def tick(self) -> None:
        """Another second: repaint the countdowns."""
        self.show(self._shown)


def _urgency(shown: ShownSale) -> tuple[int, datetime, int]:
    sale = shown.sale
    ends = sale.lock.ends_at if sale.locks else sale.created_at
    return URGENCY[face_of(sale)], ends, sale.number


def tile_of(shown: ShownSale, context: PaymentContext) -> TileRow:
    sale = shown.sale
    face = face_of(sale)
    signs = signs_of(face)
    no_printer = context.status.printer.health is Health.ABSENT
    finished = face in {Face.PAID, Face.OVER} and (
        shown.receipt is ReceiptProgress.PRINTED or (no_printer and sale.receipt_number is not None)
    )
    number = translate("Tile", "No. {number}").format(number=sale.number) if sale.number else ""
    return TileRow(
        key=str(sale.id),
        tone=signs.tone,
        iconName=signs.icon,
        word=word_of(face),
        amount=context.numbers.money(sale.amount),
        number=number,
        detail=_detail(shown, face, context),
        reached=4 if finished else signs.reached,
        alarm=face is Face.REVERSED,
    )


def _detail(shown: ShownSale, face: Face, context: PaymentContext) -> str:
    sale = shown.sale
    if face in {Face.WAITING, Face.DROPPED} and sale.state.life is Life.OPEN:
        left = countdown(sale.lock.ends_at - context.now)
        return translate("Tile", "{time} left").format(time=left)
    if face is Face.PARTLY_PAID and sale.locks:
        missing = missing_text(sale, context.numbers)
        return translate("Tile", "{amount} missing").format(amount=missing)
    if face in {Face.SEEN, Face.ACCEPTED}:
        return block_text(sale, context)
    if face is Face.OVER:
        over = context.numbers.money(sale.lock.value_of(sale.over_sat, sale.amount.currency))
        return translate("Tile", "{amount} too much").format(amount=over)
    if face is Face.PAID:
        return _paper(shown)
    return _WORDS_OF[face]() if face in _WORDS_OF else ""


def _paper(shown: ShownSale) -> str:
    if shown.receipt is ReceiptProgress.PRINTED:
        return translate("Tile", "receipt printed")
    if shown.receipt is ReceiptProgress.WAITING:
        return translate("Tile", "receipt waits")
    if shown.sale.receipt_number is not None:
        return translate("Tile", "settled")
    return translate("Tile", "settles in a moment")


_WORDS_OF: dict[Face, Callable[[], str]] = {
    Face.REVERSED: lambda: translate("Tile", "look now"),
    Face.PREPARING: lambda: translate("Tile", "in a moment"),
    Face.REFUNDED: lambda: translate("Tile", "given back"),
    Face.COULD_NOT_PREPARE: lambda: translate("Tile", "try again?"),
    Face.LATE: lambda: translate("Tile", "after the price ended"),
    Face.UNPROVEN: lambda: translate("Tile", "take it?"),
    Face.AFTER_CANCEL: lambda: translate("Tile", "take it?"),
    Face.REPLACED: lambda: translate("Tile", "pays the same"),
    Face.EXPIRED: lambda: translate("Tile", "new rate?"),
    Face.CANCELLED: lambda: translate("Tile", "watched on"),
    Face.DROPPED: lambda: translate("Tile", "not on its way"),
}
