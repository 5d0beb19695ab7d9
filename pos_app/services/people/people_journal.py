"""What the journal says of people: ids, which never change, and never a PIN.

A name is personal: the journal holds its salted hash, and the id leads to the name that stands
beside it. So a name that was changed behind the till's back shows, and one may be erased.
"""

from __future__ import annotations

import hashlib
from enum import Enum
from typing import TYPE_CHECKING, Any

from pos_app.services.books.authored_entry import THE_TILL, append_entry, author_of

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.rights import Authority
    from pos_app.ports import Clock, KeptPerson, Transaction


class PersonEvent(Enum):
    ADDED = "person.added"
    CHANGED = "person.changed"  # name, face or role
    LEFT = "person.left"
    RETURNED = "person.returned"
    PIN_CHANGED = "person.pin_changed"
    PIN_REPLACED = "person.pin_replaced"  # by the machine's user, with `pos-app owner-pin`
    PIN_WRONG = "person.pin_wrong"
    PIN_HASHED_ANEW = "person.pin_hashed_anew"  # the same PIN, with today's cost
    UNLOCKED = "person.unlocked"  # somebody ended the wait for another one
    SIGNED_IN = "person.signed_in"
    SIGNED_OUT = "person.signed_out"
    ALLOWED = "person.allowed"  # what one may not do, by another one's PIN


class PeopleJournal:
    def __init__(self, till_id: UUID, clock: Clock) -> None:
        self._till_id = till_id
        self._clock = clock

    def note(
        self,
        transaction: Transaction,
        event: PersonEvent,
        person: UUID,
        *,
        by: Authority | None = None,
        subject: UUID | None = None,
        **body: Any,
    ) -> None:
        """`person` is whom it is about, `by` who did it; `subject` is a sale it was done for."""
        append_entry(
            transaction,
            THE_TILL if by is None else author_of(by),
            till_id=self._till_id,
            at=self._clock.now(),
            name=event.value,
            body={"person": str(person), **body},
            subject=subject,
        )


def described(kept: KeptPerson) -> dict[str, Any]:
    person = kept.person
    return {
        "role": person.role.value,
        "colour": person.colour.value,
        "name_hash": _hash(kept.salt, person.name),
        "initials_hash": _hash(kept.salt, person.initials),
        # A PIN that was put in behind the till's back shows too.
        "pin_seal": _hash(kept.salt, kept.pin_hash),
    }


def _hash(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()
