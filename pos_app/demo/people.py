"""Who works at the demo's till; the lock screen says their PINs to everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.person import Colour, Pin, Role
from pos_app.domain.rights import Authority
from pos_app.services.people.people import Face

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from pos_app.services.people.duty import Duty
    from pos_app.services.people.people import People

OWNER = (Face(name="Pavel", initials="PA", colour=Colour.ORANGE), "4680")
STAFF = (
    (Face(name="Maya", initials="MK", colour=Colour.BLUE), Role.CASHIER, "1379"),
    (Face(name="Jonas", initials="JB", colour=Colour.PURPLE), Role.CASHIER, "2580"),
    (Face(name="Ruth", initials="RO", colour=Colour.TEAL), Role.MANAGER, "3591"),
)


def staff_the_demo(people: People, _: Duty) -> Mapping[UUID, str]:
    """Adds them at the first start; the PINs that they got then, by person."""
    face, digits = OWNER
    if people.needs_owner:
        by = Authority(person=people.make_owner(face, Pin(digits)))
        for each, role, pin in STAFF:
            people.add(each, role, Pin(pin), by)
    said = {face.name: digits, **{each.name: pin for each, _, pin in STAFF}}
    return {person.id: said[person.name] for person in people.here() if person.name in said}
