"""What the shop sells and the carts that wait are kept, and every change is in the journal."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.opening import open_store
from pos_app.domain.held_carts import MOST_HELD
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Authority
from pos_app.services.selling.sale_entry import SaleEntry
from tests.support.carts import cart, euro, line
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Store

CORA = Person(id=UUID(int=5), name="Cora", initials="C", colour=Colour.RED, role=Role.CASHIER)
BY = Authority(person=CORA, granted_by=replace(CORA, id=UUID(int=6), name="Max"))
CART_ID = UUID(int=21)


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


def test_a_cart_is_held_and_taken_up_once(entry: SaleEntry, store: Store) -> None:
    sold = cart(line(350), line(300, "Cake"), discount=euro(50))
    held = entry.hold(CART_ID, sold, "table 4\x1b", BY)
    other = entry.hold(UUID(int=22), cart(line(1)), "", BY)
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
    with store.transaction() as transaction:
        subjects = [entry.subject for entry in transaction.journal()]
    assert subjects == [CART_ID, other.id, CART_ID, other.id]


def test_what_was_allowed_or_thrown_away_is_told_of_the_sale_to_be(
    entry: SaleEntry, store: Store
) -> None:
    full, cheaper = cart(line(1000)), cart(line(1000), discount=euro(200))
    entry.note_discount(CART_ID, full.bill(), cheaper.bill(), BY)
    entry.note_cleared(CART_ID, cheaper, BY)
    with store.transaction() as transaction:
        entries = transaction.journal()
    assert [(each.name, each.subject) for each in entries] == [
        ("cart.discounted", CART_ID),
        ("cart.cleared", CART_ID),
    ]
    (_, _, allowed), (_, _, cleared) = journal(store)
    sums = [allowed[name]["minor"] for name in ("before", "after", "discounts")]
    assert sums == [1000, 800, 200]
    assert allowed["granted_by"] == str(UUID(int=6))
    assert (cleared["lines"], cleared["total"]["minor"]) == (1, 800)


def test_what_can_not_be_held_leaves_no_trace(entry: SaleEntry, store: Store) -> None:
    with pytest.raises(ValueError, match="empty"):
        entry.hold(CART_ID, cart(), "", BY)
    assert journal(store) == []
    for number in range(MOST_HELD):
        entry.hold(UUID(int=100 + number), cart(line(number)), "", BY)
    with pytest.raises(ValueError, match="too many"):
        entry.hold(CART_ID, cart(line(1)), "", BY)
    assert len(entry.held()) == MOST_HELD
