"""What the shop sells and the carts that wait are kept, and every change is in the journal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.catalogue import Category, Item
from pos_app.domain.held_carts import MOST_HELD
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Authority
from pos_app.services.sale_entry import SaleEntry
from tests.support.carts import REDUCED, cart, euro, line
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Store

CORA = Person(id=UUID(int=5), name="Cora", initials="C", colour=Colour.RED, role=Role.CASHIER)
BY = Authority(person=CORA, granted_by=replace(CORA, id=UUID(int=6), name="Max"))
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
def entry(store: Store) -> SaleEntry:
    return SaleEntry(store, ControlledClock(NOON), TILL_ID)


def journal(store: Store) -> list[tuple[str, str, dict[str, Any]]]:
    with store.transaction() as transaction:
        entries = transaction.journal()
    return [(entry.actor, entry.name, json.loads(entry.body)) for entry in entries]


def test_what_is_saved_is_sold_and_every_price_is_in_the_journal(
    entry: SaleEntry, store: Store
) -> None:
    entry.save_category(HOT, BY)
    entry.save_item(COFFEE, BY)
    dearer = replace(COFFEE, price=euro(400), tax=None)
    entry.save_item(dearer, BY)
    catalogue = entry.catalogue()
    assert catalogue.of_category(HOT.id) == (dearer,)
    assert catalogue.of_barcode("96385074") == dearer
    told = journal(store)
    assert [(actor, name) for actor, name, _ in told] == [
        (str(CORA.id), "catalogue.category_saved"),
        (str(CORA.id), "catalogue.item_saved"),
        (str(CORA.id), "catalogue.item_saved"),
    ]
    prices = [(body["price"]["minor"], body["tax_percent"]) for _, _, body in told[1:]]
    assert prices == [(350, "7"), (400, None)]
    assert {body["granted_by"] for _, _, body in told} == {str(UUID(int=6))}


def test_an_item_with_the_barcode_of_another_is_not_saved(entry: SaleEntry, store: Store) -> None:
    entry.save_category(HOT, BY)
    entry.save_item(COFFEE, BY)
    with pytest.raises(ValueError, match="two items"):
        entry.save_item(replace(COFFEE, id=UUID(int=12), name="Tea"), BY)
    assert entry.catalogue().items == (COFFEE,)
    assert len(journal(store)) == 2


def test_a_cart_is_held_and_taken_up_once(entry: SaleEntry, store: Store) -> None:
    sold = cart(line(350), line(300, "Cake"), discount=euro(50))
    held = entry.hold(sold, "table 4\x1b", BY)
    other = entry.hold(cart(line(1)), "", BY)
    assert (held.label, held.at, held.by) == ("table 4", NOON, CORA.id)
    assert entry.held() == (held, other)
    assert entry.recall(held.id, BY).cart == sold
    with pytest.raises(LookupError):
        entry.recall(held.id, BY)
    assert entry.drop(other.id, BY) == other
    assert entry.held() == ()
    told = journal(store)
    assert [name for _, name, _ in told] == [
        "cart.held",
        "cart.held",
        "cart.recalled",
        "cart.dropped",
    ]
    assert (told[0][2]["lines"], told[0][2]["total"]["minor"]) == (2, 600)
    assert "table" not in json.dumps(told)


def test_what_can_not_be_held_leaves_no_trace(entry: SaleEntry, store: Store) -> None:
    with pytest.raises(ValueError, match="empty"):
        entry.hold(cart(), "", BY)
    assert journal(store) == []
    for number in range(MOST_HELD):
        entry.hold(cart(line(number)), "", BY)
    with pytest.raises(ValueError, match="too many"):
        entry.hold(cart(line(1)), "", BY)
    assert len(entry.held()) == MOST_HELD
