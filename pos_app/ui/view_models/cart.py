"""What is being sold, line by line; what is typed on the keypad belongs to it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from pos_app.domain.cart import MOST_LINES, NAME_LIMIT, Cart
from pos_app.domain.message import Message
from pos_app.domain.money import Money
from pos_app.services.harmless_text import harmless
from pos_app.ui.cart_models import CartModel, SumModel
from pos_app.ui.cart_rows import CartRow, SumRow, count_text, line_rows, sum_rows, sum_text
from pos_app.ui.entered_cart import EnteredCart, with_discount
from pos_app.ui.qt_typing import Property, QmlElement, QmlUncreatable, Slot
from pos_app.ui.sale_entry import CartHeld, CartRecalled, DiscountAllowed, DiscountWish

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.cart import CartLine
    from pos_app.domain.catalogue import Item
    from pos_app.domain.held_carts import HeldCart
    from pos_app.domain.money import Currency
    from pos_app.domain.share import Share
    from pos_app.ui.formatting import Formatter
    from pos_app.ui.sale_entry import SaleEntryFacade
    from pos_app.ui.till import TillSetup

QML_IMPORT_NAME = "Pos.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("belongs to the till")
class CartViewModel(QObject):
    """`told` carries a Message for whoever sells; `currencyWanted` the Currency of the first line.

    `emptied` says that the next sale begins, `recalled` carries the label of a cart that waited.
    """

    changed = Signal()
    told = Signal(object)
    currencyWanted = Signal(object)
    emptied = Signal()
    recalled = Signal(str)

    def __init__(
        self,
        entry: SaleEntryFacade,
        setup: TillSetup,
        numbers: Formatter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._facade = entry
        self._setup = setup
        self._numbers = numbers
        self._rows = CartModel(CartRow, self)
        self._sums = SumModel(SumRow, self)
        self._entered = self._empty(setup.currency)
        self._begin()

    # --- for the keypad, the catalogue and the tips ---

    @property
    def id(self) -> UUID:
        """Also that of the sale it will become, so that its story begins with the entry."""
        return self._id

    @property
    def cart(self) -> Cart:
        """Without what is typed."""
        return self._entered.cart

    @property
    def bill(self) -> Bill | None:
        """With what is typed; None while there is nothing but that, at its plain price."""
        return self._bill

    @property
    def total(self) -> Money:
        return self._entered.typed if self._bill is None else self._bill.total

    def set_typed(self, amount: Money) -> None:
        """What the keypad shows. In another currency than the lines it is no part of them."""
        if amount.currency != self.cart.currency:
            if not self.cart.is_empty:
                return
            self._entered = self._empty(amount.currency)
        if amount.minor and len(self.cart.lines) >= MOST_LINES:
            self.told.emit(Message(code="cart.full"))
            return
        self._enter(replace(self._entered, typed=amount))

    def add_item(self, item: Item, quantity: Decimal = Decimal(1)) -> bool:
        """False where it can't be; why is told."""
        line = item.line(quantity)
        return self._add(replace(line, tax=line.tax or self._setup.tax))

    def add_typed(self, name: str = "") -> bool:
        """What the keypad shows becomes a line."""
        if self._entered.typed.minor == 0:
            return False
        return self._add(self._entered.typed_line(name), typed=False)

    def set_quantity(self, at: int, quantity: Decimal) -> None:
        """More at a reduced price needs the same leave as the discount did."""
        try:
            wanted = self.cart.with_quantity(at, quantity)
        except ValueError:
            self.told.emit(Message(code="cart.quantity"))
            return
        line = self.cart.lines[at]
        if line.discount is not None and quantity > line.quantity:
            self._ask(wanted)
        else:
            self._put(wanted)

    def set_discount(self, share: Share | None, at: int | None = None) -> None:
        """Off one line, or off all of them; None takes it away, which needs nobody's leave."""
        wanted = with_discount(self.cart, share, at)
        if share is None:
            self._put(wanted)
        else:
            self._ask(wanted)

    def total_with(self, share: Share | None, at: int | None) -> Money:
        """What it would come to with this discount."""
        return self._entered.total_with(share, at)

    def begin_next(self) -> None:
        """It was charged, held or cleared."""
        self._begin()
        self.emptied.emit()

    def take(self, event: object) -> None:
        match event:
            case DiscountAllowed(wish=wish) if wish.cart_id == self._id:
                if self.cart == wish.before:
                    self._put(wish.after)
                else:
                    self.told.emit(Message(code="cart.moved_on"))
            case CartHeld(cart_id=cart_id) if cart_id == self._id:
                self.begin_next()
            case CartRecalled(held=held):
                self._recall(held)
            case _:
                pass

    @property
    def is_being_held(self) -> bool:
        """What is charged now would be charged once more when it is recalled."""
        return self._holding

    def refused(self) -> None:
        """A command was: whatever it was, nothing is being held any more."""
        self._holding = False

    # --- what is shown ---

    @Property(QObject, constant=True)
    def rows(self) -> CartModel:
        return self._rows

    @Property(QObject, constant=True)
    def sums(self) -> SumModel:
        return self._sums

    @Property(int, notify=changed)
    def count(self) -> int:
        """With what is typed."""
        return len(self._rows.rows)

    @Property(str, notify=changed)
    def countText(self) -> str:
        return count_text(self.count) if self.count else ""

    @Property(bool, notify=changed)
    def hasLines(self) -> bool:
        return not self.cart.is_empty

    @Property(bool, notify=changed)
    def isIdle(self) -> bool:
        """There is nothing that could be lost."""
        return self._entered.is_idle

    @Property(str, notify=changed)
    def sumText(self) -> str:
        """Empty while the amount says it all."""
        return "" if self._bill is None else sum_text(self._bill, self._numbers)

    # --- touches ---

    @Slot(int, int)
    def step(self, at: int, by: int) -> None:
        """So many more or fewer; never none."""
        quantity = self.cart.lines[at].quantity + by
        if quantity > 0:
            self.set_quantity(at, quantity)

    @Slot(int)
    def remove(self, at: int) -> None:
        self._put(self.cart.without(at))

    @Slot(int, str)
    def setName(self, at: int, text: str) -> None:
        """Nothing typed: what it was called."""
        name = harmless(text, NAME_LIMIT)
        if name:
            self._put(self.cart.with_line(at, replace(self.cart.lines[at], name=name)))

    @Slot()
    def clear(self) -> None:
        if not self.cart.is_empty:
            self._facade.cleared(self._id, self._entered.whole)
        self.begin_next()

    @Slot(str)
    def hold(self, label: str) -> None:
        """With what is typed. The next sale begins when it is kept."""
        if not self._holding and not self._entered.whole.is_empty:
            self._holding = True
            self._facade.hold(self._id, self._entered.whole, label)

    # --- inside ---

    def _empty(self, currency: Currency) -> EnteredCart:
        return EnteredCart(
            cart=Cart(currency=currency, tax_mode=self._setup.tax_mode),
            typed=Money(0, currency),
            tax=self._setup.tax,
        )

    def _begin(self) -> None:
        self._id = uuid4()
        self._holding = False
        self._entered = self._empty(self.cart.currency)
        self._show(self._entered.bill)

    def _recall(self, held: HeldCart) -> None:
        if not self.isIdle:
            # Another was begun or recalled meanwhile, and neither may be lost.
            self._facade.hold(held.id, held.cart, held.label)
            self.told.emit(Message(code="cart.waits_again"))
            return
        self.currencyWanted.emit(held.cart.currency)
        self._id = held.id
        nothing = Money(0, held.cart.currency)
        self._enter(replace(self._entered, cart=held.cart, typed=nothing))
        self.recalled.emit(held.label)

    def _add(self, line: CartLine, *, typed: bool = True) -> bool:
        """`typed`: what is typed stays so."""
        if self._holding:
            return False
        if line.price.currency != self.cart.currency:
            if self.isIdle:
                self.currencyWanted.emit(line.price.currency)
            if line.price.currency != self.cart.currency:
                self.told.emit(_other_currency(line.price.currency, self.cart.currency))
                return False
        left = self._entered.typed if typed else Money(0, self.cart.currency)
        try:
            self._enter(replace(self._entered, cart=self.cart.plus(line), typed=left))
        except ValueError:
            self.told.emit(Message(code="cart.full"))
            return False
        return True

    def _ask(self, wanted: Cart) -> None:
        entered = self._entered
        typed = entered.typed_line() if entered.typed.minor else None
        wish = DiscountWish(cart_id=self._id, before=self.cart, after=wanted, typed=typed)
        self._facade.allow_discount(wish)

    def _put(self, cart: Cart) -> None:
        self._enter(replace(self._entered, cart=cart))

    def _enter(self, entered: EnteredCart) -> None:
        """ValueError where it has too many lines with what is typed, and nothing changes."""
        if entered != self._entered:
            bill, self._entered = entered.bill, entered
            self._show(bill)

    def _show(self, bill: Bill) -> None:
        self._bill = None if self._entered.is_plain else bill
        self._rows.replace_rows(line_rows(self.cart, bill, self._numbers))
        self._sums.replace_rows(sum_rows(self.cart, bill, self._numbers))
        self.changed.emit()


def _other_currency(other: Currency, of_sale: Currency) -> Message:
    codes = {"other": other.code, "sale": of_sale.code}
    return Message(code="cart.other_currency", arguments=codes)
