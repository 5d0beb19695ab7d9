"""The screen that answers whether a customer's payment arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from pos_app.ui.archive import SalesFound, fresh_ticket
from pos_app.ui.arrived_answer import (
    Answer,
    Fact,
    answer,
    near_detail,
    near_title,
)
from pos_app.ui.arrived_question import Asked, is_enough
from pos_app.ui.asked_payment import named_in
from pos_app.ui.list_model import ListModel
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_face import face_of, signs_of
from pos_app.ui.till import SaleChanged, StatusChanged
from pos_app.ui.typed_amount import TypedAmount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pos_app.ui.archive import SaleArchive
    from pos_app.ui.payment_context import PaymentContext
    from pos_app.ui.till import ShownSale, TillFacade

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

PAUSE_MILLISECONDS = 150
MOST_NAMED = 20
MOST_RECENT = 60
LONGEST = 80
LONGEST_LINK = 2_000  # a payment URI or an explorer's link
_DIGITS = frozenset("0123456789")
_KINDS = (Asked.AMOUNT, Asked.NUMBER, Asked.END)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearRow:
    key: str
    tone: str
    iconName: str
    title: str
    detail: str


@QmlElement
@QmlUncreatable("belongs to the till")
class ArrivedViewModel(QObject):
    """`opened` asks for the payment screen of a sale (its UUID)."""

    changed = Signal()
    opened = Signal(object)

    def __init__(
        self,
        till: TillFacade,
        archive: SaleArchive,
        context: Callable[[], PaymentContext],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._archive = archive
        self._context = context
        self._kind = Asked.AMOUNT
        self._texts = dict.fromkeys(Asked, "")
        self._on_screen = False
        self._ticket = 0
        self._named: tuple[ShownSale, ...] | None = None
        self._answer: Answer = answer(Asked.AMOUNT, "", (), context())
        self._facts = ListModel(Fact, self)
        self._near = ListModel(NearRow, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._look)

    @Slot(object)
    def hear(self, event: object) -> None:
        match event:
            case SalesFound(ticket=ticket) if ticket == self._ticket:
                self._hear_found(event.sales, is_ours=event.is_ours)
            case SaleChanged() | StatusChanged() if self._on_screen:
                self._pause.start()

    @Slot(bool)
    def setOnScreen(self, on_screen: bool) -> None:
        self._on_screen = on_screen
        if on_screen:
            self._till.look_again()
            self._look()

    # --- what is asked ---

    @Property("QStringList", notify=changed)
    def kinds(self) -> list[str]:
        return [
            translate("Arrived", "Amount"),
            translate("Arrived", "Number"),
            translate("Arrived", "Address or id"),
        ]

    @Property(int, notify=changed)
    def kind(self) -> int:
        return _KINDS.index(self._kind)

    @Slot(int)
    def setKind(self, kind: int) -> None:
        self._kind = _KINDS[kind]
        self._look()

    @Property(bool, notify=changed)
    def typesLetters(self) -> bool:
        return self._kind is Asked.END

    @Property(str, notify=changed)
    def unit(self) -> str:
        if self._kind is Asked.AMOUNT:
            return self._context().setup.currency.code
        return translate("Arrived", "No.") if self._kind is Asked.NUMBER else ""

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._texts[self._kind]

    @Property(str, notify=changed)
    def shownText(self) -> str:
        """As a person of this language writes it."""
        text = self._texts[self._kind]
        return self._context().numbers.typed(text) if self._kind is Asked.AMOUNT else text

    @Property(str, notify=changed)
    def point(self) -> str:
        """The key between whole units and their parts; empty where there is none."""
        exponent = self._context().setup.currency.exponent
        return self._context().numbers.point if self._kind is Asked.AMOUNT and exponent else ""

    @Slot(str)
    def press(self, key: str) -> None:
        """A digit, `.` or `,`, `back` or `clear`."""
        typed = TypedAmount(self._context().setup.currency, self.text)
        if key == "clear":
            self._type("")
        elif key == "back":
            self._type(self.text[:-1])
        elif key in _DIGITS and self._kind is Asked.AMOUNT:
            self._type(typed.with_digits(key).text)
        elif key in {".", ","} and self._kind is Asked.AMOUNT:
            self._type(typed.with_point().text)
        elif key in _DIGITS and self._kind is Asked.NUMBER:
            self._type((self.text + key).lstrip("0"))

    @Slot(str)
    def setText(self, text: str) -> None:
        """From the field or a scanner, for an address or a payment's id."""
        if text != self.text:
            self._type(text)

    def _type(self, text: str) -> None:
        longest = LONGEST_LINK if self._kind is Asked.END else LONGEST
        self._texts[self._kind] = text[:longest]
        self._pause.start()
        self.changed.emit()

    # --- the answer ---

    def _look(self) -> None:
        """Ask for what is named; an amount may also be near one of the newest."""
        self._pause.stop()
        text = self._texts[self._kind].strip()
        self._named = None
        self._ticket = fresh_ticket()
        if is_enough(self._kind, text):
            wanted = named_in(text) if self._kind is Asked.END else text
            self._archive.search(self._ticket, wanted, MOST_NAMED)
        else:
            self._judge(())
        self.changed.emit()

    def _hear_found(self, sales: tuple[ShownSale, ...], *, is_ours: bool) -> None:
        if self._named is None and self._kind is Asked.AMOUNT:
            self._named = sales
            self._ticket = fresh_ticket()
            self._archive.search(self._ticket, "", MOST_RECENT)
        else:
            self._judge((*(self._named or ()), *sales), is_ours=is_ours)

    def _judge(self, found: Iterable[ShownSale], *, is_ours: bool = False) -> None:
        sales = {shown.sale.id: shown for shown in found}
        context = self._context()
        text = self._texts[self._kind].strip()
        self._answer = answer(self._kind, text, sales.values(), context, is_ours=is_ours)
        self._facts.replace_rows(self._answer.facts)
        self._near.replace_rows([_near(shown, context) for shown in self._answer.near])
        self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._answer.title

    @Property(str, notify=changed)
    def sentence(self) -> str:
        return self._answer.sentence

    @Property(str, notify=changed)
    def iconName(self) -> str:
        return self._answer.icon

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._answer.tone

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(QObject, constant=True)
    def near(self) -> QObject:
        return self._near

    @Property(int, notify=changed)
    def nearCount(self) -> int:
        return len(self._near.rows)

    @Property(str, notify=changed)
    def openText(self) -> str:
        """The button's words; empty when no sale is meant."""
        best = self._answer.best
        if best is None:
            return ""
        return translate("Arrived", "Open sale {number}").format(number=best.sale.number)

    @Slot()
    def openBest(self) -> None:
        if self._answer.best is not None:
            self.opened.emit(self._answer.best.sale.id)

    @Slot(str)
    def open(self, key: str) -> None:
        self.opened.emit(UUID(key))


def _near(shown: ShownSale, context: PaymentContext) -> NearRow:
    signs = signs_of(face_of(shown.sale))
    return NearRow(
        key=str(shown.sale.id),
        tone=signs.tone,
        iconName=signs.icon,
        title=near_title(shown.sale, context),
        detail=near_detail(shown.sale, context),
    )
