"""What the screen asks of the people at the till, on one page, and what it hears of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.money import Money
    from pos_app.domain.person import Person, Pin, Role
    from pos_app.domain.rights import Right
    from pos_app.services.people.people import Face, PeopleProblem


class Standing(Enum):
    """Who is at the till, as the whole screen depends on it."""

    STARTING = "starting"  # nobody knows yet who works here
    NEEDS_OWNER = "needs_owner"  # the first start, or a till that sold before it had people
    LOCKED = "locked"
    HERE = "here"


class AskedLabel(Enum):
    """What a row of the manager's dialog is about; the screen has its words."""

    PRICE = "price"
    PAID = "paid"
    GIVEN_UP = "given_up"  # the money the shop goes without
    CAME_ON_TOP = "came_on_top"
    DISCOUNT = "discount"
    GIVEN_BACK = "given_back"
    SALE = "sale"  # its number
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """`value` is an amount, satoshi as a whole number, or a text as it is."""

    label: AskedLabel
    value: Money | int | str


class AskedFor(Enum):
    """What exactly, where the right alone doesn't say it."""

    SHORT = "short"
    LATE = "late"
    TIP = "tip"
    REFUND_DUE = "refund_due"
    SHIFT_CLOSE = "shift_close"
    PEOPLE = "people"
    GOODS = "goods"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDetails:
    """What the manager has to see before the PIN; the last row is what it comes to."""

    what: AskedFor | None = None
    rows: tuple[AskedRow, ...] = ()


NO_DETAILS = AskedDetails()


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChanged:
    """Somebody came, left or was changed; `person` is who is here now. Ask for people again."""

    standing: Standing
    person: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PinAnswered:
    """The answer to `sign_in`, `grant` and `change_own_pin`, before what follows from it.

    `is_right`: it is this person's PIN. Otherwise the next try may be after `wait_seconds`, and
    `tries_left` may follow without one. `may_not`: it is, and yet this person may not allow it.
    `ask_id` is the override it was typed for.
    """

    person_id: UUID
    is_right: bool
    wait_seconds: int = 0
    tries_left: int = 0
    may_not: bool = False
    ask_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideAsked:
    """What `asked_by` touched needs somebody else's PIN; it waits until `grant` or `withdraw`.

    `subject` is a sale or None, `may_grant` whose PIN will do.
    """

    ask_id: UUID
    right: Right
    subject: UUID | None
    asked_by: Person
    may_grant: tuple[Person, ...]
    details: AskedDetails = NO_DETAILS


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideEnded:
    """`granted`: it is being done. Otherwise it was withdrawn, or its asker is here no more."""

    ask_id: UUID
    granted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleAnswered:
    """What became of a change of people or of a PIN: `person` as stored now, or the problem."""

    person: Person | None = None
    problem: PeopleProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOpened:
    """The answer to `enter`: the page behind may be shown until another one is here."""

    right: Right


DutyEvent: TypeAlias = (
    DutyChanged | PinAnswered | OverrideAsked | OverrideEnded | PeopleAnswered | DoorOpened
)


class DutyFacade(Protocol):
    """Commands return at once; queries are answered from memory, on any thread.

    Whatever takes a PIN takes long, so it is looked at in a thread of its own.
    """

    def standing(self) -> Standing: ...

    def here(self) -> Person | None: ...

    def people(self) -> tuple[Person, ...]:
        """For the picker, in the order in which they came."""
        ...

    def everyone(self) -> tuple[Person, ...]:
        """Those who have left, too."""
        ...

    def needs_owner(self) -> bool: ...

    def may(self, right: Right) -> bool:
        """Whether who is here may do it without another one's PIN."""
        ...

    def demo_pin(self, person_id: UUID) -> str:
        """What the lock screen of the demo openly says; empty at every shop's till."""
        ...

    def sign_in(self, person_id: UUID, pin: Pin) -> None:
        """PinAnswered, and DutyChanged where it was right. The sale on the screen stays."""
        ...

    def lock(self) -> None: ...

    def touch(self) -> None:
        """Somebody is at it, which puts off the lock."""
        ...

    def grant(self, ask_id: UUID, person_id: UUID, pin: Pin) -> None:
        """PinAnswered, and OverrideEnded where it was right."""
        ...

    def withdraw(self, ask_id: UUID) -> None: ...

    def enter(self, right: Right) -> None:
        """Look at a page that needs this right: DoorOpened, or OverrideAsked first."""
        ...

    def make_owner(self, face: Face, pin: Pin) -> None:
        """Once, at the first start; the owner is signed in by it. PeopleAnswered."""
        ...

    # The owner's page of people; each is answered by PeopleAnswered, or asks for the owner's PIN.

    def add_person(self, face: Face, role: Role, pin: Pin) -> None: ...

    def change_person(self, person_id: UUID, face: Face, role: Role) -> None: ...

    def remove_person(self, person_id: UUID) -> None:
        """Who has left is not deleted, since the journal names them."""
        ...

    def take_back(self, person_id: UUID) -> None: ...

    def set_pin(self, person_id: UUID, pin: Pin) -> None: ...

    def end_wait(self, person_id: UUID) -> None:
        """After too many wrong PINs, let this one try again."""
        ...

    def change_own_pin(self, old: Pin, new: Pin) -> None:
        """Of who is here. PinAnswered about the old one, then PeopleAnswered."""
        ...
