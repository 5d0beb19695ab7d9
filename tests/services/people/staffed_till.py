"""A till with people, in memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pos_app.domain.person import Colour, Person, Pin, Role, initials_of
from pos_app.domain.rights import Authority
from pos_app.services.people.duty import Duty
from pos_app.services.people.people import Face, People
from pos_app.services.people.people_journal import PeopleJournal
from tests.properties.memory_store import MemoryStore
from tests.support.controlled_clock import ControlledClock
from tests.support.domain_values import NOON, TILL_ID
from tests.support.quick_pins import QuickPins

if TYPE_CHECKING:
    from collections.abc import Mapping

PINS: Mapping[str, Pin] = {"Olga": Pin("8172"), "Max": Pin("9351"), "Cora": Pin("4826")}
WRONG = Pin("1357")


def face(name: str) -> Face:
    return Face(name=name, initials=initials_of(name), colour=Colour.TEAL)


class StaffedTill:
    """Olga owns it, Max manages it, Cora sells."""

    def __init__(self, idle_seconds: int = 120) -> None:
        self.store = MemoryStore()
        self.clock = ControlledClock(NOON)
        self.pins = QuickPins()
        self.seen: list[Person | None] = []
        self.idle_seconds = idle_seconds
        self.start()
        self.olga = self.people.make_owner(face("Olga"), PINS["Olga"])
        self.by = Authority(person=self.olga)
        self.max = self.people.add(face("Max"), Role.MANAGER, PINS["Max"], self.by)
        self.cora = self.people.add(face("Cora"), Role.CASHIER, PINS["Cora"], self.by)

    def start(self) -> None:
        """The program, again: what is not in the store is gone."""
        journal = PeopleJournal(TILL_ID, self.clock)
        self.people = People(self.store, self.clock, self.pins, journal)
        self.duty = Duty(
            self.people,
            self.store,
            self.clock,
            journal,
            idle_seconds=self.idle_seconds,
            on_changed=self.seen.append,
        )

    def sign_in(self, person: Person) -> None:
        assert self.duty.sign_in(person.id, PINS[person.name]).person == person

    def journal(self, since: int = 0) -> list[tuple[str, str, dict[str, Any]]]:
        """Actor, name and body of each entry, with names for ids."""
        names = {str(person.id): person.name for person in self.people.all()}
        entries = []
        for entry in self.store.written[since:]:
            body = {
                key: names.get(value, value) if isinstance(value, str) else value
                for key, value in json.loads(entry.body).items()
            }
            entries.append((names.get(entry.actor, entry.actor), entry.name, body))
        return entries
