"""What the shop sells, and carts that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema_sale_entry import category, held_cart, item
from pos_app.domain.catalogue import Category, Item
from pos_app.domain.held_carts import HeldCart, HeldCarts
from pos_app.domain.money import Currency, Money
from pos_app.domain.tax import TaxRate
from pos_app.services.selling.cart_json import cart_from_text, cart_text

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, RowMapping, Table

_ITEM = ("id", "name", "category_id", "unit", "barcode", "active")


class SaleEntryRows:
    _connection: Connection

    def categories(self) -> tuple[Category, ...]:
        rows = self._connection.execute(select(category).order_by(category.c.position))
        return tuple(Category(id=row.id, name=row.name) for row in rows)

    def save_category(self, saved: Category) -> None:
        self._save(category, {"id": saved.id, "name": saved.name})

    def items(self) -> tuple[Item, ...]:
        rows = self._connection.execute(select(item).order_by(item.c.id)).mappings()
        return tuple(_item(row) for row in rows)

    def save_item(self, saved: Item) -> None:
        self._save(
            item,
            {name: getattr(saved, name) for name in _ITEM}
            | {
                "price_minor": saved.price.minor,
                "price_currency": saved.price.currency.code,
                "price_exponent": saved.price.currency.exponent,
                "tax_name": None if saved.tax is None else saved.tax.name,
                "tax_percent": None if saved.tax is None else saved.tax.percent,
            },
        )

    def held_carts(self) -> HeldCarts:
        rows = self._connection.execute(select(held_cart).order_by(held_cart.c.position))
        return HeldCarts(
            tuple(
                HeldCart(
                    id=row.id,
                    cart=cart_from_text(row.cart),
                    label=row.label,
                    at=row.held_at,
                    by=row.held_by,
                )
                for row in rows
            )
        )

    def add_held_cart(self, held: HeldCart) -> None:
        self._connection.execute(
            insert(held_cart).values(
                id=held.id,
                label=held.label,
                held_at=held.at,
                held_by=held.by,
                cart=cart_text(held.cart),
            )
        )

    def remove_held_cart(self, held_id: UUID) -> None:
        gone = self._connection.execute(delete(held_cart).where(held_cart.c.id == held_id))
        if gone.rowcount == 0:
            raise LookupError(held_id)

    def _save(self, table: Table, values: dict[str, Any]) -> None:
        added = insert(table).values(values)
        changing = {name: added.excluded[name] for name in values if name != "id"}
        self._connection.execute(
            added.on_conflict_do_update(index_elements=[table.c.id], set_=changing)
        )


def _item(row: RowMapping) -> Item:
    tax = None if row["tax_percent"] is None else TaxRate(row["tax_name"], row["tax_percent"])
    price = Money(row["price_minor"], Currency(row["price_currency"], row["price_exponent"]))
    return Item(**{name: row[name] for name in _ITEM}, price=price, tax=tax)
