"""The screens besides the sale and its payment, and the one place where all news arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from pos_app.ui.banners import STORE
from pos_app.ui.catalogue import NoCatalogue
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.refunds import RefundMoved
from pos_app.ui.sale_entry import SALE_ENTRY_NEWS
from pos_app.ui.till import CommandRefused, RatesChanged, SaleChanged, StatusChanged
from pos_app.ui.view_models.arrived import ArrivedViewModel
from pos_app.ui.view_models.catalogue import CatalogueViewModel
from pos_app.ui.view_models.catalogue_editor import CatalogueEditorViewModel
from pos_app.ui.view_models.demo_panel import DemoPanelViewModel
from pos_app.ui.view_models.drawer import DrawerViewModel
from pos_app.ui.view_models.giving_back import GivingBackViewModel
from pos_app.ui.view_models.history import HistoryViewModel
from pos_app.ui.view_models.navigation import PAYMENT, SALE, RailEntry
from pos_app.ui.view_models.receipt import ReceiptViewModel
from pos_app.ui.view_models.recovery import RecoveryViewModel
from pos_app.ui.view_models.setup import SetupViewModel
from pos_app.ui.view_models.shift import ShiftViewModel
from pos_app.ui.view_models.store_calls import StoreCallsViewModel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from uuid import UUID

    from pos_app.domain.receipt import Receipt
    from pos_app.ui.archive import SaleArchive
    from pos_app.ui.calls import StoreCalls
    from pos_app.ui.catalogue import CatalogueFacade
    from pos_app.ui.demo import DemoFacade
    from pos_app.ui.drawer import DrawerFacade
    from pos_app.ui.duty import DutyFacade
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.giving_back import GivingBackFacade
    from pos_app.ui.receipt_drafts import ReceiptDraft
    from pos_app.ui.saved_receipts import ReceiptSaver
    from pos_app.ui.setup import SetupFacade
    from pos_app.ui.shifts import ShiftFacade
    from pos_app.ui.till import TillFacade
    from pos_app.ui.view_models.till import TillViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

_OF_THE_TILL = (
    SaleChanged,
    StatusChanged,
    RatesChanged,
    CommandRefused,
    RefundMoved,
    *SALE_ENTRY_NEWS,
)

ARRIVED, HISTORY, SETTINGS, RECEIPT = "arrived", "history", "settings", "receipt"
RECOVERY, CALLS, SHIFT = "recovery", "calls", "shift"
REFUND = "refund"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageServices:
    """`preview` gives the address of a receipt's picture, `draft` that of one not saved yet."""

    till: TillFacade
    archive: SaleArchive
    calls: StoreCalls
    preview: Callable[[Receipt], str]
    setup: SetupFacade | None = None
    draft: Callable[[ReceiptDraft], str] | None = None
    demo: DemoFacade | None = None
    saver: ReceiptSaver | None = None
    drawer: DrawerFacade | None = None
    drawer_button: bool = True
    shifts: ShiftFacade | None = None
    duty: DutyFacade | None = None
    catalogue: CatalogueFacade | None = None

    def names(self) -> dict[str, str]:
        """Of the till's people by id, of those who have left too."""
        everyone = () if self.duty is None else self.duty.everyone()
        return {str(person.id): person.name for person in everyone}

    def zone(self) -> tzinfo:
        """The shop's."""
        return UTC if self.shifts is None else self.shifts.zone

    giving_back: GivingBackFacade | None = None


def rail_entries(*, with_settings: bool, with_shifts: bool = False) -> tuple[RailEntry, ...]:
    """The ways in the rail, in their order."""
    entries: tuple[RailEntry, ...] = (
        RailEntry(key=SALE, iconName="keypad", word=translate("Rail", "Sale")),
        RailEntry(key=ARRIVED, iconName="arrived", word=translate("Rail", "Arrived?")),
        RailEntry(key=HISTORY, iconName="history", word=translate("Rail", "History")),
    )
    if with_shifts:
        shift = RailEntry(key=SHIFT, iconName="shift", word=translate("Rail", "Shift"))
        entries = (*entries, shift)
    if not with_settings:
        return entries
    settings = RailEntry(key=SETTINGS, iconName="settings", word=translate("Rail", "Settings"))
    return (*entries, settings)


