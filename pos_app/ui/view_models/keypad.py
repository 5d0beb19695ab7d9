"""The keypad: what is typed, what it is worth in bitcoin, and whether it can be charged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.domain.money import MAX_SAT, MIN_SALE_SAT, SAT
from pos_app.domain.rate import Rate, price_in_sat, with_margin
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.typed_amount import TypedAmount

if TYPE_CHECKING:
    from decimal import Decimal

    from pos_app.domain.money import Currency
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.till import TillFacade
    from pos_app.ui.view_models.cart import CartViewModel

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

NOTE_LIMIT = 60


@QmlElement
@QmlUncreatable("belongs to the till")
class KeypadViewModel(QObject):
    """`charged` carries the id of the new sale, a UUID."""

    changed = Signal()
    noteChanged = Signal()
    charged = Signal(object)

    def __init__(
        self,
        till: TillFacade,
        numbers: Formatter,
        cart: CartViewModel,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = till
        self._numbers = numbers
        self._cart = cart
        offered = [till.setup.currency, *till.setup.currencies, SAT]
        self._currencies = list(dict.fromkeys(offered))
        self._typed = TypedAmount(self._currencies[0])
        self._note = ""
        self._charging = False
        self._before_scan = self._typed
        cart.changed.connect(self.changed)
        cart.emptied.connect(self._forget)
        cart.recalled.connect(self._recalled)
        cart.currencyWanted.connect(self._use_currency)

    # --- what is shown ---

    @Property("QStringList", constant=True)
    def currencies(self) -> list[str]:
        return ["sat" if each.is_satoshi else each.code for each in self._currencies]

    @Property(int, notify=changed)
    def currencyIndex(self) -> int:
        """-1 for that of a cart which waited until the shop left its currency."""
        known = self._typed.currency in self._currencies
        return self._currencies.index(self._typed.currency) if known else -1

    @Property("QStringList", notify=changed)
    def shownCurrencies(self) -> list[str]:
        """Those that may be chosen: lines keep the one that they are in."""
        if not self._cart.hasLines:
            return self.currencies
        return ["sat" if self._typed.currency.is_satoshi else self._typed.currency.code]

    @Property(int, notify=changed)
    def shownIndex(self) -> int:
        return 0 if self._cart.hasLines else self.currencyIndex

    @Property(str, notify=changed)
    def number(self) -> str:
        """What was typed, or what all lines come to; with its currency's sign if that is first."""
        if self._cart.bill is None:
            text = self._numbers.typed(self._typed.text or "0")
        else:
            text = self._numbers.decimal(self._cart.total.decimal)
        return text if self._tail() else self._numbers.with_symbol(text, self._typed.currency)

    @Property(str, notify=changed)
    def rest(self) -> str:
        """What completes the typed number to all its places."""
        if self._cart.bill is not None:
            return ""
        return self._typed.missing_places.replace(".", self._numbers.point)

    @Property(str, notify=changed)
    def tail(self) -> str:
        return self._tail()

    @Property(str, notify=changed)
    def bitcoin(self) -> str:
        sat = self._sat()
        return self._numbers.btc(sat) if sat else ""

    @Property(str, notify=changed)
    def worth(self) -> str:
        """The same amount in satoshi; in the store's currency when satoshi are typed."""
        sat = self._sat()
        if not sat:
            return ""
        rate = self._rate()
        if self._typed.currency.is_satoshi and rate is not None:
            store = self._till.setup.currency
            return self._numbers.with_symbol(
                self._numbers.typed(f"{rate * sat / 10**8:.{store.exponent}f}"), store
            )
        return self._numbers.sat(sat)

    @Property(str, constant=True)
    def point(self) -> str:
        return self._numbers.point

    @Property(bool, notify=changed)
    def takesPoint(self) -> bool:
        return self._typed.currency.exponent > 0

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        return self._cart.bill is None and not self._typed.text

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        return not self._charging and self._typed.money.minor > 0

    @Property(bool, notify=changed)
    def canCharge(self) -> bool:
        return not self._charging and self._cart.total.minor > 0 and not self._obstacle()

    @Property(bool, notify=changed)
    def stopped(self) -> bool:
        """Something else than the amount is in the way."""
        return self._unsafe() != ""

    @Property(str, notify=changed)
    def chargeText(self) -> str:
        """`Charge €31.97`, or why it can't be."""
        if not self._unsafe() and self._cart.isIdle:
            return translate("Keypad", "Type an amount")
        amount = self._numbers.money(self._cart.total)
        return self._obstacle() or translate("Keypad", "Charge {amount}").format(amount=amount)

    @Property(str, notify=noteChanged)
    def note(self) -> str:
        return self._note

    @Property(int, constant=True)
    def noteLimit(self) -> int:
        return NOTE_LIMIT

    # --- touches and keys ---

    @Slot(str)
    def press(self, digits: str) -> None:
        self._type(self._typed.with_digits(digits))

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
    def addLine(self) -> None:
        """What is typed becomes a line, and the next amount may be typed."""
        if self.canAdd and self._cart.add_typed():
            self._type(self._typed.cleared())

    @Slot(int)
    def chooseCurrency(self, index: int) -> None:
        if not self._cart.hasLines:
            self._type(self._typed.in_currency(self._currencies[index]))

    @Slot(str)
    def setNote(self, note: str) -> None:
        wanted = " ".join(note.split())[:NOTE_LIMIT]
        if wanted != self._note:
            self._note = wanted
            self.noteChanged.emit()

    @Slot()
    def charge(self) -> None:
        """One sale a touch: off from here until the payment screen stands."""
        if not self.canCharge or self._cart.is_being_held:
            return
        self._charging = True
        cart = self._cart
        sale_id = self._till.charge(cart.total, self._note, bill=cart.bill, sale_id=cart.id)
        self.changed.emit()
        self.charged.emit(sale_id)

    def begin_next_sale(self) -> None:
        """The payment screen stands: the keypad is empty again behind it."""
        self._cart.begin_next()

    def begin_scan(self) -> None:
        """What is typed now, so that a scanner's keys can be taken back."""
        self._before_scan = self._typed

    def undo_scan(self) -> None:
        self._type(self._before_scan)

    def refresh(self) -> None:
        """The rate or the till's state changed."""
        self.changed.emit()

    # --- inside ---

    def _type(self, typed: TypedAmount) -> None:
        if typed != self._typed and not self._charging:
            self._typed = typed
            self._cart.set_typed(typed.money)
            self.changed.emit()

    def _forget(self) -> None:
        self._charging = False
        self._typed = self._typed.cleared()
        self.setNote("")
        self.changed.emit()

    def _recalled(self, label: str) -> None:
        """A sale that waited is here again, under the note that it had."""
        self.setNote(label)

    def _use_currency(self, currency: Currency) -> None:
        if currency != self._typed.currency:
            self._type(TypedAmount(currency))

    def _tail(self) -> str:
        """The unit where it stands last, with the space before it."""
        mark = "\0"
        text = self._numbers.with_symbol(mark, self._typed.currency)
        return text.removeprefix(mark) if text.startswith(mark) else ""

    def _rate(self) -> Decimal | None:
        rate = self._till.current_rate(self._typed.currency)
        if not isinstance(rate, Rate):
            return None
        return with_margin(rate.price, self._till.setup.margin_basis_points)

    def _sat(self) -> int:
        total = self._cart.total
        if total.currency.is_satoshi:
            return total.minor
        rate = self._till.current_rate(total.currency)
        if not isinstance(rate, Rate):
            return 0
        margin = self._till.setup.margin_basis_points
        return price_in_sat(total, rate.price, margin)

    def _unsafe(self) -> str:
        """Why no sale may start now, whatever the amount."""
        status = self._till.status()
        if status.starting and (status.stop is not None or self._rate() is None):
            return translate("Keypad", "Getting ready")
        if status.stop is not None:
            return translate("Keypad", "Sales are stopped")
        if self._rate() is None:
            return translate("Keypad", "Stopped: no rate")
        return ""

    def _obstacle(self) -> str:
        unsafe = self._unsafe()
        if unsafe:
            return unsafe
        sat = self._sat()
        if sat < MIN_SALE_SAT:
            least = self._numbers.sat(MIN_SALE_SAT)
            return translate("Keypad", "At least {least}").format(least=least)
        return translate("Keypad", "Too much") if sat > MAX_SAT else ""
