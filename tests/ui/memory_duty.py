"""The people of a till in memory: whoever's PIN is asked has one, and it is looked at at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pos_app.domain import rights
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.pin_lock import FREE_TRIES, wait_seconds
from pos_app.domain.rights import Right, role_may
from pos_app.ui.duty import (
    NO_DETAILS,
    DoorOpened,
    DutyChanged,
    OverrideAsked,
    OverrideEnded,
    PeopleAnswered,
    PinAnswered,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.person import Pin
    from pos_app.services.people.people import Face, PeopleProblem
    from pos_app.ui.duty import AskedDetails


def _person(number: int, name: str, initials: str, colour: Colour, role: Role) -> Person:
    return Person(id=UUID(int=number), name=name, initials=initials, colour=colour, role=role)


MAYA = _person(1, "Maya", "MK", Colour.BLUE, Role.CASHIER)
JONAS = _person(2, "Jonas", "JB", Colour.PURPLE, Role.CASHIER)
INES = _person(3, "Ines", "IS", Colour.GREEN, Role.CASHIER)
RUTH = _person(4, "Ruth", "RO", Colour.TEAL, Role.MANAGER)
PAVEL = _person(5, "Pavel", "PA", Colour.ORANGE, Role.OWNER)
EVERYONE = (MAYA, JONAS, INES, RUTH, PAVEL)
PIN = "8172"  # everybody's


class MemoryDuty:
    """Implements ui.duty.DutyFacade; `done` is what was asked, `granted` what was done by a PIN.

    `here` None: locked. `problem` is what the next change of people meets.
    """

    def __init__(self, here: Person | None = MAYA, people: tuple[Person, ...] = EVERYONE) -> None:
        self.listeners: list[Callable[[object], None]] = []
        self.starting = False
        self.is_demo = False
        self.problem: PeopleProblem | None = None
        self.touches = 0
        self.granted: list[tuple[Right, Person, Person]] = []
        self.tries: dict[UUID, int] = {}
        self.pins: dict[UUID, str] = {person.id: PIN for person in people}
        self._here = here
        self._people = people
        self._kept: OverrideAsked | None = None
        self._doors: set[UUID] = set()

    # --- queries ---

    def standing(self) -> Standing:
        if self.starting:
            return Standing.STARTING
        if not self._people:
            return Standing.NEEDS_OWNER
        return Standing.LOCKED if self._here is None else Standing.HERE

    def here(self) -> Person | None:
        return self._here

    def people(self) -> tuple[Person, ...]:
        return tuple(person for person in self._people if person.active)

    def everyone(self) -> tuple[Person, ...]:
        return self._people

    def needs_owner(self) -> bool:
        return self.standing() is Standing.NEEDS_OWNER

    def may(self, right: Right) -> bool:
        return self._here is not None and rights.may(self._here, right)

    def demo_pin(self, person_id: UUID) -> str:
        return self.pins[person_id] if self.is_demo else ""

    # --- commands ---

    def sign_in(self, person_id: UUID, pin: Pin) -> None:
        if self._check(person_id, pin):
            self._go(self._find(person_id))

    def lock(self) -> None:
        self._go(None)

    def touch(self) -> None:
        self.touches += 1

    def grant(self, ask_id: UUID, person_id: UUID, pin: Pin) -> None:
        kept = self._kept
        if kept is None or kept.ask_id != ask_id or not self._check(person_id, pin, kept):
            return
        self._kept = None
        self.granted.append((kept.right, kept.asked_by, self._find(person_id)))
        self._publish(OverrideEnded(ask_id=ask_id, granted=True))
        if kept.ask_id in self._doors:
            self._publish(DoorOpened(right=kept.right))

    def withdraw(self, ask_id: UUID) -> None:
        if self._kept is not None and self._kept.ask_id == ask_id:
            self._drop()

    def enter(self, right: Right) -> None:
        if self.may(right):
            self._publish(DoorOpened(right=right))
            return
        self.ask_override(right)
        assert self._kept is not None
        self._doors.add(self._kept.ask_id)

    def make_owner(self, face: Face, pin: Pin) -> None:
        self.add_person(face, Role.OWNER, pin)
        if self._people:
            self._go(self._people[0])

    def add_person(self, face: Face, role: Role, pin: Pin) -> None:
        if not self._refused():
            person = Person(
                id=uuid4(),
                name=face.name,
                initials=face.initials,
                colour=face.colour,
                role=role,
            )
            self.pins[person.id] = pin.digits
            self._people = (*self._people, person)
            self._answer(person)

    def change_person(self, person_id: UUID, face: Face, role: Role) -> None:
        before = self._find(person_id)
        self._change(
            replace(
                before,
                name=face.name,
                initials=face.initials,
                colour=face.colour,
                role=role,
            )
        )

    def remove_person(self, person_id: UUID) -> None:
        self._change(replace(self._find(person_id), active=False))

    def take_back(self, person_id: UUID) -> None:
        self._change(replace(self._find(person_id), active=True))

    def set_pin(self, person_id: UUID, pin: Pin) -> None:
        if not self._refused():
            self.pins[person_id] = pin.digits
            self._answer(self._find(person_id))

    def end_wait(self, person_id: UUID) -> None:
        if not self._refused():
            self.tries.pop(person_id, None)
            self._answer(self._find(person_id))

    def change_own_pin(self, old: Pin, new: Pin) -> None:
        if self._here is not None and self._check(self._here.id, old):
            self.set_pin(self._here.id, new)

    # --- what the till does ---

    def ask_override(
        self, right: Right, subject: UUID | None = None, details: AskedDetails = NO_DETAILS
    ) -> None:
        """Who is here touched what they may not do."""
        assert self._here is not None
        self._drop()
        self._kept = OverrideAsked(
            ask_id=uuid4(),
            right=right,
            subject=subject,
            asked_by=self._here,
            may_grant=tuple(each for each in self.people() if role_may(each.role, right)),
            details=details,
        )
        self._publish(self._kept)

    def start_up(self) -> None:
        """People are known from here on."""
        self.starting = False
        self._changed()

    # --- inside ---

    def _find(self, person_id: UUID) -> Person:
        return next(person for person in self._people if person.id == person_id)

    def _check(self, person_id: UUID, pin: Pin, kept: OverrideAsked | None = None) -> bool:
        ask_id = None if kept is None else kept.ask_id
        if self.pins[person_id] == pin.digits:
            self.tries.pop(person_id, None)
            may_not = kept is not None and not rights.may(self._find(person_id), kept.right)
            self._publish(
                PinAnswered(person_id=person_id, is_right=True, may_not=may_not, ask_id=ask_id)
            )
            return not may_not
        tries = self.tries[person_id] = self.tries.get(person_id, 0) + 1
        self._publish(
            PinAnswered(
                person_id=person_id,
                is_right=False,
                wait_seconds=wait_seconds(tries),
                tries_left=max(0, FREE_TRIES - tries),
                ask_id=ask_id,
            )
        )
        return False

    def _go(self, person: Person | None) -> None:
        self._here = person
        self._drop()
        self._changed()

    def _drop(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            self._publish(OverrideEnded(ask_id=kept.ask_id, granted=False))

    def _refused(self) -> bool:
        problem, self.problem = self.problem, None
        if problem is not None:
            self._publish(PeopleAnswered(problem=problem))
        return problem is not None

    def _change(self, changed: Person) -> None:
        if not self._refused():
            self._people = tuple(
                changed if person.id == changed.id else person for person in self._people
            )
            self._answer(changed)

    def _answer(self, person: Person) -> None:
        self._changed()
        self._publish(PeopleAnswered(person=person))

    def _changed(self) -> None:
        self._publish(DutyChanged(standing=self.standing(), person=self._here))

    def _publish(self, event: object) -> None:
        for listener in self.listeners:
            listener(event)
