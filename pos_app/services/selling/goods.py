"""What the shop sells, kept and changed; rights are judged before, by `Duty.authorise`.

Each change is in the journal: a price that was another one for an hour is what owners ask about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pos_app.domain.barcode import same_code
from pos_app.domain.catalogue_list import plan_import
from pos_app.ports import RefusedError
from pos_app.services.books.authored_entry import append_entry
from pos_app.services.books.money_json import from_money

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.catalogue import Category, Item
    from pos_app.domain.catalogue_list import ImportPlan
    from pos_app.domain.money import Currency
    from pos_app.ports import Clock, Store, Transaction
    from pos_app.services.books.authored_entry import Author
    from pos_app.services.selling.goods_file import Rows


class Goods:
    def __init__(self, store: Store, clock: Clock, till_id: UUID) -> None:
        self._store = store
        self._clock = clock
        self._till_id = till_id

    def read(self) -> tuple[tuple[Category, ...], tuple[Item, ...]]:
        """Also what is no longer sold."""
        with self._store.transaction() as transaction:
            return transaction.categories(), transaction.items()

    def save_category(self, category: Category, author: Author) -> None:
        with self._store.transaction() as transaction:
            self._keep_category(transaction, category, author)

    def save_item(self, item: Item, author: Author) -> None:
        """New, or in place of what it was.

        RefusedError `catalogue.number_taken` where another item that is sold has its number.
        """
        with self._store.transaction() as transaction:
            for other in transaction.items() if item.active and item.barcode else ():
                is_other = other.id != item.id and other.active and other.barcode != ""
                if is_other and same_code(other.barcode) == same_code(item.barcode):
                    raise RefusedError(
                        "catalogue.number_taken", number=item.barcode, name=other.name
                    )
            self._keep_item(transaction, item, author)

    def plan(self, rows: Rows, currency: Currency) -> ImportPlan:
        """What taking these in would change; nothing does."""
        categories, items = self.read()
        return plan_import(rows, categories, items, currency)

    def take(self, rows: Rows, currency: Currency, author: Author) -> ImportPlan:
        """All of it in one transaction, or nothing where the plan has a problem."""
        with self._store.transaction() as transaction:
            plan = plan_import(rows, transaction.categories(), transaction.items(), currency)
            if not plan.problems:
                for category in plan.categories:
                    self._keep_category(transaction, category, author)
                for planned in (*plan.added, *plan.changed):
                    self._keep_item(transaction, planned.item, author)
        return plan

    def _keep_category(self, transaction: Transaction, category: Category, author: Author) -> None:
        transaction.save_category(category)
        body = {"category": str(category.id), "name": category.name}
        self._note(transaction, "catalogue.category_saved", author, body)

    def _keep_item(self, transaction: Transaction, item: Item, author: Author) -> None:
        transaction.save_item(item)
        self._note(transaction, "catalogue.item_saved", author, _described(item))

    def _note(
        self, transaction: Transaction, name: str, author: Author, body: dict[str, Any]
    ) -> None:
        append_entry(
            transaction,
            author,
            till_id=self._till_id,
            at=self._clock.now(),
            name=name,
            body=body,
        )


def _described(item: Item) -> dict[str, Any]:
    return {
        "item": str(item.id),
        "name": item.name,
        "price": from_money(item.price),
        "tax_percent": None if item.tax is None else str(item.tax.percent),
        "barcode": item.barcode,
        "active": item.active,
    }
