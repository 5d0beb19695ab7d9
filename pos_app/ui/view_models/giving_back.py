"""The screen that gives money back: what and how much, to whom, and the code that pays it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.refund import RefundReason
from pos_app.ui.formatting import address_groups
from pos_app.ui.giving_back import AddressTold, ChoicesTold, RefundsToPay
from pos_app.ui.list_model import ListModel
from pos_app.ui.messages import sentence_of
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.refund_rows import OfferRow, RefundRow, offer_row, refund_row
from pos_app.ui.till import SaleChanged
from pos_app.ui.view_models.shown_refund import ShownRefundViewModel

if TYPE_CHECKING:
    from pos_app.domain.message import Message
    from pos_app.domain.refund import Refund
    from pos_app.domain.refund_offer import RefundOffer
    from pos_app.domain.sale import Sale
    from pos_app.services.refunds.refunds import CheckedAddress
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.giving_back import GivingBackFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

PAUSE_MILLISECONDS = 150
LONGEST_TEXT = 2_000


@QmlElement
@QmlUncreatable("belongs to the till")
class GivingBackViewModel(QObject):
    """`mode` is `list`, `choose` or `pay`; `left` asks for the screen before."""

    changed = Signal()
    left = Signal()

    def __init__(
        self, facade: GivingBackFacade, numbers: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._numbers = numbers
        self._sale_id: UUID | None = None
        self._sale: Sale | None = None
        self._shown: UUID | None = None
        self._problem: Message | None = None
        self._offers: tuple[RefundOffer, ...] = ()
        self._chosen: RefundReason | None = None
        self._text = ""
        self._checked: CheckedAddress | None = None
        self._mistake: Message | None = None
        self._waiting: tuple[Sale, ...] = ()
        self._one = ShownRefundViewModel(numbers, self)
        self._offer_rows = ListModel(OfferRow, self)
        self._refund_rows = ListModel(RefundRow, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._check)

    # --- what is looked at ---

    def open(self, sale_id: UUID) -> None:
        """Give money of this sale back, or see how far that is."""
        self._sale_id, self._sale, self._shown = sale_id, None, None
        self._problem, self._offers, self._chosen = None, (), None
        self._forget_address()
        self._offer_rows.clear()
        self._refund_rows.clear()
        self._facade.look(sale_id)
        self._say()

    def open_list(self) -> None:
        """All that is still to be paid, of every sale."""
        self._sale_id = self._sale = self._shown = None
        self._fill()
        self._facade.list_waiting()

    @Slot(object)
    def hear(self, event: object) -> None:
        match event:
            case ChoicesTold(sale=sale) if sale.id == self._sale_id:
                self._take(event)
            case AddressTold(text=text) if text == self._text:
                self._checked, self._mistake = event.checked, event.problem
                self._say()
            case RefundsToPay(sales=sales):
                self._waiting = sales
                self._fill()
            case SaleChanged(shown=shown) if shown.sale.id == self._sale_id:
                self._facade.look(shown.sale.id)

    def _take(self, told: ChoicesTold) -> None:
        before = set() if self._sale is None else {each.id for each in self._sale.refunds}
        new = [each for each in told.sale.refunds if each.id not in before]
        first = self._sale is None
        self._sale, self._problem = told.sale, told.problem
        self._offers = () if told.choices is None else told.choices.offers
        if new and (not first or new[-1].waits_for_payment or not self._offers):
            self._shown = new[-1].id
            self._forget_address()
        if self._chosen not in {offer.reason for offer in self._offers}:
            self._chosen = self._offers[0].reason if len(self._offers) == 1 else None
        self._offer_rows.replace_rows([offer_row(each, self._numbers) for each in self._offers])
        self._fill()

    def _fill(self) -> None:
        sales = self._waiting if self._sale is None else (self._sale,)
        wanted = [
            refund_row(str(sale.id), sale.number, refund, self._numbers)
            for sale in sales
            for refund in sale.refunds
            if self._sale is not None or refund.waits_for_payment
        ]
        self._refund_rows.replace_rows(wanted)
        self._say()

    @Property(str, notify=changed)
    def mode(self) -> str:
        if self._sale_id is None:
            return "list"
        return "choose" if self._refund is None else "pay"

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._sale_id is None:
            return translate("Refund", "Refunds to be paid")
        if self._sale is None:
            return translate("Refund", "Give money back")
        text = translate("Refund", "Give back, sale {number}")
        return text.format(number=self._sale.number)

    @Property(str, notify=changed)
    def problem(self) -> str:
        """Why nothing may go back; empty where something may."""
        return "" if self._problem is None else sentence_of(self._problem)

    # --- how much, and to whom ---

    @Property(QObject, constant=True)
    def offers(self) -> QObject:
        return self._offer_rows

    @Property(str, notify=changed)
    def chosen(self) -> str:
        return "" if self._chosen is None else self._chosen.value

    @Slot(str)
    def choose(self, key: str) -> None:
        self._chosen = RefundReason(key)
        self._say()

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Slot(str)
    def setText(self, text: str) -> None:
        """From the keys or a scanner."""
        text = text[:LONGEST_TEXT]
        if text != self._text:
            self._text, self._checked, self._mistake = text, None, None
            self._pause.start()
            self._say()

    @Slot()
    def check(self) -> None:
        """A scanner ends with Enter: no need to wait."""
        self._check()

    def _check(self) -> None:
        self._pause.stop()
        if self._text.strip():
            self._facade.check_address(self._text)

    def _forget_address(self) -> None:
        self._pause.stop()
        self._text, self._checked, self._mistake = "", None, None

    @Property(str, notify=changed)
    def mistake(self) -> str:
        return "" if self._mistake is None else sentence_of(self._mistake)

    @Property("QStringList", notify=changed)
    def checkedGroups(self) -> list[str]:
        """The address that was read, to compare with the customer's; empty before."""
        return [] if self._checked is None else address_groups(self._checked.address)

    @Property(str, notify=changed)
    def askedNote(self) -> str:
        """Where the customer's code asks for another amount than the till gives."""
        offer, checked = self._offer, self._checked
        if checked is None or checked.asked_sat is None or offer is None:
            return ""
        if checked.asked_sat == offer.sat:
            return ""
        text = translate("Refund", "The code asks for {asked}. The till gives {sat}.")
        sat = self._numbers.sat
        return text.format(asked=sat(checked.asked_sat), sat=sat(offer.sat))

    @property
    def _offer(self) -> RefundOffer | None:
        return next((each for each in self._offers if each.reason is self._chosen), None)

    @Property(bool, notify=changed)
    def canAsk(self) -> bool:
        return self._offer is not None and self._checked is not None

    @Property(str, notify=changed)
    def askText(self) -> str:
        offer = self._offer
        if offer is None:
            return translate("Refund", "Choose what goes back")
        if self._checked is None:
            return translate("Refund", "Scan the customer's address")
        return translate("Refund", "Give back {sat}").format(sat=self._numbers.sat(offer.sat))

    @Slot()
    def ask(self) -> None:
        if self._sale is not None and self._offer is not None and self._checked is not None:
            self._facade.ask(self._sale, self._offer, self._text)

    def _say(self) -> None:
        self._one.put(self._refund)
        self.changed.emit()

    # --- one refund ---

    @property
    def _refund(self) -> Refund | None:
        if self._sale is None:
            return None
        return next((each for each in self._sale.refunds if each.id == self._shown), None)

    @Property(ShownRefundViewModel, constant=True)
    def one(self) -> ShownRefundViewModel:
        return self._one

    @Property(QObject, constant=True)
    def refunds(self) -> QObject:
        return self._refund_rows

    @Property(int, notify=changed)
    def refundCount(self) -> int:
        return len(self._refund_rows.rows)

    @Slot(str, str)
    def show(self, sale: str, key: str) -> None:
        """One of the rows: of this sale, or of another one of the list."""
        if self._sale_id is None:
            self.open(UUID(sale))
        else:
            self._shown = UUID(key)
            self._say()

    @Slot()
    def withdraw(self) -> None:
        if self._sale is not None and self._refund is not None:
            self._facade.withdraw(self._sale, self._refund.id)

    @Property(bool, notify=changed)
    def canChoose(self) -> bool:
        """Whether something else of this sale may go back."""
        return self._refund is not None and bool(self._offers)

    @Slot()
    def another(self) -> None:
        self._shown = None
        self._say()

    @Slot()
    def close(self) -> None:
        self.left.emit()
