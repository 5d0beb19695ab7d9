"""The people of the till: who there is, and whether a PIN is theirs."""

from __future__ import annotations

import secrets
import threading
from dataclasses import dataclass, replace
from enum import Enum
from math import ceil
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from pos_app.domain.person import Person, Role, pin_problem
from pos_app.domain.pin_lock import NO_TRIES, after_start, one_more, wait_left, wait_seconds
from pos_app.domain.rights import Authority
from pos_app.ports import KeptPerson
from pos_app.services.people.people_journal import PersonEvent, described

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.person import Colour, Pin
    from pos_app.ports import Clock, PinHasher, Store, Transaction
    from pos_app.services.people.people_journal import PeopleJournal

SALT_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a person chooses."""

    name: str
    initials: str
    colour: Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class PinAnswer:
    """`person` is who proved to be it, as stored now; None for a wrong PIN or one in a wait.

    Then the next try may be after `wait_seconds`, and `tries_left` may follow without one.
    """

    person: Person | None = None
    wait_seconds: int = 0
    tries_left: int = 0


class PeopleProblem(Enum):
    """Why somebody can't be added or changed."""

    HAS_OWNER = "has_owner"
    LAST_OWNER = "last_owner"
    NAME_TAKEN = "name_taken"
    NAME_UNFIT = "name_unfit"  # empty, too long, or not one line
    PIN_UNFIT = "pin_unfit"  # `domain.person.pin_problem` says why


