"""How people look on the screen: tone and outline of their colour, and the word of their role."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.domain.person import Colour, Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from pos_app.domain.person import Person
    from pos_app.ui.duty import DutyFacade

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Look:
    """`tone` is one of the theme's for faces, `outline` is circle, square or leaf."""

    tone: str
    outline: str


# No two are alike, and no two next to each other in the choice share a tone.
LOOKS: Mapping[Colour, Look] = {
    Colour.BLUE: Look("indigo", "circle"),
    Colour.PURPLE: Look("plum", "square"),
    Colour.GREEN: Look("olive", "leaf"),
    Colour.TEAL: Look("slate", "circle"),
    Colour.ORANGE: Look("brown", "square"),
    Colour.PINK: Look("plum", "leaf"),
    Colour.YELLOW: Look("olive", "circle"),
    Colour.RED: Look("brown", "leaf"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FaceRow:
    """One person of a picker; `key` is the id, `keeper` who may more than a cashier."""

    key: str
    name: str
    initials: str
    tone: str
    outline: str
    role: str
    keeper: bool
    chosen: bool


def face_row(person: Person, *, chosen: bool = False) -> FaceRow:
    look = LOOKS[person.colour]
    return FaceRow(
        key=str(person.id),
        name=person.name,
        initials=person.initials,
        tone=look.tone,
        outline=look.outline,
        role=role_word(person.role),
        keeper=person.role is not Role.CASHIER,
        chosen=chosen,
    )


def demo_hint(duty: DutyFacade, person_id: UUID) -> str:
    """Empty in a shop of its own."""
    digits = duty.demo_pin(person_id)
    return translate("Lock", "Demo: the PIN is {digits}.").format(digits=digits) if digits else ""


def role_word(role: Role) -> str:
    return {
        Role.CASHIER: translate("People", "Cashier"),
        Role.MANAGER: translate("People", "Manager"),
        Role.OWNER: translate("People", "Owner"),
    }[role]


def look_word(colour: Colour) -> str:
    """For who can't see the face."""
    return {
        Colour.BLUE: translate("People", "Blue circle"),
        Colour.PURPLE: translate("People", "Plum square"),
        Colour.GREEN: translate("People", "Olive leaf"),
        Colour.TEAL: translate("People", "Slate circle"),
        Colour.ORANGE: translate("People", "Brown square"),
        Colour.PINK: translate("People", "Plum leaf"),
        Colour.YELLOW: translate("People", "Olive circle"),
        Colour.RED: translate("People", "Brown leaf"),
    }[colour]
