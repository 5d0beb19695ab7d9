"""The history screen: every sale, newest first, and the story of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.ui.archive import RecordRead, SalesFound, fresh_ticket
from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import moment_text
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import face_of, signs_of, word_of
from pos_app.ui.story import StoryRow, story_of
from pos_app.ui.till import Health, SaleChanged
from pos_app.ui.view_models.receipt_saving import ReceiptSavingViewModel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.sale import Sale
    from pos_app.ui.archive import SaleArchive, SaleRecord
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.saved_receipts import ReceiptSaver
    from pos_app.ui.till import ShownSale, TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_SALES = 200
SEARCH_PAUSE_MILLISECONDS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class SaleRow:
    key: str
    tone: str
    iconName: str
    word: str
    number: str
    amount: str
    moment: str


@QmlElement
@QmlUncreatable("belongs to the till")
class HistoryViewModel(QObject):
    """`opened` asks for the payment screen of a sale, `receiptWanted` for its receipt (UUIDs).

    `callWanted` asks for one of the sale's calls to the store's server, by UUID and message id.
    """

    changed = Signal()
    selectedChanged = Signal()
    opened = Signal(object)
    receiptWanted = Signal(object)
    callWanted = Signal(object, str)

    def __init__(
        self,
        till: TillFacade,
        archive: SaleArchive,
        context: Callable[[], PaymentContext],
        parent: QObject | None = None,
        *,
        saver: ReceiptSaver | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._archive = archive
        self._context = context
        self._saving = ReceiptSavingViewModel(saver, self)
        self._text = ""
        self._ticket = 0
        self._record_ticket = 0
        self._on_screen = False
        self._searched = False
        self._selected: UUID | None = None
        self._record: SaleRecord | None = None
        self._sales = ListModel(SaleRow, self)
        self._story = ListModel(StoryRow, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._search)

    @Slot(object)
    def hear(self, event: object) -> None:
        self._saving.hear(event)
        match event:
            case SalesFound(ticket=ticket, sales=sales) if ticket == self._ticket:
                self._fill(sales)
            case RecordRead(ticket=ticket, record=record) if ticket == self._record_ticket:
                self._show(record)
            case SaleChanged(shown=shown) if self._on_screen:
                self._pause.start()
                if shown.sale.id == self._selected:
                    self._read()

    # --- the list ---

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        """Read only while somebody looks."""
        self._on_screen = on_screen
        if on_screen:
            self._search()
            self._read()

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Slot(str)
    def search(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._pause.start()
            self.changed.emit()

    @Property(QObject, constant=True)
    def sales(self) -> QObject:
        return self._sales

    @Property(str, notify=changed)
    def found(self) -> str:
        """`6 sales found`, while something is searched for."""
        if not self._text.strip():
            return ""
        count = len(self._sales.rows)
        if count == 1:
            return translate("History", "1 sale found")
        return translate("History", "{count} sales found").format(count=count)

    @Property(str, notify=changed)
    def emptyText(self) -> str:
        if self._sales.rows or not self._searched:
            return ""
        if self._text.strip():
            return translate("History", "No sale is like that.")
        return translate("History", "No sales yet. The first one will stand here.")

    def _search(self) -> None:
        self._pause.stop()
        self._ticket = fresh_ticket()
        self._archive.search(self._ticket, self._text.strip(), MOST_SALES)

    def _fill(self, sales: tuple[ShownSale, ...]) -> None:
        context = self._context()
        self._searched = True
        self._sales.replace_rows([_row(shown.sale, context) for shown in sales])
        self.changed.emit()

    # --- one sale ---

    @Property(str, notify=selectedChanged)
    def selected(self) -> str:
        return str(self._selected) if self._selected else ""

    @Slot(str)
    def select(self, key: str) -> None:
        """Empty for none."""
        self._selected = UUID(key) if key else None
        self._record = None
        self._story.replace_rows([])
        self._read()
        self.selectedChanged.emit()

    def _read(self) -> None:
        if self._selected is not None:
            self._record_ticket = fresh_ticket()
            self._archive.read_record(self._record_ticket, self._selected)

    def _show(self, record: SaleRecord | None) -> None:
        self._record = record
        self._saving.show(record)
        if record is not None:
            context = self._context()
            self._story.replace_rows(story_of(record, context.numbers, context.sentence))
        self.selectedChanged.emit()

    @property
    def _sale(self) -> Sale | None:
        return self._record.shown.sale if self._record else None

    @Property(ReceiptSavingViewModel, constant=True)
    def saving(self) -> ReceiptSavingViewModel:
        return self._saving

    @Property(bool, notify=selectedChanged)
    def ready(self) -> bool:
        return self._record is not None

    @Property(QObject, constant=True)
    def story(self) -> QObject:
        return self._story

    @Property(str, notify=selectedChanged)
    def tone(self) -> str:
        return signs_of(face_of(self._sale)).tone if self._sale else "wait"

    @Property(str, notify=selectedChanged)
    def iconName(self) -> str:
        return signs_of(face_of(self._sale)).icon if self._sale else ""

    @Property(str, notify=selectedChanged)
    def word(self) -> str:
        return word_of(face_of(self._sale)) if self._sale else ""

    @Property(str, notify=selectedChanged)
    def number(self) -> str:
        sale = self._sale
        return translate("History", "Sale {number}").format(number=sale.number) if sale else ""

    @Property(str, notify=selectedChanged)
    def note(self) -> str:
        return self._sale.note if self._sale else ""

    @Property(str, notify=selectedChanged)
    def amount(self) -> str:
        return self._context().numbers.money(self._sale.amount) if self._sale else ""

    @Property(str, notify=selectedChanged)
    def satoshi(self) -> str:
        sale = self._sale
        return self._context().numbers.sat(sale.due_sat) if sale and sale.locks else ""

    @Property(bool, notify=selectedChanged)
    def canPrint(self) -> bool:
        has_printer = self._context().status.printer.health is not Health.ABSENT
        return self._sale is not None and self._sale.may_print and has_printer

    @Property(str, notify=selectedChanged)
    def printText(self) -> str:
        settled = self._sale is not None and self._sale.receipt_number is not None
        return translate("History", "Print copy") if settled else translate("History", "Print slip")

    @Slot()
    def printPaper(self) -> None:
        if self._selected is not None:
            self._till.print_slip(self._selected)

    @Slot()
    def openSale(self) -> None:
        if self._selected is not None:
            self.opened.emit(self._selected)

    @Slot(str)
    def openCall(self, message_id: str) -> None:
        if self._selected is not None:
            self.callWanted.emit(self._selected, message_id)

    @Slot()
    def openReceipt(self) -> None:
        if self._selected is not None:
            self.receiptWanted.emit(self._selected)


def _row(sale: Sale, context: PaymentContext) -> SaleRow:
    face = face_of(sale)
    signs = signs_of(face)
    number = translate("History", "No. {number}").format(number=sale.number) if sale.number else ""
    return SaleRow(
        key=str(sale.id),
        tone=signs.tone,
        iconName=signs.icon,
        word=word_of(face),
        number=" · ".join(part for part in (number, sale.note) if part),
        amount=context.numbers.money(sale.amount),
        moment=moment_text(sale.created_at, context.now),
    )
