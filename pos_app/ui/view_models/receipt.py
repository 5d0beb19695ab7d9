"""The receipt screen: the paper as it prints, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.ui.archive import PaperAnswer, RecordRead, fresh_ticket
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.receipt_page import ReceiptPage, receipt_page
from pos_app.ui.till import SaleChanged, StatusChanged
from pos_app.ui.view_models.receipt_saving import ReceiptSavingViewModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.receipt import Receipt
    from pos_app.ui.archive import SaleArchive, SaleRecord
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.saved_receipts import ReceiptSaver
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the till")
class ReceiptViewModel(QObject):
    """`preview` gives the address of a receipt's picture for QML."""

    changed = Signal()

    def __init__(
        self,
        till: TillFacade,
        archive: SaleArchive,
        context: Callable[[], PaymentContext],
        preview: Callable[[Receipt], str],
        parent: QObject | None = None,
        *,
        saver: ReceiptSaver | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._archive = archive
        self._context = context
        self._preview = preview
        self._saving = ReceiptSavingViewModel(saver, self)
        self._ticket = 0
        self._sale_id: UUID | None = None
        self._record: SaleRecord | None = None
        self._page = ReceiptPage()
        self._picture = ""

    def open(self, sale_id: UUID) -> None:
        """Show this sale's paper as soon as it was read."""
        if sale_id != self._sale_id:
            self._record = None
            self._page = ReceiptPage()
            self._picture = ""
            self._saving.show(None)
            self.changed.emit()
        self._sale_id = sale_id
        self._read()

    @Slot(object)
    def hear(self, event: object) -> None:
        self._saving.hear(event)
        match event:
            case RecordRead(ticket=ticket, record=record) if ticket == self._ticket:
                self._record = record
                self._paint()
            case SaleChanged(shown=shown) if shown.sale.id == self._sale_id:
                self._read()
            case StatusChanged():
                self._paint()

    def _read(self) -> None:
        if self._sale_id is not None:
            self._ticket = fresh_ticket()
            self._archive.read_record(self._ticket, self._sale_id)

    def _paint(self) -> None:
        record = self._record
        if record is None:
            return
        self._saving.show(record)
        page = receipt_page(record, self._context())
        picture = self._preview(record.paper) if record.paper is not None else ""
        if (page, picture) != (self._page, self._picture):
            self._page, self._picture = page, picture
            self.changed.emit()

    @Property(ReceiptSavingViewModel, constant=True)
    def saving(self) -> ReceiptSavingViewModel:
        return self._saving

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._record is not None

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._picture

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._page.tone

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return self._page.icon

    @Property(str, notify=changed)
    def word(self) -> str:
        return self._page.word

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._page.number

    @Property(str, notify=changed)
    def amount(self) -> str:
        return self._page.amount

    @Property(str, notify=changed)
    def paperTitle(self) -> str:
        return self._page.paper.title

    @Property(str, notify=changed)
    def paperDetail(self) -> str:
        return self._page.paper.detail

    @Property(str, notify=changed)
    def paperTone(self) -> str:
        return self._page.paper.tone

    @Property(str, notify=changed)
    def paperIcon(self) -> str:
        return self._page.paper.icon

    @Property(bool, notify=changed)
    def uncertain(self) -> bool:
        return self._page.uncertain is not None

    @Property(str, notify=changed)
    def printText(self) -> str:
        return self._page.print_text

    @Property(str, notify=changed)
    def printDetail(self) -> str:
        return self._page.print_detail

    @Property(bool, notify=changed)
    def canPrint(self) -> bool:
        return self._page.can_print

    @Slot()
    def printPaper(self) -> None:
        if self._sale_id is not None:
            self._till.print_slip(self._sale_id)

    @Slot(str)
    def answer(self, answer: str) -> None:
        """`printed`, `copy` or `skip`, about the paper that is uncertain."""
        if self._page.uncertain is not None:
            self._archive.resolve_paper(self._page.uncertain, PaperAnswer(answer))
