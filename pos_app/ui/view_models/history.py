"""The history screen: every sale, newest first, and the story of one."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.ui.archive import RecordRead, SalesFound, fresh_ticket
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import face_of, signs_of, word_of
from pos_app.ui.sale_facts import FactRow, facts_of
from pos_app.ui.story import StoryRow, story_of
from pos_app.ui.till import Health, SaleChanged
from pos_app.ui.view_models.history_list import HistoryListViewModel
from pos_app.ui.view_models.receipt_saving import ReceiptSavingViewModel

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from pos_app.domain.sale import Sale
    from pos_app.ui.archive import SaleArchive, SaleRecord
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.saved_receipts import ReceiptSaver
    from pos_app.ui.till import TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@QmlElement
@QmlUncreatable("belongs to the till")
class HistoryViewModel(QObject):
    """`opened` asks for the payment screen of a sale, `receiptWanted` for its receipt (UUIDs).

    `callWanted` asks for one of the sale's calls to the store's server, by UUID and message id,
    `refundWanted` for giving its money back.
    """

    selectedChanged = Signal()
    opened = Signal(object)
    receiptWanted = Signal(object)
    callWanted = Signal(object, str)
    refundWanted = Signal(object)

    def __init__(
        self,
        till: TillFacade,
        archive: SaleArchive,
        context: Callable[[], PaymentContext],
        parent: QObject | None = None,
        *,
        saver: ReceiptSaver | None = None,
        people: Callable[[], Mapping[str, str]] = dict,
        zone: Callable[[], tzinfo] = lambda: UTC,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._archive = archive
        self._context = context
        self._saving = ReceiptSavingViewModel(saver, self)
        self.offers_refunds = False
        self._record_ticket = 0
        self._on_screen = False
        self._selected: UUID | None = None
        self._record: SaleRecord | None = None
        self._story = ListModel(StoryRow, self)
        self._facts = ListModel(FactRow, self)
        self._list = HistoryListViewModel(archive, context, people, zone, self)
        self._list.only.connect(self.select)

    @Slot(object)
    def hear(self, event: object) -> None:
        self._saving.hear(event)
        match event:
            case SalesFound():
                self._list.hear(event)
            case RecordRead(ticket=ticket, record=record) if ticket == self._record_ticket:
                self._show(record)
            case SaleChanged(shown=shown) if self._on_screen:
                self._list.look_soon()
                if shown.sale.id == self._selected:
                    self._read()

    # --- the list ---

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        """Read only while somebody looks."""
        self._on_screen = on_screen
        if on_screen:
            self._list.look()
            self._read()

    @Property(HistoryListViewModel, constant=True)
    def list(self) -> HistoryListViewModel:
        return self._list

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
        self._facts.clear()
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
            sale, tip_height = record.shown.sale, context.status.tip_height
            self._facts.replace_rows(facts_of(sale, context.numbers, tip_height))
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

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        """Payments."""
        return self._facts

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

    @Property(bool, notify=selectedChanged)
    def canRefund(self) -> bool:
        """Whether money came that somebody may want back."""
        return self.offers_refunds and self._sale is not None and self._sale.received_sat > 0

    @Slot()
    def refund(self) -> None:
        if self._selected is not None:
            self.refundWanted.emit(self._selected)

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
