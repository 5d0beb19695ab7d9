"""`pos-app owner-pin`: a new PIN for an owner who has forgotten it, by who owns the machine."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import TYPE_CHECKING

from pos_app.adapters.clock import SystemClock
from pos_app.config.reading import load_settings
from pos_app.domain.person import Pin, Role, pin_problem
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.person import Person
    from pos_app.ports import PinHasher
    from pos_app.services.people.people import People


def run_owner_pin(
    settings_file: Path, data_folder: Path, name: str | None, hasher: PinHasher | None = None
) -> int:
    """0 once the new one holds, also at a till that runs. SettingsError, TillError.

    RefusedError `owner.nobody` where nobody works yet, `owner.unknown` where `name` is no owner's,
    `owner.several` where it is needed, `owner.pins_differ` and `owner.pin_unfit`.
    """
    from pos_app.adapters.secrets.argon2_pins import Argon2Pins
    from pos_app.adapters.storage.store_beside import StoreBeside
    from pos_app.application.till_id import till_id_of
    from pos_app.services.people.people import People
    from pos_app.services.people.people_journal import PeopleJournal

    settings = load_settings(settings_file)
    if settings is None:
        raise RefusedError("settings.none_yet", file=str(settings_file))
    clock = SystemClock()
    store = StoreBeside(data_folder, settings.wallet.network)
    try:
        journal = PeopleJournal(till_id_of(store), clock)
        people = People(store, clock, hasher or Argon2Pins(), journal)
        owner = _owner(people, name)
        people.replace_pin(owner.id, _typed_twice(owner))
    finally:
        store.close()
    sys.stdout.write(f"{owner.name}\n")
    return 0


def _owner(people: People, name: str | None) -> Person:
    owners = [person for person in people.here() if person.role is Role.OWNER]
    if not owners:
        raise RefusedError("owner.nobody")
    if name is None and len(owners) > 1:
        raise RefusedError("owner.several", names=", ".join(each.name for each in owners))
    for owner in owners:
        if name is None or owner.name.casefold() == name.casefold():
            return owner
    raise RefusedError("owner.unknown", name=str(name))


def _typed_twice(owner: Person) -> Pin:
    """What is typed is not shown, and stands in no history of a shell."""
    try:
        typed = [getpass(f"{prompt} for {owner.name}: ") for prompt in ("New PIN", "Again")]
    except EOFError:
        typed = ["", " "]
    if typed[0] != typed[1]:
        raise RefusedError("owner.pins_differ")
    pin = Pin(typed[0])
    if pin_problem(pin) is not None:
        raise RefusedError("owner.pin_unfit")
    return pin
