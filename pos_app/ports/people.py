"""What the till keeps of the people who work at it, and what their PINs are made into."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from pos_app.domain.pin_lock import NO_TRIES, Tries

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.person import Person, Pin


class PinHasher(Protocol):
    """Slow on purpose: tens of milliseconds and more, so never in the screen's thread."""

    def hash(self, pin: Pin) -> str:
        """Another text each time, from which nobody gets the PIN back."""
        ...

    def matches(self, pin_hash: str, pin: Pin) -> bool:
        """False also for a text that is no hash."""
        ...

    def is_outdated(self, pin_hash: str) -> bool:
        """Whether a hash made today would be stronger."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPerson:
    """`salt` goes with the name into the journal, which holds only the hash of both."""

    person: Person
    salt: str = field(repr=False)
    pin_hash: str = field(repr=False)
    tries: Tries = NO_TRIES


class PeopleTransaction(Protocol):
    def people(self) -> tuple[KeptPerson, ...]:
        """In the order in which they came, those who have left too."""
        ...

    def person(self, person_id: UUID) -> KeptPerson:
        """LookupError when there is none."""
        ...

    def save_person(self, kept: KeptPerson) -> None: ...
