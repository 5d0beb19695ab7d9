"""A cart with the amount that is on the keypad, which is charged as a line of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pos_app.domain.bill import TaxMode
from pos_app.domain.cart import Cart, CartLine
from pos_app.ui.cart_rows import amount_name

if TYPE_CHECKING:
    from pos_app.domain.bill import Bill
    from pos_app.domain.money import Money
    from pos_app.domain.share import Share
    from pos_app.domain.tax import TaxRate


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredCart:
    """`tax` is that of what is typed. `typed` is in the cart's currency."""

    cart: Cart
    typed: Money
    tax: TaxRate | None

    @property
    def whole(self) -> Cart:
        """As it is shown, so it is charged: what is typed is never merged with a line."""
        if self.typed.minor == 0:
            return self.cart
        return replace(self.cart, lines=(*self.cart.lines, self.typed_line()))

    @property
    def bill(self) -> Bill:
        return self.whole.bill()

    @property
    def is_plain(self) -> bool:
        """Nothing but an amount was typed, which is what is paid."""
        bare = self.cart.is_empty and self.cart.discount is None and self.cart.tip is None
        on_top = self.cart.tax_mode is TaxMode.ADDED and self.tax is not None
        return self.whole.is_empty or (bare and not on_top)

    @property
    def is_idle(self) -> bool:
        """There is nothing that could be lost."""
        return self.cart.is_empty and self.typed.minor == 0

    def typed_line(self, name: str = "") -> CartLine:
        return CartLine(name=name or amount_name(), price=self.typed, tax=self.tax)

    def total_with(self, share: Share | None, at: int | None) -> Money:
        """What it would come to with this discount, off one line or off all."""
        return with_discount(self.whole, share, at).bill().total


def with_discount(cart: Cart, share: Share | None, at: int | None) -> Cart:
    """Off the line at that place, or off all of them; IndexError where there is none."""
    if at is None:
        return replace(cart, discount=share)
    return cart.with_line(at, replace(cart.lines[at], discount=share))
