"""Carts that wait while others are served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.cart import Cart

MOST_HELD = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCart:
    """`label` is what the cashier knows it by: a table, a name; `by` is who held it."""

    id: UUID
    cart: Cart
    label: str
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True)
class HeldCarts:
    """In the order in which they were held."""

    carts: tuple[HeldCart, ...] = ()

    def hold(self, held: HeldCart) -> HeldCarts:
        """ValueError for an empty cart, for one that is held, and when too many are."""
        if held.cart.is_empty:
            raise ValueError("an empty cart is not held")
        if any(held.id == other.id for other in self.carts):
            raise ValueError("this cart is held already")
        if len(self.carts) >= MOST_HELD:
            raise ValueError("too many carts are held")
        return HeldCarts((*self.carts, held))

    def recall(self, held_id: UUID) -> tuple[HeldCart, HeldCarts]:
        """It, and what is held still. LookupError when it is not held: somebody took it."""
        for at, held in enumerate(self.carts):
            if held.id == held_id:
                return held, HeldCarts((*self.carts[:at], *self.carts[at + 1 :]))
        raise LookupError(held_id)
