"""People with the hash of their PIN and the tries since the last right one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from pos_app.adapters.storage.schema_people import person
from pos_app.domain.person import Person
from pos_app.domain.pin_lock import Tries
from pos_app.ports import KeptPerson

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy import Connection, RowMapping, Select

_PERSON = ("id", "name", "initials", "colour", "role", "active")


class PeopleRows:
    _connection: Connection

    def people(self) -> tuple[KeptPerson, ...]:
        return self._read_people(select(person).order_by(person.c.position))

    def person(self, person_id: UUID) -> KeptPerson:
        found = self._read_people(select(person).where(person.c.id == person_id))
        if not found:
            raise LookupError(person_id)
        return found[0]

    def save_person(self, kept: KeptPerson) -> None:
        added = insert(person).values(_row(kept))
        changing = {
            column.name: added.excluded[column.name]
            for column in person.c
            if column.name not in {"id", "position"}
        }
        self._connection.execute(
            added.on_conflict_do_update(index_elements=[person.c.id], set_=changing)
        )

    def _read_people(self, wanted: Select[Any]) -> tuple[KeptPerson, ...]:
        return tuple(_kept(row) for row in self._connection.execute(wanted).mappings())


def _row(kept: KeptPerson) -> dict[str, Any]:
    return {name: getattr(kept.person, name) for name in _PERSON} | {
        "salt": kept.salt,
        "pin_hash": kept.pin_hash,
        "tries": kept.tries.count,
        "last_try_monotonic": kept.tries.last_monotonic,
        "last_try_at": kept.tries.last_at,
    }


def _kept(row: RowMapping) -> KeptPerson:
    tries = Tries(
        count=row["tries"],
        last_monotonic=row["last_try_monotonic"],
        last_at=row["last_try_at"],
    )
    return KeptPerson(
        person=Person(**{name: row[name] for name in _PERSON}),
        salt=row["salt"],
        pin_hash=row["pin_hash"],
        tries=tries,
    )
