"""What the screen asks of entering a sale, on one page; `application` gives it the till's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.cart import Cart, CartLine
    from pos_app.domain.held_carts import HeldCart


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountWish:
    """The cart as it is, and as it would be with the discount.

    `cart_id` is also the id of the sale that it will become. `typed` is the amount on the keypad,
    which belongs to what is charged.
    """

    cart_id: UUID
    before: Cart
    after: Cart
    typed: CartLine | None = None

    def bill(self, cart: Cart) -> Bill:
        """Of `before` or `after`, with what is typed."""
        typed = () if self.typed is None else (self.typed,)
        return replace(cart, lines=(*cart.lines, *typed)).bill()


@dataclass(frozen=True, slots=True, kw_only=True)
class DiscountAllowed:
    """Somebody who may has allowed it; it is in the journal."""

    wish: DiscountWish


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCartsChanged:
    """Ask `held` again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CartHeld:
    """It waits now: the screen may begin the next one."""

    cart_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CartRecalled:
    held: HeldCart


SaleEntryEvent: TypeAlias = DiscountAllowed | HeldCartsChanged | CartHeld | CartRecalled
SALE_ENTRY_NEWS = (DiscountAllowed, HeldCartsChanged, CartHeld, CartRecalled)


class SaleEntryFacade(Protocol):
    """Commands return at once; queries are answered from memory, on any thread.

    What can't be done is CommandRefused.
    """

    def held(self) -> tuple[HeldCart, ...]:
        """In the order in which they were held."""
        ...

    def allow_discount(self, wish: DiscountWish) -> None:
        """DiscountAllowed, after OverrideAsked where who is on duty may not give one."""
        ...

    def hold(self, cart_id: UUID, cart: Cart, label: str) -> None:
        """CartHeld answers."""
        ...

    def recall(self, held_id: UUID) -> None:
        """CartRecalled answers; once, whoever asks first."""
        ...

    def drop(self, held_id: UUID) -> None:
        """Thrown away without being charged, which the journal tells."""
        ...

    def cleared(self, cart_id: UUID, cart: Cart) -> None:
        """What was entered is thrown away, which the journal tells."""
        ...


class NoSaleEntry:
    """Implements SaleEntryFacade where nothing is kept, and nobody may allow a discount."""

    def held(self) -> tuple[HeldCart, ...]:
        return ()

    def allow_discount(self, wish: DiscountWish) -> None:
        """Nobody allows it."""

    def hold(self, cart_id: UUID, cart: Cart, label: str) -> None:
        """Nobody keeps it."""

    def recall(self, held_id: UUID) -> None:
        """Nothing is held."""

    def drop(self, held_id: UUID) -> None:
        """Nothing is held."""

    def cleared(self, cart_id: UUID, cart: Cart) -> None:
        """Nobody writes it down."""
