"""People come back as they were written, and nobody gets lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from pos_app.adapters.storage.opening import open_store
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.pin_lock import Tries
from pos_app.ports import KeptPerson
from pos_app.services.people.people import People
from pos_app.services.people.people_journal import PeopleJournal
from tests.services.people.staffed_till import PINS, WRONG, face
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import TILL_ID
from tests.support.quick_pins import QuickPins

if TYPE_CHECKING:
    from pos_app.adapters.storage.instance_lock import InstanceLock
    from pos_app.adapters.storage.sqlite_store import SqliteStore

NOON = datetime(2026, 3, 1, 12, 0, 0, 123_456, tzinfo=UTC)


def kept(number: int) -> KeptPerson:
    """Nothing in it is a default."""
    person = Person(
        id=UUID(int=100 - number),
        name=f"Zoë {number}",
        initials="Z",
        colour=Colour.PURPLE,
        role=Role.MANAGER,
        active=False,
    )
    tries = Tries(count=number, last_monotonic=12_345.678_901_234_5, last_at=NOON)
    return KeptPerson(person=person, salt=f"salt {number}", pin_hash="$argon2id$", tries=tries)


def test_people_come_back_in_the_order_in_which_they_came(store: SqliteStore) -> None:
    with store.transaction() as transaction:
        assert transaction.people() == ()
        for number in (2, 1, 3):
            transaction.save_person(kept(number))
    changed = replace(kept(2), pin_hash="other", tries=Tries())
    with store.transaction() as transaction:
        transaction.save_person(changed)
        assert transaction.people() == (changed, kept(1), kept(3))
        assert transaction.person(changed.person.id) == changed
        with pytest.raises(LookupError):
            transaction.person(UUID(int=7))


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM person",
        "UPDATE person SET id = 'x'",
        "REPLACE INTO person SELECT * FROM person",
    ],
)
def test_nobody_is_deleted_behind_the_tills_back(store: SqliteStore, statement: str) -> None:
    with store.transaction() as transaction:
        transaction.save_person(kept(1))
    with pytest.raises(IntegrityError, match="kept for ever"), store.transaction() as transaction:
        transaction._connection.execute(text(statement))


def test_a_wait_survives_in_the_file(held: InstanceLock) -> None:
    clock = ControlledClock(NOON)
    journal = PeopleJournal(TILL_ID, clock)
    store = open_store(held, "till")
    people = People(store, clock, QuickPins(), journal)
    owner = people.make_owner(face("Olga"), PINS["Olga"])
    for _ in range(5):
        people.check(owner.id, WRONG)
    store.close()
    clock.turn_back(-86_400)
    store = open_store(held, "till")
    people = People(store, clock, QuickPins(), journal)
    assert people.check(owner.id, PINS["Olga"]).wait_seconds == 30
    clock.advance(30)
    assert people.check(owner.id, PINS["Olga"]).person == owner
    store.close()
