"""The demo's customer: pays in the ways customers pay, and shows what else happened."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.credit import Assurance
from pos_app.domain.sale_state import Life
from pos_app.ui.demo import BlockMined, CustomerRefused, PaperCame, StoreHeard
from pos_app.ui.list_model import ListModel
from pos_app.ui.moments import exact_time
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import face_of, signs_of, word_of
from pos_app.ui.till import SaleChanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ui.demo import DemoFacade
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.till import ShownSale, TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

MOST_CALLS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRow:
    """`detail` holds the payment and order status as the call said them."""

    key: str
    time: str
    name: str
    detail: str
    verified: bool


@QmlElement
@QmlUncreatable("belongs to the demo")
class DemoPanelViewModel(QObject):
    """The customer pays the sale on the payment screen, else the newest one that asks."""

    changed = Signal()
    paperChanged = Signal()

    def __init__(
        self,
        demo: DemoFacade,
        till: TillFacade,
        context: Callable[[], PaymentContext],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._demo = demo
        self._till = till
        self._context = context
        self._on_payment_screen: UUID | None = None
        self._said = ""
        self._calls = ListModel(CallRow, self)
        self._count = 0
        self._paper = ""
        self._paper_size = (0, 0)

    @Slot(object)
    def hear(self, event: object) -> None:
        match event:
            case SaleChanged():
                self.changed.emit()
            case PaperCame(png=png, width=width, height=height):
                self._paper = "data:image/png;base64," + base64.b64encode(png).decode()
                self._paper_size = (width, height)
                self.paperChanged.emit()
            case StoreHeard():
                self._add_call(event)
            case BlockMined(height=height):
                self._say(translate("Demo", "Block {height} was mined.").format(height=height))
            case CustomerRefused(message=message):
                self._say(self._context().sentence(message))

    def show_sale(self, sale_id: UUID | None) -> None:
        """The sale on the payment screen, None when another screen is shown."""
        if sale_id != self._on_payment_screen:
            self._on_payment_screen = sale_id
            self._said = ""
            self.changed.emit()

    @property
    def _shown(self) -> ShownSale | None:
        if self._on_payment_screen is not None:
            shown = self._till.sale(self._on_payment_screen)
            if shown is not None:
                return shown
        asking = [shown for shown in self._till.open_sales() if _asks(shown.sale)]
        waiting = asking or [
            shown for shown in self._till.open_sales() if shown.sale.state.life is Life.OPEN
        ]
        return max(waiting, key=_newest, default=None)

    # --- whom the customer pays ---

    @Property(str, notify=changed)
    def target(self) -> str:
        shown = self._shown
        if shown is None or not shown.sale.locks:
            return translate("Demo", "Nothing to pay yet")
        return translate("Demo", "Sale {number} · {amount}").format(
            number=shown.sale.number, amount=self._context().numbers.money(shown.sale.amount)
        )

    @Property(str, notify=changed)
    def sentence(self) -> str:
        """What the customer did last, else what to do."""
        if self._said:
            return self._said
        shown = self._shown
        if shown is None:
            return translate("Demo", "Type an amount on the till and touch Charge.")
        return translate("Demo", "Now: {state}").format(state=word_of(face_of(shown.sale)))

    @Property(str, notify=changed)
    def tone(self) -> str:
        shown = self._shown
        return signs_of(face_of(shown.sale)).tone if shown else "quiet"

    @Property(bool, notify=changed)
    def canPay(self) -> bool:
        shown = self._shown
        return shown is not None and _asks(shown.sale)

    @Property(bool, notify=changed)
    def canPayLate(self) -> bool:
        shown = self._shown
        return shown is not None and bool(shown.sale.locks) and shown.sale.missing_sat > 0

    @Property(bool, notify=changed)
    def canDoubleSpend(self) -> bool:
        shown = self._shown
        return shown is not None and any(
            credit.assurance is Assurance.SEEN for credit in shown.sale.credits
        )

    @Slot(str)
    def act(self, key: str) -> None:
        """`exact`, `little`, `much`, `late`, `double_spend` or `mine`."""
        self._said = ""
        shown = self._shown
        if key == "mine":
            self._demo.mine()
        elif shown is not None:
            {
                "exact": self._demo.pay_exactly,
                "little": self._demo.pay_too_little,
                "much": self._demo.pay_too_much,
                "late": self._demo.pay_late,
                "double_spend": self._demo.double_spend,
            }[key](shown.sale.id)
        self.changed.emit()

    # --- what else happened ---

    @Property(str, notify=paperChanged)
    def paper(self) -> str:
        """The picture of the newest paper, for an Image; empty before the first."""
        return self._paper

    @Property(int, notify=paperChanged)
    def paperHeight(self) -> int:
        return self._paper_size[1]

    @Property(QObject, constant=True)
    def calls(self) -> QObject:
        return self._calls

    @Property(int, notify=changed)
    def callCount(self) -> int:
        return self._count

    def _add_call(self, heard: StoreHeard) -> None:
        self._count += 1
        nothing = translate("Demo", "none")
        about = heard.name if heard.sale_number is None else f"{heard.name} · {heard.sale_number}"
        row = CallRow(
            key=str(self._count),
            time=exact_time(heard.at),
            name=about,
            detail=translate("Demo", "payment {payment}, order {order}").format(
                payment=heard.payment_status or nothing, order=heard.order_status or nothing
            ),
            verified=heard.verified,
        )
        self._calls.replace_rows([row, *self._calls.rows[: MOST_CALLS - 1]])
        self.changed.emit()

    def _say(self, sentence: str) -> None:
        self._said = sentence
        self.changed.emit()


def _asks(sale: Sale) -> bool:
    return bool(sale.locks) and sale.state.life is Life.OPEN and sale.missing_sat > 0


def _newest(shown: ShownSale) -> tuple[datetime, int]:
    return shown.sale.created_at, shown.sale.number
