"""People have a face and a role, and a PIN that shows nowhere."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.person import (
    Colour,
    Person,
    Pin,
    PinProblem,
    Role,
    initials_of,
    pin_problem,
)


def person(**changes: Any) -> Person:
    usual: dict[str, Any] = {"name": "Ada Byron", "initials": "AB", "role": Role.CASHIER}
    return Person(id=UUID(int=1), colour=Colour.BLUE, **(usual | changes))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", ""),
        ("name", "x" * 41),
        ("name", " Ada"),
        ("name", "Ada\nByron"),
        ("name", "Ada\u202e"),  # would turn the rest of the line around
        ("initials", ""),
        ("initials", "ABCD"),
    ],
)
def test_a_name_is_one_short_line(field: str, text: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        person(**{field: text})
    assert person(name="x" * 40, initials="ABC").active


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ada Byron", "AB"),
        ("ada", "A"),
        ("Ana Maria de Sousa", "AS"),
        ("ßara ßell", "SSS"),
        ("Émile", "É"),
        ("  ", ""),
    ],
)
def test_initials_come_from_the_name(name: str, initials: str) -> None:
    assert initials_of(name) == initials


@pytest.mark.parametrize(
    ("digits", "problem"),
    [
        ("", PinProblem.NOT_DIGITS),
        ("12a4", PinProblem.NOT_DIGITS),
        ("١٢٣٥", PinProblem.NOT_DIGITS),
        ("²134", PinProblem.NOT_DIGITS),
        ("135", PinProblem.TOO_SHORT),
        ("1357913579135", PinProblem.TOO_LONG),
        ("0000", PinProblem.TOO_EASY),
        ("1234", PinProblem.TOO_EASY),
        ("67890", PinProblem.TOO_EASY),
        ("4321", PinProblem.TOO_EASY),
        ("2109", PinProblem.TOO_EASY),
        ("1235", None),
        ("1212", None),
        ("0011", None),
        ("135791357913", None),
    ],
)
def test_a_new_pin_is_digits_that_are_not_the_first_to_try(
    digits: str, problem: PinProblem | None
) -> None:
    assert pin_problem(Pin(digits)) is problem


@given(st.text(alphabet="0123456789", min_size=4, max_size=12))
def test_a_pin_shows_nowhere(digits: str) -> None:
    pin = Pin(digits)
    shown = f"{pin!r} {pin} {[pin]} {pin!s}"
    assert digits not in shown
    assert pin == Pin(digits)
    assert pin != Pin(digits + "1")
