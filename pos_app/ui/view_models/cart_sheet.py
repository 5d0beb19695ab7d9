"""A number typed for the sale: how many of a line, or how much off it or off all of it."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.cart import QUANTITY_PLACES
from pos_app.domain.money import Currency
from pos_app.domain.share import Percent
from pos_app.ui.formatting import SPACE
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.typed_amount import TypedAmount

if TYPE_CHECKING:
    from pos_app.domain.share import Share
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.view_models.cart import CartViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

# Typed as money is, with so many places; what is no money has no code.
_PERCENT = Currency("", 2)
_PIECES = Currency("", 0)
_WEIGHED = Currency("", QUANTITY_PLACES)
_ALL = Decimal(100)
_EVERYTHING = -1  # in the place of a line


class _Asked(Enum):
    NOTHING = 0
    QUANTITY = 1
    PERCENT = 2
    AMOUNT = 3


@QmlElement
@QmlUncreatable("belongs to the till")
class CartSheetViewModel(QObject):
    """Nothing changes until `done`; a discount asks for leave only then."""

    changed = Signal()

    def __init__(
        self, cart: CartViewModel, numbers: Formatter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._cart = cart
        self._numbers = numbers
        self._asked = _Asked.NOTHING
        self._at = _EVERYTHING
        self._typed = TypedAmount(_PERCENT)

    # --- what is shown ---

    @Property(bool, notify=changed)
    def opened(self) -> bool:
        return self._asked is not _Asked.NOTHING

    @Property(bool, notify=changed)
    def isDiscount(self) -> bool:
        return self._asked in {_Asked.PERCENT, _Asked.AMOUNT}

    @Property(str, notify=changed)
    def title(self) -> str:
        if self._asked is _Asked.QUANTITY:
            return translate("Cart", "How many?")
        if self._at == _EVERYTHING:
            return translate("Cart", "Discount on this sale")
        return translate("Cart", "Discount on this line")

    @Property(str, notify=changed)
    def subject(self) -> str:
        """The line that it is about."""
        known = self._at != _EVERYTHING and self._at < len(self._cart.cart.lines)
        return self._cart.cart.lines[self._at].name if known else ""

    @Property("QStringList", notify=changed)
    def kinds(self) -> list[str]:
        """Per cent, or an amount in the sale's currency."""
        currency = self._cart.cart.currency
        return ["%", "sat" if currency.is_satoshi else currency.code]

    @Property(int, notify=changed)
    def kind(self) -> int:
        return 1 if self._asked is _Asked.AMOUNT else 0

    @Property(str, notify=changed)
    def value(self) -> str:
        text = self._numbers.typed(self._typed.text or "0")
        if self._asked is _Asked.PERCENT:
            return f"{text}{SPACE}%"
        if self._asked is _Asked.AMOUNT:
            return self._numbers.with_symbol(text, self._typed.currency)
        return text

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return not self._typed.text

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """What the sale comes to with it."""
        share = self._share()
        if not self.isDiscount or share is None:
            return ""
        before = self._numbers.money(self._cart.total)
        after = self._numbers.money(self._cart.total_with(share, self._place))
        return translate("Cart", "{before} becomes {after}").format(before=before, after=after)

    @Property(bool, notify=changed)
    def canFinish(self) -> bool:
        if self._asked is _Asked.QUANTITY:
            return self._typed.money.minor > 0
        return self.isDiscount and self._share() is not None

    @Property(str, notify=changed)
    def doneText(self) -> str:
        if self.isDiscount:
            return translate("Cart", "Take {share} off").format(share=self.value)
        return translate("Cart", "Take {count}").format(count=self.value)

    @Property(bool, notify=changed)
    def hasDiscount(self) -> bool:
        """There is one already, which may be taken away."""
        cart = self._cart.cart
        if self._place is None:
            return cart.discount is not None
        return any(line.discount is not None for line in cart.lines[self._at : self._at + 1])

    @Property(bool, notify=changed)
    def takesPoint(self) -> bool:
        return self._typed.currency.exponent > 0

    @Property(str, constant=True)
    def point(self) -> str:
        return self._numbers.point

    # --- touches ---

    @Slot(int)
    def askQuantity(self, at: int) -> None:
        weighed = self._cart.cart.lines[at].unit != ""
        self._open(_Asked.QUANTITY, at, _WEIGHED if weighed else _PIECES)

    @Slot(int)
    def askDiscount(self, at: int) -> None:
        """-1: off the whole sale."""
        self._open(_Asked.PERCENT, at, _PERCENT)

    @Slot(int)
    def chooseKind(self, kind: int) -> None:
        if self.isDiscount:
            asked = _Asked.AMOUNT if kind else _Asked.PERCENT
            self._open(asked, self._at, self._cart.cart.currency if kind else _PERCENT)

    @Slot(str)
    def press(self, digits: str) -> None:
        typed = self._typed.with_digits(digits)
        if self._asked is not _Asked.PERCENT or typed.money.decimal <= _ALL:
            self._type(typed)

    @Slot()
    def pressPoint(self) -> None:
        self._type(self._typed.with_point())

    @Slot()
    def erase(self) -> None:
        self._type(self._typed.without_last())

    @Slot()
    def clear(self) -> None:
        self._type(self._typed.cleared())

    @Slot()
    def done(self) -> None:
        if not self.canFinish:
            return
        asked, self._asked = self._asked, _Asked.NOTHING
        self.changed.emit()
        if asked is _Asked.QUANTITY:
            self._cart.set_quantity(self._at, self._typed.money.decimal)
        else:
            self._cart.set_discount(self._share_of(asked), self._place)

    @Slot()
    def takeAway(self) -> None:
        """The discount that there is."""
        self.close()
        self._cart.set_discount(None, self._place)

    @Slot()
    def close(self) -> None:
        if self.opened:
            self._asked = _Asked.NOTHING
            self.changed.emit()

    # --- inside ---

    @property
    def _place(self) -> int | None:
        return None if self._at == _EVERYTHING else self._at

    def _open(self, asked: _Asked, at: int, places: Currency) -> None:
        self._asked = asked
        self._at = at
        self._typed = TypedAmount(places)
        self.changed.emit()

    def _type(self, typed: TypedAmount) -> None:
        self._typed = typed
        self.changed.emit()

    def _share(self) -> Share | None:
        """None for nothing off."""
        return self._share_of(self._asked)

    def _share_of(self, asked: _Asked) -> Share | None:
        money = self._typed.money
        if money.minor == 0:
            return None
        return money if asked is _Asked.AMOUNT else Percent(money.decimal)
