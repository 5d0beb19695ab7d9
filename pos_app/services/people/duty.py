"""Who stands at the till, what they may do, and whose PIN allowed what they may not.

A switch changes nothing but the name of who acts: the sales on the screen stay as they are.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain.rights import Authority, may
from pos_app.services.people.people_journal import PersonEvent

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.person import Person, Pin
    from pos_app.domain.rights import Right
    from pos_app.ports import Clock, Store
    from pos_app.services.people.people import People, PinAnswer
    from pos_app.services.people.people_journal import PeopleJournal

# A grant is for the touch that was refused, not for the rest of the day.
GRANT_SECONDS = 60
_LONG = 3_600.0


class Leaving(Enum):
    """Why nobody is at the till any more, or another one."""

    LOCKED = "locked"
    SWITCHED = "switched"
    IDLE = "idle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why not. `may_grant` are those whose PIN would allow it now; empty while nobody is here."""

    right: Right
    asked_by: Person | None
    may_grant: tuple[Person, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One person's PIN allowed another one a thing once, of this sale or of none."""

    id: UUID
    right: Right
    asked_by: Person
    granted_by: Person
    subject: UUID | None
    ends_monotonic: float


class Duty:
    """`on_changed` is told who is here now, in the thread that changed it.

    `idle_seconds` without a touch lock the till; 0: never. `step` is run by a Worker.
    """

    def __init__(
        self,
        people: People,
        store: Store,
        clock: Clock,
        journal: PeopleJournal,
        *,
        idle_seconds: int,
        on_changed: Callable[[Person | None], None],
    ) -> None:
        self._people = people
        self._store = store
        self._clock = clock
        self._journal = journal
        self._idle_seconds = idle_seconds
        self._on_changed = on_changed
        self._turn = threading.Lock()
        self._grants: dict[UUID, Grant] = {}
        self._touched = clock.monotonic()
        self._here: Person | None = None

    @property
    def person(self) -> Person | None:
        """Nobody after a start."""
        return self._here

    def touch(self) -> None:
        """Somebody is at it. Waits for nothing, so that the screen may call it."""
        self._touched = self._clock.monotonic()

    def sign_in(self, person_id: UUID, pin: Pin) -> PinAnswer:
        """In place of who was here; a wrong PIN changes nothing."""
        answer = self._people.check(person_id, pin)
        if answer.person is not None:
            with self._turn:
                self.touch()
                self._go(Leaving.SWITCHED, answer.person)
        return answer

    def lock(self) -> None:
        with self._turn:
            self._go(Leaving.LOCKED, None)

    def look_again(self) -> None:
        """People were changed: who has left is here no more, and a new role holds at once."""
        with self._turn:
            now = self._current()
            if now is None:
                self._go(Leaving.LOCKED, None)
            else:
                self._here = now

    def step(self) -> float:
        """Seconds to rest; the end of somebody's right to stay is waited for."""
        with self._turn:
            if self._here is None or self._idle_seconds == 0:
                return _LONG
            left = self._touched + self._idle_seconds - self._clock.monotonic()
            if left > 0:
                return left
            self._go(Leaving.IDLE, None)
            return _LONG

    def authorise(
        self, right: Right, *, subject: UUID | None = None, grant: Grant | None = None
    ) -> Authority | Refusal:
        """Who does it, or why not; a grant is used up by this."""
        here = self._current()
        if here is not None and may(here, right):
            return Authority(person=here)
        if grant is not None and here is not None:
            with self._turn:
                known = self._grants.pop(grant.id, None)
            if known is not None and self._holds(known, right, here, subject):
                return Authority(person=here, granted_by=known.granted_by)
        everyone = () if here is None else self._people.here()
        able = tuple(person for person in everyone if may(person, right))
        return Refusal(right=right, asked_by=here, may_grant=able)

    def allow(
        self, right: Right, granter_id: UUID, pin: Pin, *, subject: UUID | None = None
    ) -> Grant | PinAnswer:
        """Another one's PIN on the spot; recorded with both, whether it is used or not.

        A PIN answer that is not right, or whose person may not do it either, is no grant. Who is
        here stays here.
        """
        answer = self._people.check(granter_id, pin)
        granter, asked_by = answer.person, self._current()
        if granter is None or asked_by is None or not may(granter, right):
            return answer
        grant = Grant(
            id=uuid4(),
            right=right,
            asked_by=asked_by,
            granted_by=granter,
            subject=subject,
            ends_monotonic=self._clock.monotonic() + GRANT_SECONDS,
        )
        with self._store.transaction() as transaction:
            self._journal.note(
                transaction,
                PersonEvent.ALLOWED,
                asked_by.id,
                by=Authority(person=asked_by, granted_by=granter),
                subject=subject,
                right=right.value,
            )
        with self._turn:
            self._grants[grant.id] = grant
        return grant

    def _current(self) -> Person | None:
        """As stored now: a role may have changed, or somebody may have left since signing in."""
        here = self._here
        if here is None:
            return None
        return next((person for person in self._people.here() if person.id == here.id), None)

    def _holds(self, grant: Grant, right: Right, here: Person, subject: UUID | None) -> bool:
        return (
            grant.right is right
            and grant.asked_by.id == here.id
            and grant.subject == subject
            and self._clock.monotonic() < grant.ends_monotonic
        )

    def _go(self, why: Leaving, to: Person | None) -> None:
        """Call it with the turn held."""
        before = self._here
        if before is None and to is None:
            return
        if to is not None:
            self._write_down(why, before, to)
            self._stands(to)
            return
        try:
            self._write_down(why, before, to)
        finally:  # nobody stays in because a disk is full
            self._stands(None)

    def _write_down(self, why: Leaving, before: Person | None, to: Person | None) -> None:
        with self._store.transaction() as transaction:
            if before is not None:
                by = None if why is Leaving.IDLE else Authority(person=before)
                self._journal.note(
                    transaction, PersonEvent.SIGNED_OUT, before.id, by=by, why=why.value
                )
            if to is not None:
                self._journal.note(
                    transaction, PersonEvent.SIGNED_IN, to.id, by=Authority(person=to)
                )

    def _stands(self, to: Person | None) -> None:
        self._grants.clear()
        self._here = to
        self._on_changed(to)
