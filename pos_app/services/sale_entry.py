"""What is behind the entry of a sale: what the shop sells, and carts that wait.

Rights are judged before, by `Duty.authorise`. Each change is in the journal: a price that was
another one for an hour, and goods that were held and never charged, are what owners ask about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.domain.held_carts import HeldCart
from pos_app.services.authored_entry import append_entry, author_of
from pos_app.services.harmless_text import harmless
from pos_app.services.money_json import from_money

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.cart import Cart
    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock, Store, Transaction

LABEL_LIMIT = 40


class SaleEntry:
    def __init__(self, store: Store, clock: Clock, till_id: UUID) -> None:
        self._store = store
        self._clock = clock
        self._till_id = till_id

    def held(self) -> tuple[HeldCart, ...]:
        """In the order in which they were held."""
        with self._store.transaction() as transaction:
            return transaction.held_carts().carts

    def hold(self, cart: Cart, label: str, by: Authority) -> HeldCart:
        """ValueError for an empty cart, and when too many are held."""
        held = HeldCart(
            id=uuid4(),
            cart=cart,
            label=harmless(label, LABEL_LIMIT),
            at=self._clock.now(),
            by=by.person.id,
        )
        with self._store.transaction() as transaction:
            transaction.held_carts().hold(held)
            transaction.add_held_cart(held)
            self._note(transaction, "cart.held", by, _summed(held))
        return held

    def recall(self, held_id: UUID, by: Authority) -> HeldCart:
        """Once: LookupError when somebody took it."""
        return self._take("cart.recalled", held_id, by)

    def drop(self, held_id: UUID, by: Authority) -> HeldCart:
        """Thrown away without being charged; LookupError when somebody took it."""
        return self._take("cart.dropped", held_id, by)

    def _take(self, name: str, held_id: UUID, by: Authority) -> HeldCart:
        with self._store.transaction() as transaction:
            held, _ = transaction.held_carts().recall(held_id)
            transaction.remove_held_cart(held_id)
            self._note(transaction, name, by, _summed(held))
        return held

    def _note(
        self, transaction: Transaction, name: str, by: Authority, body: dict[str, Any]
    ) -> None:
        append_entry(
            transaction,
            author_of(by),
            till_id=self._till_id,
            at=self._clock.now(),
            name=name,
            body=body,
        )


def _summed(held: HeldCart) -> dict[str, Any]:
    """Its label is free text, which may be a person's: not for the journal."""
    bill = held.cart.bill()
    return {"cart": str(held.id), "lines": len(bill.lines), "total": from_money(bill.total)}
