"""Carts that wait, and discounts that somebody has to allow, as the screen sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from pos_app.domain.money import Money
from pos_app.domain.rights import Right
from pos_app.ports import RefusedError
from pos_app.ui.duty import AskedDetails, AskedLabel, AskedRow
from pos_app.ui.sale_entry import CartHeld, CartRecalled, DiscountAllowed, HeldCartsChanged

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.cart import Cart
    from pos_app.domain.held_carts import HeldCart
    from pos_app.domain.rights import Authority
    from pos_app.services.selling.sale_entry import SaleEntry
    from pos_app.ui.sale_entry import DiscountWish, SaleEntryEvent


class Leave(Protocol):
    """What asks who acts; `till.duty_desk.DutyDesk`."""

    def do(
        self,
        right: Right,
        action: Callable[[Authority], object],
        *,
        subject: UUID | None = None,
        details: AskedDetails = ...,
    ) -> None: ...


class SaleEntryDesk:
    """Implements ui.sale_entry.SaleEntryFacade; nothing waits until the store is open."""

    def __init__(self, publish: Callable[[SaleEntryEvent], None], leave: Leave) -> None:
        self._publish = publish
        self._leave = leave
        self._held: tuple[HeldCart, ...] = ()

    def open(self, entry: SaleEntry) -> None:
        self._entry = entry
        self._look()

    def held(self) -> tuple[HeldCart, ...]:
        return self._held

    def allow_discount(self, wish: DiscountWish) -> None:
        before, after = wish.bill(wish.before), wish.bill(wish.after)

        def allowed(by: Authority) -> None:
            self._entry.note_discount(wish.cart_id, before, after, by)
            self._publish(DiscountAllowed(wish=wish))

        off = Money(before.total.minor - after.total.minor, after.currency)
        rows = (
            AskedRow(label=AskedLabel.DISCOUNT, value=off),
            AskedRow(label=AskedLabel.PRICE, value=after.total),
        )
        self._leave.do(
            Right.DISCOUNT, allowed, subject=wish.cart_id, details=AskedDetails(rows=rows)
        )

    def hold(self, cart_id: UUID, cart: Cart, label: str) -> None:
        def held(by: Authority) -> None:
            try:
                self._entry.hold(cart_id, cart, label, by)
            except ValueError as error:
                raise RefusedError("cart.too_many_held") from error
            self._look()
            self._publish(CartHeld(cart_id=cart_id))

        self._leave.do(Right.CHARGE, held, subject=cart_id)

    def recall(self, held_id: UUID) -> None:
        def recalled(by: Authority) -> None:
            held = self._taken(self._entry.recall, held_id, by)
            self._publish(CartRecalled(held=held))

        self._leave.do(Right.CHARGE, recalled, subject=held_id)

    def drop(self, held_id: UUID) -> None:
        self._leave.do(
            Right.CANCEL, lambda by: self._taken(self._entry.drop, held_id, by), subject=held_id
        )

    def cleared(self, cart_id: UUID, cart: Cart) -> None:
        self._leave.do(
            Right.CANCEL, lambda by: self._entry.note_cleared(cart_id, cart, by), subject=cart_id
        )

    def _taken(
        self, take: Callable[[UUID, Authority], HeldCart], held_id: UUID, by: Authority
    ) -> HeldCart:
        try:
            held = take(held_id, by)
        except LookupError as error:
            raise RefusedError("cart.taken") from error
        self._look()
        return held

    def _look(self) -> None:
        self._held = self._entry.held()
        self._publish(HeldCartsChanged())
