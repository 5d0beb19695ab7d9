"""People come and go, and prove who they are by a PIN that nobody can guess at the till."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from pos_app.domain.person import Pin, Role
from pos_app.domain.pin_lock import FREE_TRIES, NO_TRIES
from pos_app.domain.rights import Authority
from pos_app.services.people.people import People, PinAnswer
from pos_app.services.people.people_journal import PeopleJournal
from tests.properties.memory_store import MemoryStore
from tests.services.people.staffed_till import PINS, WRONG, StaffedTill, face
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import TILL_ID
from tests.support.quick_pins import QuickPins

if TYPE_CHECKING:
    from pos_app.domain.journal import JournalEntry


@pytest.fixture
def till() -> StaffedTill:
    return StaffedTill()


def wrong(till: StaffedTill, times: int) -> list[PinAnswer]:
    return [till.people.check(till.cora.id, WRONG) for _ in range(times)]


def test_a_new_till_has_nobody_and_no_pin_opens_it() -> None:
    clock = ControlledClock()
    people = People(MemoryStore(), clock, QuickPins(), PeopleJournal(TILL_ID, clock))
    assert people.needs_owner
    assert people.here() == ()
    owner = people.make_owner(face("Olga"), Pin("8172"))
    assert owner.role is Role.OWNER
    assert not people.needs_owner
    assert people.here() == (owner,)


def test_there_is_one_first_owner(till: StaffedTill) -> None:
    with pytest.raises(ValueError, match="has_owner"):
        till.people.make_owner(face("Eve"), Pin("2468"))


@pytest.mark.parametrize("digits", ["", "123", "1234", "0000", "abcd"])
def test_nobody_gets_a_pin_that_is_tried_first(till: StaffedTill, digits: str) -> None:
    new = Pin(digits)
    with pytest.raises(ValueError, match="pin_unfit"):
        till.people.add(face("Eve"), Role.CASHIER, new, till.by)
    with pytest.raises(ValueError, match="pin_unfit"):
        till.people.change_pin(till.cora.id, new, till.by)
    with pytest.raises(ValueError, match="pin_unfit"):
        till.people.make_owner(face("Eve"), new)


def test_a_pin_is_its_persons_only(till: StaffedTill) -> None:
    for person in till.people.here():
        for name, pin in PINS.items():
            answer = till.people.check(person.id, pin)
            assert answer.person == (person if name == person.name else None)


def test_two_people_here_have_two_names(till: StaffedTill) -> None:
    with pytest.raises(ValueError, match="name_taken"):
        till.people.add(face("CORA"), Role.CASHIER, Pin("2468"), till.by)
    with pytest.raises(ValueError, match="name_taken"):
        till.people.change(till.cora.id, face("Max"), Role.CASHIER, till.by)
    till.people.leave(till.cora.id, till.by)
    till.people.add(face("Cora"), Role.CASHIER, Pin("2468"), till.by)
    with pytest.raises(ValueError, match="name_taken"):
        till.people.take_back(till.cora.id, till.by)


def test_who_left_is_kept_and_gets_no_more_in(till: StaffedTill) -> None:
    left = till.people.leave(till.cora.id, till.by)
    assert till.people.here() == (till.olga, till.max)
    assert left in till.people.all()
    with pytest.raises(LookupError):
        till.people.check(till.cora.id, PINS["Cora"])
    assert till.pins.looks == 0
    assert till.people.take_back(till.cora.id, till.by) == till.cora
    assert till.people.check(till.cora.id, PINS["Cora"]).person == till.cora


def test_a_till_keeps_an_owner(till: StaffedTill) -> None:
    with pytest.raises(ValueError, match="last_owner"):
        till.people.leave(till.olga.id, till.by)
    with pytest.raises(ValueError, match="last_owner"):
        till.people.change(till.olga.id, face("Olga"), Role.MANAGER, till.by)
    till.people.change(till.max.id, face("Max"), Role.OWNER, till.by)
    till.people.change(till.olga.id, face("Olga"), Role.CASHIER, till.by)
    with pytest.raises(ValueError, match="last_owner"):
        till.people.leave(till.max.id, till.by)


def test_five_tries_and_then_a_growing_wait(till: StaffedTill) -> None:
    answers = wrong(till, 7)
    assert [answer.tries_left for answer in answers] == [4, 3, 2, 1, 0, 0, 0]
    assert [answer.wait_seconds for answer in answers] == [0, 0, 0, 0, 30, 30, 30]
    assert till.pins.looks == 5
    # In a wait the right PIN is not even looked at, or it would tell.
    assert till.people.check(till.cora.id, PINS["Cora"]) == PinAnswer(wait_seconds=30)
    till.clock.advance(29.5)
    assert wrong(till, 1) == [PinAnswer(wait_seconds=1)]
    till.clock.advance(0.5)
    assert wrong(till, 2) == [PinAnswer(wait_seconds=60), PinAnswer(wait_seconds=60)]
    till.clock.advance(60)
    assert till.people.check(till.cora.id, PINS["Cora"]).person == till.cora
    assert wrong(till, 1) == [PinAnswer(tries_left=4)]


def test_a_wait_is_one_persons(till: StaffedTill) -> None:
    wrong(till, 5)
    assert till.people.check(till.max.id, PINS["Max"]).person == till.max


def test_a_restart_ends_no_wait(till: StaffedTill) -> None:
    wrong(till, 5)
    till.start()
    assert wrong(till, 1) == [PinAnswer(wait_seconds=30)]
    till.clock.advance(10)
    till.start()
    assert wrong(till, 1) == [PinAnswer(wait_seconds=20)]


def test_a_clock_that_is_set_ends_no_wait(till: StaffedTill) -> None:
    wrong(till, 5)
    for jump in (-86_400, 200_000, -400_000):
        till.clock.turn_back(jump)
        assert wrong(till, 1) == [PinAnswer(wait_seconds=30)]
        till.start()
        assert wrong(till, 1) == [PinAnswer(wait_seconds=30)]


def test_a_machine_that_was_started_again_counts_its_wait_from_there(till: StaffedTill) -> None:
    wrong(till, 5)
    till.clock = ControlledClock(till.clock.now())
    till.clock.advance(-995)  # five seconds since the machine's start
    till.start()
    assert wrong(till, 1) == [PinAnswer(wait_seconds=25)]
    till.clock.advance(25)
    assert wrong(till, 1) == [PinAnswer(wait_seconds=60)]


def test_a_kill_while_a_pin_is_looked_at_gives_no_try_for_nothing(till: StaffedTill) -> None:
    def killed() -> None:
        raise SystemExit

    till.pins.on_look = killed
    for _ in range(5):
        with pytest.raises(SystemExit):
            till.people.check(till.cora.id, WRONG)
        till.start()
    assert wrong(till, 1) == [PinAnswer(wait_seconds=30)]
    assert till.pins.looks == 5


def test_somebody_else_can_end_a_wait(till: StaffedTill) -> None:
    wrong(till, 5)
    till.people.end_wait(till.cora.id, till.by)
    assert till.people.check(till.cora.id, PINS["Cora"]).person == till.cora
    wrong(till, 5)
    till.people.change_pin(till.cora.id, Pin("7531"), till.by)
    assert till.people.check(till.cora.id, PINS["Cora"]).person is None
    assert till.people.check(till.cora.id, Pin("7531")).person == till.cora


def test_a_right_pin_gets_the_strongest_hash_there_is(till: StaffedTill) -> None:
    till.pins.strength = 2
    assert till.people.check(till.cora.id, WRONG).person is None
    assert till.store.people[till.cora.id].pin_hash.startswith("1:")
    till.people.check(till.cora.id, PINS["Cora"])
    assert till.store.people[till.cora.id].pin_hash.startswith("2:")
    assert till.people.check(till.cora.id, PINS["Cora"]).person == till.cora
    assert till.store.people[till.cora.id].tries == NO_TRIES


def test_nobody_is_an_error(till: StaffedTill) -> None:
    with pytest.raises(LookupError):
        till.people.check(UUID(int=0), WRONG)
    with pytest.raises(LookupError):
        till.people.leave(UUID(int=0), till.by)


def hashes(body: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in body.items() if key.endswith("_hash")}


def test_the_journal_tells_what_became_of_people(till: StaffedTill) -> None:
    till.people.change(till.cora.id, face("Cora B"), Role.MANAGER, till.by)
    till.people.change_pin(till.cora.id, Pin("7531"), till.by)
    by_both = Authority(person=till.max, granted_by=till.olga)
    till.people.leave(till.cora.id, by_both)
    till.people.take_back(till.cora.id, till.by)
    wrong(till, 5)
    till.people.end_wait(till.cora.id, till.by)
    told = till.journal()
    assert [(actor, name, body["person"]) for actor, name, body in told[:3]] == [
        ("Olga", "person.added", "Olga"),
        ("Olga", "person.added", "Max"),
        ("Olga", "person.added", "Cora B"),
    ]
    assert [(actor, name) for actor, name, _ in told[3:]] == [
        ("Olga", "person.changed"),
        ("Olga", "person.pin_changed"),
        ("Max", "person.left"),
        ("Olga", "person.returned"),
        *[("till", "person.pin_wrong")] * 5,
        ("Olga", "person.unlocked"),
    ]
    assert told[5][2]["granted_by"] == "Olga"
    assert told[11][2] == {"person": "Cora B", "tries": 5, "wait_seconds": 30}
    # A name leaves a hash of its own, another one for another name.
    assert hashes(told[2][2]).keys() == {"name_hash", "initials_hash"}
    assert told[2][2]["name_hash"] != told[3][2]["name_hash"]
    assert (told[2][2]["role"], told[3][2]["role"]) == ("cashier", "manager")


def test_names_of_two_people_have_hashes_of_their_own(till: StaffedTill) -> None:
    till.people.leave(till.cora.id, till.by)
    other = till.people.add(face("Cora"), Role.CASHIER, Pin("2468"), till.by)
    hashes_of_cora = {
        body["name_hash"] for _, _, body in till.journal() if body.get("person") == "Cora"
    }
    assert other.id != till.cora.id
    assert len(hashes_of_cora) == 2


def everything(entries: list[JournalEntry]) -> str:
    return "".join(repr(entry) for entry in entries)


def test_no_pin_and_no_name_gets_into_the_journal_or_a_log(
    till: StaffedTill, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        wrong(till, 7)
        till.people.change_pin(till.cora.id, Pin("7531"), till.by)
        till.people.check(till.cora.id, Pin("7531"))
        kept = till.store.people[till.cora.id]
    written = everything(till.store.written) + caplog.text + repr(kept)
    for secret in (*PINS.values(), WRONG, Pin("7531")):
        assert f'"{secret.digits}"' not in written
    assert kept.pin_hash not in written
    assert kept.salt not in written
    assert "Cora" not in everything(till.store.written)
    # And so it would be found.
    assert str(till.cora.id) in written
    assert replace(kept.person, name="Eve").name not in written


def test_who_may_read_the_files_replaces_a_pin_and_the_journal_says_so(till: StaffedTill) -> None:
    since = len(till.store.written)
    for _ in range(FREE_TRIES):
        till.people.check(till.olga.id, WRONG)
    till.people.replace_pin(till.olga.id, Pin("2604"))
    assert till.people.check(till.olga.id, Pin("2604")).person == till.olga
    actor, name, body = till.journal(since)[-1]
    assert (actor, name, body["person"]) == ("till", "person.pin_replaced", "Olga")
    with pytest.raises(ValueError, match="pin_unfit"):
        till.people.replace_pin(till.olga.id, Pin("1234"))
