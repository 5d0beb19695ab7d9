"""The screens of people, to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from pos_app.domain.money import Money, currency
from pos_app.domain.person import Colour, Person, Role
from pos_app.domain.rights import Right
from pos_app.services.people.people import PeopleProblem
from pos_app.ui.duty import AskedDetails, AskedFor, AskedLabel, AskedRow
from tests.ui.memory_duty import EVERYONE, INES, MAYA, PIN, RUTH, MemoryDuty
from tests.ui.scenes import keypad_typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.ui.counter import Counter
    from tests.ui.pages_counter import PagesCounter

EUR = currency("EUR")
WRONG = "5926"
SHORT = AskedDetails(
    what=AskedFor.SHORT,
    rows=(
        AskedRow(label=AskedLabel.PRICE, value=Money(3197, EUR)),
        AskedRow(label=AskedLabel.PAID, value=Money(2700, EUR)),
        AskedRow(label=AskedLabel.GIVEN_UP, value=Money(497, EUR)),
    ),
)


def a_crowd(number: int = 14) -> tuple[Person, ...]:
    """More than fit on any screen, with names as they come."""
    names = ("Maximilian-Alexander", "Anh", "José María de la Fuente", "Ö", "Wilhelmine Cho")
    return tuple(
        Person(
            id=UUID(int=100 + place),
            name=f"{names[place % len(names)]} {place}",
            initials=("MAX", "A", "JF", "Ö", "WC")[place % len(names)],
            colour=list(Colour)[place % len(Colour)],
            role=list(Role)[place % 3],
        )
        for place in range(number)
    )


def type_pin(counter: Counter, prefix: str, digits: str, *, done: bool = True) -> None:
    for digit in digits:
        counter.tap(f"{prefix}{digit}")
    if done:
        counter.tap(f"{prefix}done")


def lock_first(counter: PagesCounter) -> None:
    """After a start: nobody was here, and nobody is chosen."""
    counter.settle()


def lock_typing(counter: PagesCounter) -> None:
    """Sales are open behind it, and two digits are typed."""
    keypad_typed(counter)
    counter.tap("lock")
    counter.tap("face_Jonas")
    type_pin(counter, "pin_", WRONG)
    type_pin(counter, "pin_", WRONG)
    type_pin(counter, "pin_", "81", done=False)


def lock_wait(counter: PagesCounter) -> None:
    counter.tap("lock")
    counter.tap("face_Ines")
    for _ in range(5):
        type_pin(counter, "pin_", WRONG)


def lock_many(counter: PagesCounter) -> None:
    counter.tap("lock")


def lock_demo(counter: PagesCounter) -> None:
    counter.duty.is_demo = True
    counter.tap("lock")


def override_short(counter: PagesCounter) -> None:
    counter.duty.ask_override(Right.ACCEPT, None, SHORT)
    type_pin(counter, "override_", "817", done=False)


def override_wrong(counter: PagesCounter) -> None:
    counter.duty.ask_override(Right.OPEN_DRAWER)
    counter.tap("granter_Pavel")
    type_pin(counter, "override_", WRONG)


def override_many(counter: PagesCounter) -> None:
    counter.duty.ask_override(Right.REFUND)


def owner_first(counter: PagesCounter) -> None:
    counter.people.owner.form.setName("Pavel Adamczyk")


def owner_again(counter: PagesCounter) -> None:
    """Without a name, and the second PIN comes."""
    type_pin(counter, "pin_", PIN)
    type_pin(counter, "pin_", PIN)


def owner_keys(counter: PagesCounter) -> None:
    counter.tap("personNameInput")


def people_list(counter: PagesCounter) -> None:
    counter.duty.remove_person(INES.id)
    counter.go("settings")
    counter.tap("setupPeople")


def people_one(counter: PagesCounter) -> None:
    people_list(counter)
    counter.tap("person_Ruth")
    counter.tap("personEndWait")


def people_gone(counter: PagesCounter) -> None:
    people_list(counter)
    counter.people.people.choose(str(INES.id))


def people_problem(counter: PagesCounter) -> None:
    people_list(counter)
    counter.tap("person_Pavel")
    counter.duty.problem = PeopleProblem.LAST_OWNER
    counter.tap("personLeave")


def people_new(counter: PagesCounter) -> None:
    people_list(counter)
    counter.tap("peopleAdd")
    counter.tap("personNameInput")
    counter.people.people.form.setName("Lena Vogel")


def people_pin(counter: PagesCounter) -> None:
    people_list(counter)
    counter.tap("person_Maya")
    counter.tap("personNewPin")
    type_pin(counter, "newPin_", "1234")


def own_pin(counter: PagesCounter) -> None:
    counter.tap("personNow")
    type_pin(counter, "own_", "81", done=False)


def own_pin_done(counter: PagesCounter) -> None:
    counter.tap("personNow")
    for digits in (PIN, "9274", "9274"):
        type_pin(counter, "own_", digits)


PEOPLE_PAGES: dict[str, Callable[[Any], None]] = {
    scene.__name__: scene
    for scene in (
        lock_first,
        lock_typing,
        lock_wait,
        lock_many,
        lock_demo,
        override_short,
        override_wrong,
        override_many,
        owner_first,
        owner_again,
        owner_keys,
        people_list,
        people_one,
        people_gone,
        people_problem,
        people_new,
        people_pin,
        own_pin,
        own_pin_done,
    )
}
# Who is here before each, where it is not the owner.
PEOPLE_AT: dict[str, Callable[[], MemoryDuty]] = {
    "lock_first": lambda: MemoryDuty(here=None),
    "lock_typing": lambda: MemoryDuty(here=MAYA),
    "lock_many": lambda: MemoryDuty(here=RUTH, people=(RUTH, *a_crowd())),
    "override_short": lambda: MemoryDuty(here=MAYA),
    "override_wrong": lambda: MemoryDuty(here=MAYA),
    "override_many": lambda: MemoryDuty(here=MAYA, people=(*EVERYONE, *a_crowd())),
    "owner_first": lambda: MemoryDuty(here=None, people=()),
    "owner_again": lambda: MemoryDuty(here=None, people=()),
    "owner_keys": lambda: MemoryDuty(here=None, people=()),
}
