"""The question for a tip, turned to the customer before there is a code to pay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.money import Money
from pos_app.domain.sale_state import START
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.tips import NO_TIP
from pos_app.ui.typed_amount import TypedAmount

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.tips import TipFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True, kw_only=True)
class TipRow:
    """`share` is `10 %`, `amount` what it comes to, `total` what is paid with it."""

    key: str
    share: str
    amount: str
    total: str


class TipModel(ListModel[TipRow]):
    """As the shop offers them."""


@QmlElement
@QmlUncreatable("belongs to the till")
class TipsViewModel(QObject):
    """Follows the sale on the payment screen for as long as that waits for a tip."""

    changed = Signal()

    def __init__(
        self, facade: TipFacade, numbers: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._facade = facade
        self._numbers = numbers
        self._rows = TipModel(TipRow, self)
        self._tips: dict[str, Money] = {}
        self._sale: Sale | None = None
        self._answered: UUID | None = None
        self._aside = False
        self._typing = False
        self._typed: TypedAmount | None = None

    def show(self, sale: Sale | None) -> None:
        """The sale on the payment screen; None while another screen stands."""
        asks = sale is not None and sale.asks_tip and sale.state == START
        if sale is not None and sale.id == self._answered:
            asks = False  # the answer is on its way
        wanted = sale if asks else None
        if wanted is not None and (self._sale is None or wanted.id != self._sale.id):
            self._begin(wanted)
        if wanted != self._sale:
            self._sale = wanted
            self.changed.emit()

    def refused(self) -> None:
        """A command was: if it was the answer, it may be given again."""
        self._answered = None

    # --- what is shown ---

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """In front of everything else."""
        return self._sale is not None and not self._aside

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """The sale waits for it, and whoever sells looks at the payment screen."""
        return self._sale is not None and self._aside

    @Property(bool, constant=True)
    def upsideDown(self) -> bool:
        return self._facade.upside_down

    @Property(str, notify=changed)
    def amount(self) -> str:
        return "" if self._sale is None else self._numbers.money(self._sale.amount)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(bool, notify=changed)
    def takesOwn(self) -> bool:
        return self._facade.offer is not None and self._facade.offer.own_amount

    @Property(bool, notify=changed)
    def typing(self) -> bool:
        return self._typing

    @Property(str, notify=changed)
    def typedText(self) -> str:
        if self._typed is None:
            return ""
        text = self._numbers.typed(self._typed.text or "0")
        return self._numbers.with_symbol(text, self._typed.currency)

    @Property(bool, notify=changed)
    def takesPoint(self) -> bool:
        return self._typed is not None and self._typed.currency.exponent > 0

    @Property(bool, notify=changed)
    def canGive(self) -> bool:
        return self._own() is not None

    @Property(str, notify=changed)
    def giveText(self) -> str:
        """What is paid with the typed amount, or why it is not taken."""
        own, sale = self._own(), self._sale
        if own is not None and sale is not None:
            total = self._numbers.money(Money(own.minor + sale.amount.minor, own.currency))
            return translate("Tips", "Pay {total}").format(total=total)
        if sale is not None and self._typed is not None and self._typed.money.minor:
            most = self._numbers.money(sale.amount)
            return translate("Tips", "At most {amount}").format(amount=most)
        return translate("Tips", "Type an amount")

    # --- touches ---

    @Slot(str)
    def give(self, key: str) -> None:
        if key in self._tips:
            self._choose(self._tips[key])

    @Slot()
    def giveNothing(self) -> None:
        self._choose(None)

    @Slot()
    def typeOwn(self) -> None:
        self._typing = True
        self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A digit, `.`, or `back`."""
        if self._typed is not None:
            typed = self._typed
            if key == "back":
                self._typed = typed.without_last()
            else:
                self._typed = typed.with_point() if key == "." else typed.with_digits(key)
            self.changed.emit()

    @Slot()
    def stopTyping(self) -> None:
        self._typing = False
        if self._typed is not None:
            self._typed = self._typed.cleared()
        self.changed.emit()

    @Slot()
    def giveOwn(self) -> None:
        if (own := self._own()) is not None:
            self._choose(own)

    @Slot()
    def putAside(self) -> None:
        """Back to whoever sells: the sale goes on waiting until they skip it or ask again."""
        self._aside = True
        self.changed.emit()

    @Slot()
    def askAgain(self) -> None:
        self._aside = self._facade.offer is None
        self.changed.emit()

    @Slot(str)
    def act(self, key: str) -> None:
        """What whoever sells has touched on the payment screen."""
        if key == NO_TIP:
            self.giveNothing()
        else:
            self.askAgain()

    # --- inside ---

    def _begin(self, sale: Sale) -> None:
        offer = self._facade.offer
        # It was begun before the shop left off asking: whoever sells goes on without a tip.
        self._aside, self._typing = offer is None, False
        self._typed = TypedAmount(sale.amount.currency)
        choices = () if offer is None else offer.choices(sale.amount)
        self._tips = {f"{percent.value:f}": tip for percent, tip in choices}
        self._rows.replace_rows(
            [
                TipRow(
                    key=key,
                    share=f"{key}\N{NO-BREAK SPACE}%",
                    amount=self._numbers.money(tip),
                    total=self._numbers.money(Money(tip.minor + sale.amount.minor, tip.currency)),
                )
                for key, tip in self._tips.items()
            ]
        )

    def _own(self) -> Money | None:
        """What is typed, where it may be given."""
        offer, sale = self._facade.offer, self._sale
        if offer is None or sale is None or self._typed is None or not offer.own_amount:
            return None
        own = self._typed.money
        return own if offer.allows(own, sale.amount) else None

    def _choose(self, tip: Money | None) -> None:
        if self._sale is not None:
            self._answered = self._sale.id
            self._sale = None
            self._facade.choose(self._answered, tip)
            self.changed.emit()
