"""What the shop sells and the carts that wait come back as they were written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from pos_app.domain.catalogue import Category, Item
from pos_app.domain.held_carts import HeldCart, HeldCarts
from pos_app.domain.money import Money, currency
from tests.support.carts import REDUCED, cart, euro, line, percent
from tests.support.domain_values import NOON

if TYPE_CHECKING:
    from pos_app.adapters.storage.sqlite_store import SqliteStore

HOT = Category(id=UUID(int=9), name="Hot")
COLD = Category(id=UUID(int=1), name="Cold")
CHEESE = Item(
    id=UUID(int=11),
    name="Käse",
    price=Money(1_299, currency("KWD")),
    category_id=COLD.id,
    tax=REDUCED,
    unit="kg",
    barcode="96385074",
    active=False,
)
PLAIN = Item(id=UUID(int=12), name="Coffee", price=euro(350))


def held(number: int) -> HeldCart:
    return HeldCart(
        id=UUID(int=number),
        cart=cart(line(number, quantity=Decimal("0.5"), unit="kg"), discount=percent("5")),
        label=f"table {number}",
        at=NOON,
        by=UUID(int=77),
    )


def test_items_and_categories_come_back(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        for category in (HOT, COLD):
            transaction.save_category(category)
        for item in (CHEESE, PLAIN):
            transaction.save_item(item)
    renamed, dearer = replace(HOT, name="Warm"), replace(PLAIN, price=euro(400))
    with store.transaction() as transaction:
        transaction.save_category(renamed)
        transaction.save_item(dearer)
        assert transaction.categories() == (renamed, COLD)
        assert transaction.items() == (CHEESE, dearer)


def test_a_held_cart_is_taken_once(store: SqliteStore) -> None:
    nobodys = replace(held(1), by=None)
    with store.transaction() as transaction:
        assert transaction.held_carts() == HeldCarts()
        for each in (held(3), nobodys, held(2)):
            transaction.add_held_cart(each)
    with store.transaction() as transaction:
        assert transaction.held_carts() == HeldCarts((held(3), nobodys, held(2)))
        transaction.remove_held_cart(UUID(int=3))
    with store.transaction() as transaction:
        assert [each.label for each in transaction.held_carts().carts] == ["table 1", "table 2"]
        with pytest.raises(LookupError):
            transaction.remove_held_cart(UUID(int=3))
