"""What is behind the entry of a sale: what the shop sells, and carts that wait.

Rights are judged before, by `Duty.authorise`. Each change is in the journal: a price that was
another one for an hour, and goods that were held and never charged, are what owners ask about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.held_carts import HeldCart
from pos_app.services.books.authored_entry import append_entry, author_of
from pos_app.services.books.money_json import from_money
from pos_app.services.harmless_text import harmless

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.bill import Bill
    from pos_app.domain.cart import Cart
    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock, Store, Transaction

LABEL_LIMIT = 60


class SaleEntry:
    def __init__(self, store: Store, clock: Clock, till_id: UUID) -> None:
        self._store = store
        self._clock = clock
        self._till_id = till_id

    def held(self) -> tuple[HeldCart, ...]:
        """In the order in which they were held."""
        with self._store.transaction() as transaction:
            return transaction.held_carts().carts

    def hold(self, cart_id: UUID, cart: Cart, label: str, by: Authority) -> HeldCart:
        """ValueError for an empty cart, and when too many are held, or this one is."""
        held = HeldCart(
            id=cart_id,
            cart=cart,
            label=harmless(label, LABEL_LIMIT),
            at=self._clock.now(),
            by=by.person.id,
        )
        with self._store.transaction() as transaction:
            transaction.held_carts().hold(held)
            transaction.add_held_cart(held)
            self._note(transaction, "cart.held", by, _summed(cart), subject=cart_id)
        return held

    def recall(self, held_id: UUID, by: Authority) -> HeldCart:
        """Once: LookupError when somebody took it."""
        return self._take("cart.recalled", held_id, by)

    def drop(self, held_id: UUID, by: Authority) -> HeldCart:
        """Thrown away without being charged; LookupError when somebody took it."""
        return self._take("cart.dropped", held_id, by)

    def note_cleared(self, cart_id: UUID, cart: Cart, by: Authority) -> None:
        """Goods that were entered and not charged."""
        with self._store.transaction() as transaction:
            self._note(transaction, "cart.cleared", by, _summed(cart), subject=cart_id)

    def note_discount(self, cart_id: UUID, before: Bill, after: Bill, by: Authority) -> None:
        """Allowed, whether it is charged or not; the bill of the sale says what it came to."""
        body = {
            "before": from_money(before.total),
            "after": from_money(after.total),
            "discounts": from_money(after.all_discounts),
        }
        with self._store.transaction() as transaction:
            self._note(transaction, "cart.discounted", by, body, subject=cart_id)

    def _take(self, name: str, held_id: UUID, by: Authority) -> HeldCart:
        with self._store.transaction() as transaction:
            held, _ = transaction.held_carts().recall(held_id)
            transaction.remove_held_cart(held_id)
            self._note(transaction, name, by, _summed(held.cart), subject=held_id)
        return held

    def _note(
        self,
        transaction: Transaction,
        name: str,
        by: Authority,
        body: dict[str, Any],
        *,
        subject: UUID | None = None,
    ) -> None:
        """`subject` is a cart, which has the id of the sale that it will become."""
        append_entry(
            transaction,
            author_of(by),
            till_id=self._till_id,
            at=self._clock.now(),
            name=name,
            body=body,
            subject=subject,
        )


def _summed(cart: Cart) -> dict[str, Any]:
    """Labels and typed names are free text, which may be a person's: not for the journal."""
    bill = cart.bill()
    return {"lines": len(bill.lines), "total": from_money(bill.total)}
