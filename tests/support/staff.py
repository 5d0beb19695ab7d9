"""People made by code, whose PINs are looked at without a wait: for tills that tests work at."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pos_app.domain.person import Colour, Person, Pin, Role
from pos_app.domain.rights import Authority
from pos_app.services.people.duty import Duty
from pos_app.services.people.people import Face, People
from pos_app.services.people.people_journal import PeopleJournal
from pos_app.ui.duty import NO_DETAILS
from tests.support.domain_values import TILL_ID
from tests.support.quick_pins import QuickPins

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.application.surroundings import FirstPeople
    from pos_app.domain.rights import Right
    from pos_app.ports import Clock, Store
    from pos_app.till.till import Till
    from pos_app.ui.duty import AskedDetails

OWNER = Face(name="Pavel", initials="PA", colour=Colour.ORANGE)
PIN = Pin("8172")  # everybody's
PAVEL = Person(id=UUID(int=1), name="Pavel", initials="PA", colour=Colour.ORANGE, role=Role.OWNER)
OTHERS = (
    (Face(name="Maya", initials="MK", colour=Colour.BLUE), Role.CASHIER),
    (Face(name="Ruth", initials="RO", colour=Colour.TEAL), Role.MANAGER),
)


def owner_at_work(people: People, duty: Duty) -> Mapping[UUID, str]:
    """For `Surroundings.first_people`: the owner, made at the first start, is here at each."""
    owner = people.make_owner(OWNER, PIN) if people.needs_owner else people.all()[0]
    duty.sign_in(owner.id, PIN)
    return {}


def all_at_work(people: People, duty: Duty) -> Mapping[UUID, str]:
    """As `owner_at_work`, with a cashier and a manager beside."""
    if people.needs_owner:
        by = Authority(person=people.make_owner(OWNER, PIN))
        for face, role in OTHERS:
            people.add(face, role, PIN, by)
    return owner_at_work(people, duty)


def put_to_work(
    till: Till,
    store: Store,
    clock: Clock,
    *,
    idle_seconds: int = 0,
    first: FirstPeople | None = all_at_work,
    pins: Mapping[UUID, str] | None = None,
) -> None:
    """As `application.people_work` does, for a till that is put together by hand."""
    journal = PeopleJournal(TILL_ID, clock)
    people = People(store, clock, QuickPins(), journal)
    duty = Duty(
        people,
        store,
        clock,
        journal,
        idle_seconds=idle_seconds,
        on_changed=till.duty.changed,
    )
    if first is not None:
        first(people, duty)
    till.duty.open(people, duty, pins)


def do_as_owner(
    right: Right,
    action: Callable[[Authority], object],
    *,
    subject: UUID | None = None,
    details: AskedDetails = NO_DETAILS,
    at_once: bool = False,
) -> None:
    """Implements till.doing.Do where nobody may be stopped."""
    del right, subject, details, at_once
    action(Authority(person=PAVEL))


def person_called(till: Till, name: str) -> Person:
    return next(person for person in till.duty.people() if person.name == name)
