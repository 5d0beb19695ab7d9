"""What the till keeps for entering sales: what the shop sells, and carts that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.catalogue import Category, Item
    from pos_app.domain.held_carts import HeldCart, HeldCarts


class SaleEntryTransaction(Protocol):
    def categories(self) -> tuple[Category, ...]:
        """In the order in which they were made."""
        ...

    def save_category(self, category: Category) -> None: ...

    def items(self) -> tuple[Item, ...]:
        """All there ever were, also what is no longer sold."""
        ...

    def save_item(self, item: Item) -> None: ...

    def held_carts(self) -> HeldCarts: ...

    def add_held_cart(self, held: HeldCart) -> None: ...

    def remove_held_cart(self, held_id: UUID) -> None:
        """LookupError when it is not held: somebody took it."""
        ...
