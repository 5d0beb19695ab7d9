"""The root of what QML sees: the view-models, and the one place where the till's news arrive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.money import currency
from pos_app.services.refunds.link_refunds import RefundStep
from pos_app.ui.messages import sentence_of
from pos_app.ui.payment_context import PaymentContext
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable
from pos_app.ui.refunds import NoRefunds, RefundMoved
from pos_app.ui.sale_entry import SALE_ENTRY_NEWS, NoSaleEntry
from pos_app.ui.sale_face import Face, face_of
from pos_app.ui.till import CommandRefused, RatesChanged, SaleChanged, StatusChanged
from pos_app.ui.tips import NoTips
from pos_app.ui.view_models.entry import EntryViewModel
from pos_app.ui.view_models.keypad import KeypadViewModel
from pos_app.ui.view_models.navigation import PAYMENT, SALE, NavigationViewModel, RailEntry
from pos_app.ui.view_models.open_sales import OpenSalesViewModel
from pos_app.ui.view_models.payment import PaymentViewModel
from pos_app.ui.view_models.refund import RefundViewModel
from pos_app.ui.view_models.status import StatusViewModel
from pos_app.ui.view_models.tips import TipsViewModel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from pos_app.domain.catalogue import Item
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.refunds import RefundFacade
    from pos_app.ui.sale_entry import SaleEntryFacade
    from pos_app.ui.till import ShownSale, TillFacade
    from pos_app.ui.tips import TipFacade
    from pos_app.ui.view_models.cart import CartViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

TICK_MILLISECONDS = 1_000


def sale_entry() -> RailEntry:
    return RailEntry(key=SALE, iconName="keypad", word=translate("Rail", "Sale"))


@QmlElement
@QmlUncreatable("made by the program")
class TillViewModel(QObject):
    """Connect an EventBridge's `happened` to `take`. `item_of` finds what has a barcode."""

    darkChanged = Signal()

    def __init__(
        self,
        till: TillFacade,
        numbers: Formatter,
        *,
        entries: Sequence[RailEntry] | None = None,
        dark: bool = False,
        refunds: RefundFacade | None = None,
        entry: SaleEntryFacade | None = None,
        item_of: Callable[[str], Item | None] = lambda _: None,
        tips: TipFacade | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._numbers = numbers
        self.gives_back = False
        self._dark = dark
        self._refunds = refunds or NoRefunds()
        self._entry = EntryViewModel(till, numbers, entry or NoSaleEntry(), item_of, self)
        self._keypad = self._entry.keypad
        self._open_sales = OpenSalesViewModel(self.context, self)
        self._payment = PaymentViewModel(till, self.context, self)
        self._refund = RefundViewModel(self._refunds, self)
        self._tips = TipsViewModel(tips or NoTips(), numbers, self)
        self._status = StatusViewModel(till, numbers, self)
        self._navigation = NavigationViewModel(entries or (sale_entry(),), self)
        self._keypad.charged.connect(self._charged)
        self._open_sales.opened.connect(self.open_sale)
        self._status.lookWanted.connect(self.open_sale)
        self._payment.left.connect(self._navigation.back)
        self._payment.refundWanted.connect(self._refund.want)
        self._refund.asked.connect(self._payment.refresh)
        self._navigation.changed.connect(self._look_for_alarm)
        self._navigation.changed.connect(self._look_for_tip)
        self._payment.tipWanted.connect(self._tips.act)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MILLISECONDS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._refresh_shelf()

    @Property(KeypadViewModel, constant=True)
    def keypad(self) -> KeypadViewModel:
        return self._keypad

    @Property(EntryViewModel, constant=True)
    def entry(self) -> EntryViewModel:
        return self._entry

    @property
    def cart(self) -> CartViewModel:
        return self._entry.cart

    @Property(OpenSalesViewModel, constant=True)
    def openSales(self) -> OpenSalesViewModel:
        return self._open_sales

    @Property(PaymentViewModel, constant=True)
    def payment(self) -> PaymentViewModel:
        return self._payment

    @Property(RefundViewModel, constant=True)
    def refund(self) -> RefundViewModel:
        return self._refund

    @Property(TipsViewModel, constant=True)
    def tips(self) -> TipsViewModel:
        return self._tips

    @Property(StatusViewModel, constant=True)
    def status(self) -> StatusViewModel:
        return self._status

    @Property(NavigationViewModel, constant=True)
    def navigation(self) -> NavigationViewModel:
        return self._navigation

    @Property(bool, notify=darkChanged)
    def dark(self) -> bool:
        return self._dark

    def set_dark(self, *, dark: bool) -> None:
        if dark != self._dark:
            self._dark = dark
            self.darkChanged.emit()

    def take(self, event: object) -> None:
        """News of the till, in the GUI thread."""
        match event:
            case SaleChanged(shown=shown):
                self._sale_changed(shown)
            case RefundMoved(sale_id=sale_id):
                self._refund_moved(sale_id)
            case RatesChanged() | StatusChanged():
                self._refresh()
            case CommandRefused(message=message):
                self._status.tell(message)
                self._entry.refused()
                self._tips.refused()
                self._refresh()
            case _ if isinstance(event, SALE_ENTRY_NEWS):
                self._entry.take(event)
            case _:
                raise TypeError(f"{type(event).__name__} is no news of the till")

    def open_sale(self, sale_id: UUID) -> None:
        """Show the payment screen of a sale, wherever the cashier is."""
        shown = self._till.sale(sale_id)
        if shown is None:
            return
        self._payment.show(shown, fresh=True)
        self._navigation.go(PAYMENT)
        self._look_for_alarm()
        self._look_for_tip()

    def _charged(self, sale_id: UUID) -> None:
        self.open_sale(sale_id)
        self._payment.hold_still()
        self._keypad.begin_next_sale()

    def context(self, shown: ShownSale | None = None) -> PaymentContext:
        asked = self._till.setup.currency
        if shown is not None and shown.sale.locks:
            asked = currency(shown.sale.lock.currency_code)
        return PaymentContext(
            now=self._till.now(),
            setup=self._till.setup,
            status=self._till.status(),
            numbers=self._numbers,
            rate=self._till.current_rate(asked),
            sentence=sentence_of,
            gives_back=self.gives_back,
            refund=RefundStep.ABSENT if shown is None else self._refunds.step_of(shown.sale),
        )

    def tick(self) -> None:
        """Another second: only what shows time is painted again."""
        self._status.tick()
        self._refresh_shelf()
        if self._navigation.screen == PAYMENT:
            self._payment.tick()

    def _refund_moved(self, sale_id: UUID) -> None:
        """On another screen it waits for the next touch: it is money for this customer alone."""
        if self._navigation.screen == PAYMENT and self._payment.sale_id == sale_id:
            self._refund.show(sale_id)
        self._payment.refresh()

    def _sale_changed(self, shown: ShownSale) -> None:
        if shown.sale.id == self._payment.sale_id:
            self._payment.show(shown)
            self._look_for_tip()
        self._refresh_shelf()

    def _look_for_tip(self) -> None:
        """The customer is asked while the sale's own screen stands."""
        sale_id = self._payment.sale_id if self._navigation.screen == PAYMENT else None
        shown = None if sale_id is None else self._till.sale(sale_id)
        self._tips.show(None if shown is None else shown.sale)

    def _refresh(self) -> None:
        self._status.refresh()
        self._keypad.refresh()
        self._payment.refresh()
        self._refresh_shelf()

    def _refresh_shelf(self) -> None:
        self._open_sales.show(self._till.open_sales())
        self._look_for_alarm()

    def _look_for_alarm(self) -> None:
        """Its own screen has a panel for it; on every other one a banner stands."""
        shown_id = self._payment.sale_id if self._navigation.screen == PAYMENT else None
        alarms = [
            shown.sale for shown in self._till.open_sales() if face_of(shown.sale) is Face.REVERSED
        ]
        elsewhere = [sale for sale in alarms if sale.id != shown_id]
        alarm = next(iter([*elsewhere, *alarms]), None)
        self._status.set_alarm(alarm, on_its_page=not elsewhere)
