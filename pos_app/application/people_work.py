"""Puts people to work: who there is, who is here, and what their PINs are made into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.application.surroundings import Surroundings
    from pos_app.config.settings import Settings
    from pos_app.ports import PinHasher, Store
    from pos_app.till.duty_desk import DutyDesk


def put_people_to_work(
    settings: Settings, around: Surroundings, *, store: Store, till_id: UUID, desk: DutyDesk
) -> None:
    """From here on somebody can sign in, also where nothing can be sold."""
    from pos_app.services.people.duty import Duty
    from pos_app.services.people.people import People
    from pos_app.services.people.people_journal import PeopleJournal

    journal = PeopleJournal(till_id, around.clock)
    people = People(store, around.clock, around.pin_hasher or _slow_hasher(), journal)
    duty = Duty(
        people,
        store,
        around.clock,
        journal,
        idle_seconds=settings.people.idle_seconds,
        on_changed=desk.changed,
    )
    pins = {} if around.first_people is None else around.first_people(people, duty)
    desk.open(people, duty, pins)


def _slow_hasher() -> PinHasher:
    from pos_app.adapters.secrets.argon2_pins import Argon2Pins

    return Argon2Pins()
