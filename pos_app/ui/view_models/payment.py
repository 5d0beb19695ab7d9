"""The payment screen of one sale."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.domain.events import OverUse
from pos_app.ui.formatting import countdown
from pos_app.ui.list_model import ListModel
from pos_app.ui.payment_actions import GIVE_BACK, KEEP_AS_TIP, REFUND_LINK, REFUND_SLIP, Action
from pos_app.ui.payment_page import NO_PAGE, payment_page
from pos_app.ui.payment_rows import ActionRow, FactRow, fact_rows, quiet_rows
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import Face
from pos_app.ui.tips import TIP_ACTIONS
from pos_app.ui.view_models.payment_ways import PaymentWays

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.till import ShownSale, TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

PAID_STAYS_MILLISECONDS = 20_000
# Where Charge was, or Enter, is now what leads to the next sale.
DOUBLE_TAP_MILLISECONDS = 600
SOON = timedelta(minutes=5)
VERY_SOON = timedelta(minutes=1)
_FINISHED = {Face.PAID, Face.OVER}
_OVER_USES = {KEEP_AS_TIP: OverUse.TIP, REFUND_SLIP: OverUse.REFUND_DUE}
_NO_ACTION = Action(key="", text="", icon="", enabled=False)


@QmlElement
@QmlUncreatable("belongs to the till")
class PaymentViewModel(QObject):
    """`left` asks for the keypad, `receiptWanted` for the receipt of a sale (its UUID).

    `refundWanted` is for the money that came on top, of a Sale; `giveBackWanted` for any (UUID).
    """

    changed = Signal()
    ticked = Signal()
    left = Signal()
    receiptWanted = Signal(object)
    refundWanted = Signal(object)
    giveBackWanted = Signal(object)
    tipWanted = Signal(str)

    def __init__(
        self,
        till: TillFacade,
        context: Callable[[ShownSale | None], PaymentContext],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._context = context
        self._shown: ShownSale | None = None
        self._page = NO_PAGE
        self._quiet = ListModel(ActionRow, self)
        self._rows = ListModel(FactRow, self)
        self._ways = PaymentWays(self)
        self._leave_timer = QTimer(self)
        self._leave_timer.setSingleShot(True)
        self._leave_timer.setInterval(PAID_STAYS_MILLISECONDS)
        self._leave_timer.timeout.connect(self.left)
        self._just_charged = QTimer(self)
        self._just_charged.setSingleShot(True)
        self._just_charged.setInterval(DOUBLE_TAP_MILLISECONDS)

    # --- which sale ---

    @property
    def sale_id(self) -> UUID | None:
        return self._shown.sale.id if self._shown else None

    def show(self, shown: ShownSale, *, fresh: bool = False) -> None:
        """Show this sale; `fresh` when a person has just opened it."""
        afresh = self.sale_id != shown.sale.id
        before = None if afresh else self._page.face
        self._shown = shown
        page = payment_page(shown, self._context(shown))
        if page != self._page:
            self._page = page
            self._quiet.replace_rows(quiet_rows(page))
            self._rows.replace_rows(fact_rows(page))
            self.changed.emit()
        self._ways.show(page.ways, afresh=afresh)
        if fresh or page.face not in _FINISHED:
            self._leave_timer.stop()
        elif before is not None and before not in _FINISHED:
            self._leave_timer.start()
        self.ticked.emit()

    def hold_still(self) -> None:
        """Just charged: the second half of a double tap must not take the code away again."""
        self._just_charged.start()

    def refresh(self) -> None:
        """The rate, the tip or the till's state changed."""
        if self._shown:
            self.show(self._shown)

    def tick(self) -> None:
        self.ticked.emit()

    # --- the page ---

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._page.face.value if self._shown else ""

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
    def bitcoin(self) -> str:
        return self._page.bitcoin

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._page.title

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._page.sentence

    @Property(PaymentWays, constant=True)
    def ways(self) -> PaymentWays:
        return self._ways

    @Property(str, notify=changed)
    def band(self) -> str:
        return self._page.band

    @Property(str, notify=changed)
    def stripTitle(self) -> str:
        return self._page.strip_title

    @Property(str, notify=changed)
    def stripDetail(self) -> str:
        return self._page.strip_detail

    @Property(bool, notify=changed)
    def stripDone(self) -> bool:
        return self._page.strip_done

    @Property(str, notify=changed)
    def card(self) -> str:
        return self._page.card.value

    @Property(str, notify=changed)
    def cardTitle(self) -> str:
        return self._page.card_title

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(float, notify=changed)
    def paidPart(self) -> float:
        return self._page.paid_part

    @Property("QStringList", notify=changed)
    def path(self) -> list[str]:
        return list(self._page.words)

    @Property(int, notify=changed)
    def reached(self) -> int:
        return self._page.reached

    @Property(int, notify=changed)
    def broken(self) -> int:
        return self._page.broken

    @Property(QObject, constant=True)
    def quietActions(self) -> QObject:
        return self._quiet

    @Property(bool, notify=changed)
    def canCancel(self) -> bool:
        return any(action.key == "cancel" for action in self._page.actions)

    @Property(str, notify=changed)
    def primaryKey(self) -> str:
        return self._primary.key

    @Property(str, notify=changed)
    def primaryText(self) -> str:
        return self._primary.text

    @Property(str, notify=changed)
    def primaryIcon(self) -> str:
        return self._primary.icon

    @Property(bool, notify=changed)
    def primaryIconLast(self) -> bool:
        return self._primary.icon_last

    @Property(bool, notify=changed)
    def primaryUsable(self) -> bool:
        return self._primary.enabled

    @property
    def _primary(self) -> Action:
        return next((action for action in self._page.actions if action.primary), _NO_ACTION)

    @Property(str, notify=ticked)
    def timeLeft(self) -> str:
        return countdown(self._left())

    @Property(float, notify=ticked)
    def fractionLeft(self) -> float:
        """Of the time for which the price is held."""
        if not self._shown or not self._shown.sale.locks:
            return 0.0
        lock = self._shown.sale.lock
        return max(0.0, self._left() / (lock.ends_at - lock.locked_at))

    @Property(str, notify=ticked)
    def timeTone(self) -> str:
        return "wait" if self._left() >= SOON else "part"

    @Property(bool, notify=ticked)
    def timeUrgent(self) -> bool:
        return self._left() < VERY_SOON

    def _left(self) -> timedelta:
        if not self._shown or not self._shown.sale.locks:
            return timedelta(0)
        return self._shown.sale.lock.ends_at - self._till.now()

    # --- touches ---

    @Slot(str)
    def act(self, key: str) -> None:
        """Carry out an action of the page by its key."""
        sale_id = self.sale_id
        if key == "next_sale":
            if not self._just_charged.isActive():
                self.left.emit()
        elif sale_id is not None and key == "receipt":
            self.receiptWanted.emit(sale_id)
        elif sale_id is not None and key == GIVE_BACK:
            self.giveBackWanted.emit(sale_id)
        elif sale_id is not None and self._shown is not None and key == "accept":
            # What the cashier sees is what is accepted, whatever comes in meanwhile.
            self._till.accept(sale_id, self._shown.sale.missing_sat)
        elif self._shown is not None and key == REFUND_LINK:
            self.refundWanted.emit(self._shown.sale)
        elif sale_id is not None and self._shown is not None and key in _OVER_USES:
            self._till.take_over(sale_id, _OVER_USES[key], self._shown.sale.over_sat)
        elif sale_id is not None:
            commands: dict[str, Callable[[UUID], None]] = {
                "prepare_again": self._till.prepare_again,
                "own_wallet": partial(self._till.prepare_again, own_wallet=True),
                "renew_rate": self._till.renew_rate,
                "cancel": self._till.cancel,
                "acknowledge": self._till.acknowledge,
                "print_slip": self._till.print_slip,
                **dict.fromkeys(TIP_ACTIONS, lambda _: self.tipWanted.emit(key)),
            }
            commands[key](sale_id)
            if key in {"acknowledge", "cancel"}:
                self.left.emit()

    @Slot()
    def touched(self) -> None:
        """A finger is on the screen: a paid sale stays in sight."""
        self._leave_timer.stop()