class PeopleError(ValueError):
    def __init__(self, problem: PeopleProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


class People:
    """Safe from any thread; whatever takes a PIN takes long, and is not for the screen's.

    Rights are judged before, by `Duty.authorise`. LookupError for somebody who isn't here,
    PeopleError, which is a ValueError, for what no till may have.
    """

    def __init__(
        self, store: Store, clock: Clock, hasher: PinHasher, journal: PeopleJournal
    ) -> None:
        self._store = store
        self._clock = clock
        self._hasher = hasher
        self._journal = journal
        self._turn = threading.Lock()
        with store.transaction() as transaction:
            for kept in transaction.people():
                tries = after_start(kept.tries, clock.monotonic())
                if tries != kept.tries:
                    transaction.save_person(replace(kept, tries=tries))

    def here(self) -> tuple[Person, ...]:
        """For the picker: in the order in which they came, without who has left."""
        return tuple(person for person in self.all() if person.active)

    def all(self) -> tuple[Person, ...]:
        with self._store.transaction() as transaction:
            return tuple(kept.person for kept in transaction.people())

    @property
    def needs_owner(self) -> bool:
        """At the first start, and never again."""
        return not self.all()

    def make_owner(self, face: Face, pin: Pin) -> Person:
        """The first one; ValueError when there is one already, or for a PIN nobody may have."""
        pin_hash = self._new_hash(pin)
        with self._turn, self._store.transaction() as transaction:
            if transaction.people():
                raise PeopleError(PeopleProblem.HAS_OWNER)
            kept = _newcomer(face, Role.OWNER, pin_hash)
            transaction.save_person(kept)
            self._note(transaction, PersonEvent.ADDED, kept, Authority(person=kept.person))
            return kept.person

    def add(self, face: Face, role: Role, pin: Pin, by: Authority) -> Person:
        """ValueError for a name that somebody here has, or for a PIN nobody may have."""
        pin_hash = self._new_hash(pin)
        with self._turn, self._store.transaction() as transaction:
            kept = _newcomer(face, role, pin_hash)
            _require_own_name(transaction, kept.person)
            transaction.save_person(kept)
            self._note(transaction, PersonEvent.ADDED, kept, by)
            return kept.person

    def change(self, person_id: UUID, face: Face, role: Role, by: Authority) -> Person:
        """ValueError for a name that somebody here has, and for the last owner's other role."""

        def changed(kept: KeptPerson) -> KeptPerson:
            active = kept.person.active
            return replace(kept, person=_person(kept.person.id, face, role, active=active))

        return self._change(person_id, PersonEvent.CHANGED, by, changed)

    def leave(self, person_id: UUID, by: Authority) -> Person:
        """No longer here, and never deleted; ValueError for the last owner."""
        return self._change(
            person_id,
            PersonEvent.LEFT,
            by,
            lambda kept: replace(kept, person=replace(kept.person, active=False)),
        )

    def take_back(self, person_id: UUID, by: Authority) -> Person:
        """With the PIN they had; ValueError for a name that somebody here has by now."""
        return self._change(
            person_id,
            PersonEvent.RETURNED,
            by,
            lambda kept: replace(kept, person=replace(kept.person, active=True)),
        )

    def change_pin(self, person_id: UUID, pin: Pin, by: Authority) -> Person:
        """Whoever has a new PIN may try it at once; ValueError for a PIN nobody may have."""
        pin_hash = self._new_hash(pin)
        return self._change(
            person_id,
            PersonEvent.PIN_CHANGED,
            by,
            lambda kept: replace(kept, pin_hash=pin_hash, tries=NO_TRIES),
        )

    def replace_pin(self, person_id: UUID, pin: Pin) -> Person:
        """As `change_pin`, by nobody at the till: by who may read its files, and is not known."""
        pin_hash = self._new_hash(pin)
        return self._change(
            person_id,
            PersonEvent.PIN_REPLACED,
            None,
            lambda kept: replace(kept, pin_hash=pin_hash, tries=NO_TRIES),
        )

    def end_wait(self, person_id: UUID, by: Authority) -> Person:
        """Somebody else lets this one try again."""
        return self._change(
            person_id, PersonEvent.UNLOCKED, by, lambda kept: replace(kept, tries=NO_TRIES)
        )

    def check(self, person_id: UUID, pin: Pin) -> PinAnswer:
        """Whether it is this person's PIN.

        A try is stored before it is looked at, so a kill in between gives no try for nothing.
        """
        with self._turn:
            with self._store.transaction() as transaction:
                kept = transaction.person(person_id)
                if not kept.person.active:
                    raise LookupError(person_id)
                monotonic = self._clock.monotonic()
                if wait := wait_left(kept.tries, monotonic):
                    return PinAnswer(wait_seconds=ceil(wait))
                tries = one_more(kept.tries, monotonic=monotonic, now=self._clock.now())
                transaction.save_person(replace(kept, tries=tries))
            is_right = self._hasher.matches(kept.pin_hash, pin)
            is_outdated = is_right and self._hasher.is_outdated(kept.pin_hash)
            if is_outdated:
                kept = replace(kept, pin_hash=self._hasher.hash(pin))
            with self._store.transaction() as transaction:
                if is_outdated:
                    by = Authority(person=kept.person)
                    self._note(transaction, PersonEvent.PIN_HASHED_ANEW, kept, by)
                if is_right:
                    transaction.save_person(replace(kept, tries=NO_TRIES))
                    return PinAnswer(person=kept.person)
                wait_now = wait_seconds(tries.count)
                self._journal.note(
                    transaction,
                    PersonEvent.PIN_WRONG,
                    person_id,
                    tries=tries.count,
                    wait_seconds=wait_now,
                )
            return PinAnswer(wait_seconds=wait_now, tries_left=tries.left)

    def _change(
        self,
        person_id: UUID,
        event: PersonEvent,
        by: Authority | None,
        changed: Callable[[KeptPerson], KeptPerson],
    ) -> Person:
        with self._turn, self._store.transaction() as transaction:
            before = transaction.person(person_id)
            kept = changed(before)
            if kept.person.active:
                _require_own_name(transaction, kept.person)
            if _is_owner(before.person) and not _is_owner(kept.person):
                _require_another_owner(transaction, person_id)
            transaction.save_person(kept)
            self._note(transaction, event, kept, by)
            return kept.person

    def _note(
        self, transaction: Transaction, event: PersonEvent, kept: KeptPerson, by: Authority | None
    ) -> None:
        about: dict[str, Any] = described(kept)
        self._journal.note(transaction, event, kept.person.id, by=by, **about)

    def _new_hash(self, pin: Pin) -> str:
        if pin_problem(pin) is not None:
            raise PeopleError(PeopleProblem.PIN_UNFIT)
        return self._hasher.hash(pin)


def _newcomer(face: Face, role: Role, pin_hash: str) -> KeptPerson:
    person = _person(uuid4(), face, role)
    return KeptPerson(person=person, salt=secrets.token_hex(SALT_BYTES), pin_hash=pin_hash)


def _person(person_id: UUID, face: Face, role: Role, *, active: bool = True) -> Person:
    try:
        return Person(
            id=person_id,
            name=face.name,
            initials=face.initials,
            colour=face.colour,
            role=role,
            active=active,
        )
    except ValueError as error:
        raise PeopleError(PeopleProblem.NAME_UNFIT) from error


def _is_owner(person: Person) -> bool:
    return person.active and person.role is Role.OWNER


def _require_another_owner(transaction: Transaction, person_id: UUID) -> None:
    owners = {kept.person.id for kept in transaction.people() if _is_owner(kept.person)}
    if owners <= {person_id}:
        raise PeopleError(PeopleProblem.LAST_OWNER)


def _require_own_name(transaction: Transaction, person: Person) -> None:
    """Two of one name could not be told apart, in the picker and on paper."""
    for kept in transaction.people():
        other = kept.person
        if other.id != person.id and other.active and _same(other.name, person.name):
            raise PeopleError(PeopleProblem.NAME_TAKEN)


def _same(name: str, other: str) -> bool:
    return name.casefold() == other.casefold()
