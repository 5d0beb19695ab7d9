"""Saving the receipt that a screen shows, and where it was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.services.receipts.receipt_files import FileKind
from pos_app.ui.archive import fresh_ticket
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.saved_receipts import ReceiptSaved

if TYPE_CHECKING:
    from pos_app.domain.receipt import Receipt
    from pos_app.ui.archive import SaleRecord
    from pos_app.ui.saved_receipts import ReceiptSaver

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to a screen")
class ReceiptSavingViewModel(QObject):
    changed = Signal()

    def __init__(self, saver: ReceiptSaver | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._saver = saver
        self._receipt: Receipt | None = None
        self._ticket = 0
        self._said = ""

    def show(self, record: SaleRecord | None) -> None:
        """The receipt of this record from here on; none of one whose money is gone."""
        receipt = record.paper if record is not None and not record.is_taken_back else None
        if receipt != self._receipt:
            self._receipt = receipt
            self._ticket, self._said = 0, ""
            self.changed.emit()

    def hear(self, event: object) -> None:
        if isinstance(event, ReceiptSaved) and event.ticket == self._ticket:
            self._said = translate("SaveReceipt", "Saved as {file}").format(file=event.file)
            self.changed.emit()

    @Property(bool, notify=changed)
    def possible(self) -> bool:
        return self._saver is not None and self._receipt is not None

    @Property(str, notify=changed)
    def said(self) -> str:
        return self._said

    @Slot(str)
    def save(self, kind: str) -> None:
        """`pdf` or `png`."""
        if self._saver is not None and self._receipt is not None:
            self._ticket = fresh_ticket()
            self._saver.save(self._ticket, self._receipt, FileKind(kind))
