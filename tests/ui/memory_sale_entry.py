"""Carts kept in memory, and a manager who allows a discount when the test says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pos_app.domain.held_carts import HeldCart, HeldCarts
from pos_app.ui.sale_entry import CartHeld, CartRecalled, DiscountAllowed, HeldCartsChanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.cart import Cart
    from pos_app.ui.sale_entry import DiscountWish

AT = datetime(2026, 11, 21, 14, 30, tzinfo=UTC)


class MemorySaleEntry:
    """Implements SaleEntryFacade; commands are done at once, a discount where `may_discount`."""

    def __init__(self, *, may_discount: bool = True) -> None:
        self.listeners: list[Callable[[object], None]] = []
        self.may_discount = may_discount
        self.keeps = True
        self.wishes: list[DiscountWish] = []
        self.thrown_away: list[tuple[UUID, Cart]] = []
        self.carts = HeldCarts()

    def held(self) -> tuple[HeldCart, ...]:
        return self.carts.carts

    def allow_discount(self, wish: DiscountWish) -> None:
        self.wishes.append(wish)
        if self.may_discount:
            self.allow()

    def allow(self) -> None:
        """A manager's PIN, for what was asked last."""
        self._publish(DiscountAllowed(wish=self.wishes[-1]))

    def hold(self, cart_id: UUID, cart: Cart, label: str) -> None:
        if self.keeps:
            held = HeldCart(id=cart_id, cart=cart, label=label, at=AT, by=None)
            self.carts = self.carts.hold(held)
            self._publish(HeldCartsChanged())
            self._publish(CartHeld(cart_id=cart_id))

    def recall(self, held_id: UUID) -> None:
        held, self.carts = self.carts.recall(held_id)
        self._publish(HeldCartsChanged())
        self._publish(CartRecalled(held=held))

    def drop(self, held_id: UUID) -> None:
        held, self.carts = self.carts.recall(held_id)
        self.thrown_away.append((held_id, held.cart))
        self._publish(HeldCartsChanged())

    def cleared(self, cart_id: UUID, cart: Cart) -> None:
        self.thrown_away.append((cart_id, replace(cart)))

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)
