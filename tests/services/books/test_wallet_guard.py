"""A wallet that nobody compared stops sales; one that was changed is said for a day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pos_app.domain.rights import Authority
from pos_app.services.books.wallet_guard import REST_SECONDS, UNCONFIRMED, WalletChange, WalletGuard
from tests.properties.memory_store import MemoryStore
from tests.services.people.staffed_till import StaffedTill
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID

OWN, OTHER = "account-1", "account-2"
DAY = timedelta(hours=24).total_seconds()


class Room:
    """A till with people, or an empty one, that is started again and again."""

    def __init__(self, *, staffed: bool = True) -> None:
        self.till = StaffedTill() if staffed else None
        self.store = self.till.store if self.till else MemoryStore()
        self.clock = self.till.clock if self.till else ControlledClock(NOON)
        self.shown: list[WalletChange | None] = []

    def start(self, account: str) -> WalletGuard:
        guard = WalletGuard(self.store, self.clock, TILL_ID, self.shown.append)
        guard.look(account)
        return guard

    def confirm(self, guard: WalletGuard, account: str) -> None:
        assert self.till is not None
        with self.store.transaction() as transaction:
            guard.confirm(transaction, account, Authority(person=self.till.olga))

    def entries(self) -> list[tuple[str, str]]:
        wallet = [each for each in self.store.written if each.name.startswith("wallet.")]
        return [(entry.name, entry.actor) for entry in wallet]


@pytest.fixture
def room() -> Room:
    room = Room()
    room.start(OWN)
    return room


def test_the_first_wallet_is_taken_as_it_is_and_nothing_is_said(room: Room) -> None:
    guard = room.start(OWN)
    assert guard.problem is None
    assert guard.step() == REST_SECONDS
    assert (room.entries(), room.shown) == ([("wallet.adopted", "till")], [])


def test_one_that_was_put_into_the_file_stops_sales_across_restarts_until_it_is_confirmed(
    room: Room,
) -> None:
    assert room.start(OTHER).problem == UNCONFIRMED
    guard = room.start(OTHER)
    assert guard.problem == UNCONFIRMED
    room.confirm(guard, OTHER)
    assert room.start(OTHER).problem is None
    olga = str(room.till.olga.id) if room.till else ""
    assert room.entries() == [
        ("wallet.adopted", "till"),
        ("wallet.unconfirmed", "till"),  # once, however often the till is started
        ("wallet.changed", olga),
    ]


def test_the_old_one_put_back_is_the_owners_again(room: Room) -> None:
    room.start(OTHER)
    assert room.start(OWN).problem is None


def test_who_changed_it_is_said_for_a_day_also_after_restarts(room: Room) -> None:
    room.confirm(room.start(OWN), OTHER)
    changed = WalletChange(at=room.clock.now(), by="Olga")
    assert room.start(OTHER).step() == REST_SECONDS
    room.clock.advance(DAY - 60)
    assert room.start(OTHER).step() == 60
    assert room.shown == [changed, changed]
    room.clock.advance(60)
    assert room.start(OTHER).step() == REST_SECONDS
    assert room.shown[2:] == [None]
    assert room.start(OTHER).step() == REST_SECONDS
    assert len(room.shown) == 3
    assert "Olga" not in str(room.store.values)


def test_a_clock_that_is_set_neither_ends_the_day_early_nor_makes_it_longer(room: Room) -> None:
    guard = room.start(OWN)
    room.confirm(guard, OTHER)
    changed = WalletChange(at=room.clock.now(), by="Olga")
    guard.step()
    room.clock.turn_back(-2 * DAY)
    assert guard.step() == REST_SECONDS
    room.clock.turn_back(4 * DAY)
    room.clock.advance(DAY - 60)
    assert guard.step() == 60
    assert room.shown == [changed] * 3
    assert room.start(OTHER).step() == REST_SECONDS, "a change in the future is shown for a day"
    room.clock.advance(60)
    guard.step()
    assert room.shown[-1] is None


def test_confirming_the_same_once_more_changes_nothing(room: Room) -> None:
    room.confirm(room.start(OWN), OWN)
    assert room.entries() == [("wallet.adopted", "till")]


def test_a_till_without_people_takes_another_one_and_says_so() -> None:
    room = Room(staffed=False)
    room.start(OWN)
    guard = room.start(OTHER)
    assert guard.problem is None
    guard.step()
    assert room.shown == [WalletChange(at=NOON, by="")]
    assert room.entries() == [("wallet.adopted", "till"), ("wallet.changed", "till")]
    with room.store.transaction() as transaction:
        guard.confirm(transaction, OWN, None)
    assert room.entries()[-1] == ("wallet.changed", "cashier")
