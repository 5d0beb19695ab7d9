"""Who works at the till, and the digits that prove it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from pos_app.domain.one_line import require_one_line

if TYPE_CHECKING:
    from uuid import UUID

NAME_LIMIT = 40
INITIALS_LIMIT = 3
PIN_LEAST = 4
PIN_MOST = 12


class Role(Enum):
    CASHIER = "cashier"
    MANAGER = "manager"
    OWNER = "owner"


class Colour(Enum):
    """Of a person's face in the picker; the theme says which blue."""

    BLUE = "blue"
    GREEN = "green"
    ORANGE = "orange"
    PINK = "pink"
    PURPLE = "purple"
    RED = "red"
    TEAL = "teal"
    YELLOW = "yellow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Nobody is ever deleted, since the journal names people by their id: who left is not `active`.

    ValueError for a name or initials that are empty, too long, or hold more than one line.
    """

    id: UUID
    name: str
    initials: str
    colour: Colour
    role: Role
    active: bool = True

    def __post_init__(self) -> None:
        require_one_line(self.name, NAME_LIMIT)
        require_one_line(self.initials, INITIALS_LIMIT)


def initials_of(name: str) -> str:
    """The first letters of the first and the last word, or of the only one; empty for none."""
    words = name.split()
    first_and_last = words[:1] + words[1:][-1:]
    # Some letters become two as capitals, as the German sharp s does.
    return "".join(word[0].upper() for word in first_and_last)[:INITIALS_LIMIT]


@dataclass(frozen=True, slots=True)
class Pin:
    """What somebody typed. Its text never shows in a log, a traceback or the journal."""

    digits: str = field(repr=False)

    def __str__(self) -> str:
        return repr(self)


class PinProblem(Enum):
    """Why a new PIN is refused."""

    NOT_DIGITS = "not_digits"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    TOO_EASY = "too_easy"  # one digit over and over, or a straight run of them


def pin_problem(pin: Pin) -> PinProblem | None:
    """None for a PIN that somebody may choose: 4 to 12 digits that are not the first to try."""
    digits = pin.digits
    if not (digits.isascii() and digits.isdigit()):
        return PinProblem.NOT_DIGITS
    if len(digits) < PIN_LEAST:
        return PinProblem.TOO_SHORT
    if len(digits) > PIN_MOST:
        return PinProblem.TOO_LONG
    # Modulo ten, so that 7890 is a run as 1234 is.
    steps = {(int(later) - int(earlier)) % 10 for earlier, later in pairwise(digits)}
    return PinProblem.TOO_EASY if steps in ({0}, {1}, {9}) else None
