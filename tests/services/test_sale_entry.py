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
from pos_app.services.sale_entry import SaleEntry
from tests.support.carts import cart, euro, line
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pos_app.ports import Store

CORA = Person(id=UUID(int=5), name="Cora", initials="C", colour=Colour.RED, role=Role.CASHIER)
BY = Authority(person=CORA, granted_by=replace(CORA, id=UUID(int=6), name="Max"))


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
