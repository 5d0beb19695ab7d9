"""What the customer is asked for on the page: the store's declared fields, filled in and checked.

The shape that the store is sent is Triple-A's `user_fields`: name, required, type and value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.user_field import UserField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = {"text": 100, "email": 254, "tel": 40, "textarea": 500}
_TYPES = {"email": "email", "phone": "tel", "address": "textarea", "note": "textarea"}
_AUTOCOMPLETE = {
    "name": "name",
    "email": "email",
    "phone": "tel",
    "address": "street-address",
    "company": "organization",
}
# As HTML's own check of an e-mail input, and with a domain that has a dot.
_EMAIL = re.compile(r"[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredField:
    """`type` is `text`, `email`, `tel` or `textarea`, `autocomplete` HTML's word for it."""

    name: str
    required: bool
    type: str
    autocomplete: str

    @property
    def longest(self) -> int:
        return LONGEST[self.type]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFields:
    """`wrong` has what is wrong with a field by its name: missing, email, long or signs."""

    values: tuple[UserField, ...]
    wrong: Mapping[str, str]


def declared_fields(declared: Iterable[str]) -> tuple[DeclaredField, ...]:
    """From the settings' `name` and `email:required`."""
    fields = []
    for each in declared:
        name, _, required = each.partition(":")
        fields.append(
            DeclaredField(
                name=name,
                required=bool(required),
                type=_TYPES.get(name, "text"),
                autocomplete=_AUTOCOMPLETE.get(name, "off"),
            )
        )
    return tuple(fields)


def read_fields(declared: Iterable[DeclaredField], given: Mapping[str, str]) -> ReadFields:
    """Only what was declared is read; line ends become one sign, blanks at the ends go."""
    values, wrong = [], {}
    for each in declared:
        value = _LINE_END.sub("\n", given.get(each.name, "")).strip()
        problem = _problem(each, value)
        if problem is not None:
            wrong[each.name] = problem
        values.append(
            UserField(name=each.name, required=each.required, type=each.type, value=value)
        )
    return ReadFields(values=tuple(values), wrong=wrong)


def _problem(field: DeclaredField, value: str) -> str | None:
    if not value:
        return "missing" if field.required else None
    if len(value) > field.longest:
        return "long"
    if _CONTROL.search(value) or ("\n" in value and field.type != "textarea"):
        return "signs"
    if field.type == "email" and not _EMAIL.fullmatch(value):
        return "email"
    return None
