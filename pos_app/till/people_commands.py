"""The owner's page of people, and the PIN of whoever is here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.rights import ANYBODY, Authority, Right
from pos_app.services.people.people import PeopleError
from pos_app.ui.duty import AskedDetails, AskedFor, AskedLabel, AskedRow, PeopleAnswered

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from pos_app.domain.person import Person, Pin, Role
    from pos_app.services.commands import CommandQueue
    from pos_app.services.people.duty import Duty
    from pos_app.services.people.people import Face, People, PinAnswer
    from pos_app.ui.duty import DutyEvent


class PeopleCommands:
    """Part of a DutyDesk."""

    if TYPE_CHECKING:
        _staff: People
        _on_duty: Duty
        _everyone: tuple[Person, ...]
        _queue: CommandQueue
        _publish: Callable[[DutyEvent], None]

        def do(
            self,
            right: Right,
            action: Callable[[Authority], object],
            *,
            details: AskedDetails = ...,
            at_once: bool = False,
        ) -> None: ...

        def _answer(self, person_id: UUID, answer: PinAnswer) -> None: ...

        def _read_people(self) -> None: ...

    def make_owner(self, face: Face, pin: Pin) -> None:
        def made() -> Person:
            owner = self._staff.make_owner(face, pin)
            self._everyone = (owner,)
            self._on_duty.sign_in(owner.id, pin)
            return owner

        self._queue.put(lambda: self._change_people(made))

    def add_person(self, face: Face, role: Role, pin: Pin) -> None:
        self._administer(lambda by: self._staff.add(face, role, pin, by), face.name)

    def change_person(self, person_id: UUID, face: Face, role: Role) -> None:
        self._administer(lambda by: self._staff.change(person_id, face, role, by), face.name)

    def remove_person(self, person_id: UUID) -> None:
        self._administer(lambda by: self._staff.leave(person_id, by), self._name(person_id))

    def take_back(self, person_id: UUID) -> None:
        self._administer(lambda by: self._staff.take_back(person_id, by), self._name(person_id))

    def set_pin(self, person_id: UUID, pin: Pin) -> None:
        self._administer(
            lambda by: self._staff.change_pin(person_id, pin, by), self._name(person_id)
        )

    def end_wait(self, person_id: UUID) -> None:
        self._administer(lambda by: self._staff.end_wait(person_id, by), self._name(person_id))

    def change_own_pin(self, old: Pin, new: Pin) -> None:
        def changed(person: Person) -> None:
            answer = self._staff.check(person.id, old)
            self._answer(person.id, answer)
            if answer.person is not None:
                by = Authority(person=answer.person)
                self._change_people(lambda: self._staff.change_pin(person.id, new, by))

        self.do(ANYBODY, lambda by: changed(by.person), at_once=True)

    def _administer(self, change: Callable[[Authority], Person], name: str) -> None:
        """`name` is whose, for an owner whose PIN is asked for it."""

        def changed(by: Authority) -> None:
            self._change_people(lambda: change(by))

        rows = (AskedRow(label=AskedLabel.PERSON, value=name),)
        details = AskedDetails(what=AskedFor.PEOPLE, rows=rows)
        self.do(Right.SETTINGS, changed, details=details, at_once=True)

    def _name(self, person_id: UUID) -> str:
        return "".join(person.name for person in self._everyone if person.id == person_id)

    def _change_people(self, change: Callable[[], Person]) -> None:
        try:
            person = change()
        except PeopleError as error:
            self._publish(PeopleAnswered(problem=error.problem))
            return
        self._read_people()
        self._publish(PeopleAnswered(person=person))