@QmlElement
@QmlUncreatable("made by the program")
class PagesViewModel(QObject):
    """Connect an EventBridge's `happened` to `hear`: it also passes on what the till must know."""

    def __init__(
        self,
        services: PageServices,
        till: TillViewModel,
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        facade, archive = services.till, services.archive
        self._receipt = ReceiptViewModel(
            facade, archive, till.context, services.preview, self, saver=services.saver
        )
        self._history = HistoryViewModel(
            facade,
            archive,
            till.context,
            self,
            saver=services.saver,
            people=services.names,
            zone=services.zone,
        )
        self._arrived = ArrivedViewModel(facade, archive, till.context, self)
        self._recovery = RecoveryViewModel(facade, self)
        self._calls = StoreCallsViewModel(services.calls, facade, self)
        self._setup: SetupViewModel | None = None
        if services.setup is not None:
            self._setup = SetupViewModel(services.setup, numbers, services.draft, self)
        self._demo: DemoPanelViewModel | None = None
        if services.demo is not None:
            self._demo = DemoPanelViewModel(services.demo, facade, till.context, self)
        self._drawer: DrawerViewModel | None = None
        if services.drawer is not None:
            self._drawer = DrawerViewModel(
                services.drawer, till.status.tell, self, has_button=services.drawer_button
            )
        self._shift: ShiftViewModel | None = None
        if services.shifts is not None and services.duty is not None:
            self._shift = ShiftViewModel(
                services.shifts, services.duty, till.context, numbers, self
            )
        self._giving_back: GivingBackViewModel | None = None
        if services.giving_back is not None:
            self._giving_back = GivingBackViewModel(services.giving_back, numbers, self)
            self._giving_back.left.connect(till.navigation.back)
            self._history.offers_refunds = till.gives_back = True
            self._history.refundWanted.connect(self.give_back)
            till.payment.giveBackWanted.connect(self.give_back)
            till.status.refundsWanted.connect(self.open_refunds)
        catalogue = services.catalogue or NoCatalogue()
        asked = facade.setup
        self._catalogue = CatalogueViewModel(catalogue, till.cart, numbers, self)
        self._editor = CatalogueEditorViewModel(catalogue, asked.currency, numbers, asked.tax, self)
        till.payment.receiptWanted.connect(self.open_receipt)
        till.payment.changed.connect(self._aim)
        till.navigation.changed.connect(self._aim)
        self._history.opened.connect(till.open_sale)
        self._history.receiptWanted.connect(self.open_receipt)
        self._history.callWanted.connect(self.open_call)
        self._arrived.opened.connect(till.open_sale)
        till.status.recoveryWanted.connect(self.open_recovery)
        till.status.receiptWanted.connect(self.open_receipt)
        till.status.callsWanted.connect(self.open_calls)

    @Slot(object)
    def hear(self, event: object) -> None:
        """News of the till, its archive, its settings and the demo, in the GUI thread."""
        if isinstance(event, _OF_THE_TILL):
            self._till.take(event)
        self._receipt.hear(event)
        self._history.hear(event)
        self._arrived.hear(event)
        self._recovery.hear(event)
        self._calls.hear(event)
        if self._giving_back is not None:
            self._giving_back.hear(event)
        self._catalogue.hear(event)
        self._editor.hear(event)
        if self._setup is not None:
            self._setup.hear(event)
        if self._demo is not None:
            self._demo.hear(event)
        if self._drawer is not None:
            self._drawer.hear(event)
        if self._shift is not None:
            self._shift.hear(event)

    @Slot(object)
    def open_receipt(self, sale_id: UUID) -> None:
        self._receipt.open(sale_id)
        self._till.navigation.go(RECEIPT)

    @Slot(object)
    def give_back(self, sale_id: UUID) -> None:
        if self._giving_back is not None:
            self._giving_back.open(sale_id)
            self._till.navigation.go(REFUND)

    @Slot()
    def open_refunds(self) -> None:
        if self._giving_back is not None:
            self._giving_back.open_list()
            self._till.navigation.go(REFUND)

    @Slot()
    def open_recovery(self) -> None:
        self._till.navigation.go(RECOVERY)

    @Slot()
    def open_calls(self) -> None:
        self._calls.show_all()
        self._till.navigation.go(CALLS)

    @Slot(object, str)
    def open_call(self, sale_id: UUID, message_id: str) -> None:
        self._calls.show_call(sale_id, message_id)
        self._till.navigation.go(CALLS)

    @Property(GivingBackViewModel, constant=True)
    def givingBack(self) -> GivingBackViewModel | None:
        return self._giving_back

    @Property(CatalogueViewModel, constant=True)
    def catalogue(self) -> CatalogueViewModel:
        return self._catalogue

    @Property(CatalogueEditorViewModel, constant=True)
    def editor(self) -> CatalogueEditorViewModel:
        return self._editor

    @Property(StoreCallsViewModel, constant=True)
    def calls(self) -> StoreCallsViewModel:
        return self._calls

    @Property(RecoveryViewModel, constant=True)
    def recovery(self) -> RecoveryViewModel:
        return self._recovery

    @Property(ReceiptViewModel, constant=True)
    def receipt(self) -> ReceiptViewModel:
        return self._receipt

    @Property(HistoryViewModel, constant=True)
    def history(self) -> HistoryViewModel:
        return self._history

    @Property(ArrivedViewModel, constant=True)
    def arrived(self) -> ArrivedViewModel:
        return self._arrived

    @Property(SetupViewModel, constant=True)
    def setup(self) -> SetupViewModel | None:
        return self._setup

    @Property(DemoPanelViewModel, constant=True)
    def demo(self) -> DemoPanelViewModel | None:
        return self._demo

    @Property(ShiftViewModel, constant=True)
    def shift(self) -> ShiftViewModel | None:
        return self._shift

    @Property(DrawerViewModel, constant=True)
    def drawer(self) -> DrawerViewModel | None:
        return self._drawer

    @Slot()
    def _aim(self) -> None:
        """The demo's customer pays what is on the payment screen; a page of its own tells more."""
        on_calls = self._till.navigation.screen == CALLS
        self._till.status.set_told_elsewhere(STORE if on_calls else "")
        if self._demo is not None:
            on_payment = self._till.navigation.screen == PAYMENT
            self._demo.show_sale(self._till.payment.sale_id if on_payment else None)
