"""Who acts at the till: every command of a person goes through here, and asks its right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from pos_app.domain import rights
from pos_app.domain.message import Message
from pos_app.domain.rights import Authority, Right
from pos_app.services.commands import CommandQueue
from pos_app.services.people.duty import Grant
from pos_app.services.worker import Worker
from pos_app.till.people_commands import PeopleCommands
from pos_app.ui.duty import (
    NO_DETAILS,
    DoorOpened,
    DutyChanged,
    OverrideAsked,
    OverrideEnded,
    PinAnswered,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from pos_app.domain.person import Person, Pin
    from pos_app.services.people.duty import Duty
    from pos_app.services.people.people import People, PinAnswer
    from pos_app.ui.duty import AskedDetails, DutyEvent

    Action = Callable[[Authority], object]

LOCKED = "duty.locked"


def _nothing() -> None:
    """What most do where an override is not given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What somebody wants, kept for as long as another one's PIN may allow it."""

    id: UUID
    right: Right
    action: Action
    subject: UUID | None
    details: AskedDetails
    otherwise: Callable[[], None]
    at_once: bool


class DutyDesk(PeopleCommands):
    """Implements ui.duty.DutyFacade. Commands wait until `open`, in a thread of their own.

    `put` puts an allowed action among the till's commands; `refused` is told of what is not.
    """

    def __init__(
        self,
        publish: Callable[[DutyEvent], None],
        put: Callable[[Callable[[], object], UUID | None], None],
        refused: Callable[[Message, object], None],
    ) -> None:
        self._publish = publish
        self._put = put
        self._refused = refused
        self._duty: Duty | None = None
        self._everyone: tuple[Person, ...] = ()
        self._demo_pins: Mapping[UUID, str] = {}
        self._kept: _Asked | None = None
        self._queue = CommandQueue(refused)
        self._worker = Worker("duty", self._step)
        self._queue.wake = self._worker.wake

    def open(self, people: People, duty: Duty, demo_pins: Mapping[UUID, str] | None = None) -> None:
        self._staff, self._on_duty = people, duty
        self._duty = duty
        self._demo_pins = demo_pins or {}
        self._read_people()
        self._worker.start()

    def close(self, deadline_seconds: float) -> bool:
        return self._worker.stop(deadline_seconds)

    def changed(self, person: Person | None) -> None:
        """`Duty` says who is here now, in the thread that changed it."""
        self._drop()
        self._publish(DutyChanged(standing=self.standing(), person=person))

    def do(
        self,
        right: Right,
        action: Action,
        *,
        subject: UUID | None = None,
        details: AskedDetails = NO_DETAILS,
        otherwise: Callable[[], None] = _nothing,
        at_once: bool = False,
    ) -> None:
        """Run `action` with who does it, off this thread, if they may or a manager's PIN allows it.

        `subject` is the sale that it is about. `otherwise` is run where the override is not given.
        `at_once`: in this desk's own thread, also while the till itself could not be opened; for
        what takes no time.
        """
        asked = _Asked(
            id=uuid4(),
            right=right,
            action=action,
            subject=subject,
            details=details,
            otherwise=otherwise,
            at_once=at_once,
        )
        self._queue.put(lambda: self._ask(asked), subject)

    def do_for_nobody(self, action: Callable[[], object]) -> None:
        """In its turn, for what a locked till may do, too."""
        self._queue.put(lambda: self._put(action, None))

    # --- queries of the screen ---

    def standing(self) -> Standing:
        if self._duty is None:
            return Standing.STARTING
        if not self._everyone:
            return Standing.NEEDS_OWNER
        return Standing.LOCKED if self._duty.person is None else Standing.HERE

    def here(self) -> Person | None:
        return None if self._duty is None else self._duty.person

    def people(self) -> tuple[Person, ...]:
        return tuple(person for person in self._everyone if person.active)

    def everyone(self) -> tuple[Person, ...]:
        return self._everyone

    def needs_owner(self) -> bool:
        return self.standing() is Standing.NEEDS_OWNER

    def may(self, right: Right) -> bool:
        here = self.here()
        return here is not None and rights.may(here, right)

    def demo_pin(self, person_id: UUID) -> str:
        return self._demo_pins.get(person_id, "")

    # --- who is here ---

    def sign_in(self, person_id: UUID, pin: Pin) -> None:
        def tried() -> None:
            self._answer(person_id, self._on_duty.sign_in(person_id, pin))

        self._queue.put(tried)

    def lock(self) -> None:
        def locked() -> None:
            self._on_duty.lock()

        self._queue.put(locked)

    def touch(self) -> None:
        if self._duty is not None:
            self._duty.touch()

    # --- a manager's PIN on the spot ---

    def grant(self, ask_id: UUID, person_id: UUID, pin: Pin) -> None:
        self._queue.put(lambda: self._grant(ask_id, person_id, pin))

    def withdraw(self, ask_id: UUID) -> None:
        def withdrawn() -> None:
            if self._kept is not None and self._kept.id == ask_id:
                self._drop()

        self._queue.put(withdrawn)

    def enter(self, right: Right) -> None:
        self.do(right, lambda _: self._publish(DoorOpened(right=right)), at_once=True)

    # --- inside ---

    def _step(self) -> float:
        rest = self._queue.step()
        return min(rest, self._on_duty.step())

    def _ask(self, asked: _Asked, grant: Grant | None = None) -> None:
        answer = self._on_duty.authorise(asked.right, subject=asked.subject, grant=grant)
        if isinstance(answer, Authority):
            self._carry_out(asked, answer)
            return
        if answer.asked_by is None:
            asked.otherwise()
            self._refused(Message(code=LOCKED), asked.subject)
            return
        self._drop()
        self._kept = asked
        self._publish(
            OverrideAsked(
                ask_id=asked.id,
                right=asked.right,
                subject=asked.subject,
                asked_by=answer.asked_by,
                may_grant=answer.may_grant,
                details=asked.details,
            )
        )

    def _grant(self, ask_id: UUID, person_id: UUID, pin: Pin) -> None:
        self.touch()
        kept = self._kept
        if kept is None or kept.id != ask_id:
            return  # OverrideEnded was told
        outcome = self._on_duty.allow(kept.right, person_id, pin, subject=kept.subject)
        if not isinstance(outcome, Grant):
            self._answer(person_id, outcome, ask_id)
            return
        self._publish(PinAnswered(person_id=person_id, is_right=True, ask_id=ask_id))
        self._kept = None
        self._publish(OverrideEnded(ask_id=ask_id, granted=True))
        self._ask(kept, outcome)

    def _carry_out(self, asked: _Asked, authority: Authority) -> None:
        if asked.at_once:
            asked.action(authority)
        else:
            self._put(lambda: asked.action(authority), asked.subject)

    def _drop(self) -> None:
        """What waits for a PIN is not wanted any more."""
        kept, self._kept = self._kept, None
        if kept is not None:
            self._publish(OverrideEnded(ask_id=kept.id, granted=False))
            kept.otherwise()

    def _answer(self, person_id: UUID, answer: PinAnswer, ask_id: UUID | None = None) -> None:
        is_right = answer.person is not None
        self._publish(
            PinAnswered(
                person_id=person_id,
                is_right=is_right,
                wait_seconds=answer.wait_seconds,
                tries_left=answer.tries_left,
                may_not=is_right and ask_id is not None,
                ask_id=ask_id,
            )
        )

    def _read_people(self) -> None:
        self._everyone = self._staff.all()
        self._on_duty.look_again()
        self._publish(DutyChanged(standing=self.standing(), person=self.here()))
