"""What the shop sells is kept, and every change of it is in the journal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.catalogue import Category, Item
from pos_app.ports import RefusedError
from pos_app.services.books.authored_entry import Author
from pos_app.services.selling.goods import Goods
from pos_app.services.selling.goods_file import rows_of
from tests.support.carts import EUR, REDUCED, euro
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Store

BY = Author(str(UUID(int=5)), UUID(int=6))
HOT = Category(id=UUID(int=1), name="Hot")
COFFEE = Item(
    id=UUID(int=11),
    name="Coffee",
    price=euro(350),
    category_id=HOT.id,
    tax=REDUCED,
    barcode="96385074",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    lock = InstanceLock.take(tmp_path / "till")
    store = open_store(lock, "till")
    yield store
    store.close()
    lock.release()


@pytest.fixture
def goods(store: Store) -> Goods:
    return Goods(store, ControlledClock(NOON), TILL_ID)


def journal(store: Store) -> list[tuple[str, str, dict[str, Any]]]:
    with store.transaction() as transaction:
        entries = transaction.journal()
    return [(entry.actor, entry.name, json.loads(entry.body)) for entry in entries]


def test_what_is_saved_is_sold_and_every_price_is_in_the_journal(
    goods: Goods, store: Store
) -> None:
    goods.save_category(HOT, BY)
    goods.save_item(COFFEE, BY)
    dearer = replace(COFFEE, price=euro(400), tax=None)
    goods.save_item(dearer, BY)
    assert goods.read() == ((HOT,), (dearer,))
    told = journal(store)
    assert [(actor, name) for actor, name, _ in told] == [
        (BY.actor, "catalogue.category_saved"),
        (BY.actor, "catalogue.item_saved"),
        (BY.actor, "catalogue.item_saved"),
    ]
    prices = [(body["price"]["minor"], body["tax_percent"]) for _, _, body in told[1:]]
    assert prices == [(350, "7"), (400, None)]
    assert {body["granted_by"] for _, _, body in told} == {str(UUID(int=6))}


def test_an_item_with_the_number_of_another_that_is_sold_is_not_saved(
    goods: Goods, store: Store
) -> None:
    goods.save_category(HOT, BY)
    goods.save_item(COFFEE, BY)
    tea = replace(COFFEE, id=UUID(int=12), name="Tea", barcode="00000096385074")
    with pytest.raises(RefusedError) as refused:
        goods.save_item(tea, BY)
    assert refused.value.message.code == "catalogue.number_taken"
    assert refused.value.message.arguments["name"] == "Coffee"
    assert goods.read()[1] == (COFFEE,)
    assert len(journal(store)) == 2
    goods.save_item(replace(COFFEE, active=False), BY)
    goods.save_item(replace(tea, active=False), BY)
    goods.save_item(tea, BY)
    goods.save_item(replace(tea, id=UUID(int=13), barcode=""), BY)
    assert len(goods.read()[1]) == 3


def test_a_table_is_taken_in_whole(goods: Goods, store: Store) -> None:
    goods.save_category(HOT, BY)
    goods.save_item(COFFEE, BY)
    goods.save_item(replace(COFFEE, id=UUID(int=14), name="Milk", barcode=""), BY)
    rows = rows_of(b"name,price,category\nCoffee,3.80,Hot\nTea,2.50,Cold\nMilk,3.50,Hot\n")
    before = len(journal(store))
    seen = goods.plan(rows, EUR)
    assert (len(seen.added), len(seen.changed), seen.same) == (1, 1, 1)
    assert len(journal(store)) == before
    goods.take(rows, EUR, BY)
    categories, items = goods.read()
    assert [each.name for each in categories] == ["Hot", "Cold"]
    assert {(each.name, each.price.minor) for each in items} == {
        ("Coffee", 380),
        ("Tea", 250),
        ("Milk", 350),
    }
    assert [name for _, name, _ in journal(store)[before:]] == [
        "catalogue.category_saved",
        "catalogue.item_saved",
        "catalogue.item_saved",
    ]


def test_with_one_bad_line_nothing_of_a_table_is_taken_in(goods: Goods, store: Store) -> None:
    goods.save_category(HOT, BY)
    goods.save_item(COFFEE, BY)
    plan = goods.take(rows_of(b"name,price\nTea,2.50\nCoffee,much\n"), EUR, BY)
    assert [each.line for each in plan.problems] == [3]
    assert goods.read()[1] == (COFFEE,)
    assert len(journal(store)) == 2
