"""The declared settings as a list, for everything that walks through them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from pos_app.config.settings import SECTIONS

if TYPE_CHECKING:
    from pos_app.config.kinds import Kind
    from pos_app.config.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One setting. `default` is None where it is required, or where none means "not used"."""

    section: str
    key: str
    kind: Kind[Any]
    required: bool
    default: Any
    label: str
    description: str
    private: bool

    @property
    def name(self) -> str:
        """`store.currency`: what messages and the form call it."""
        return f"{self.section}.{self.key}"


@cache
def options() -> tuple[Option, ...]:
    return tuple(
        Option(section=section, key=field.name, **_declared(field))
        for section, of in SECTIONS.items()
        for field in fields(of)
    )


def option(name: str) -> Option:
    """By its dotted name; LookupError when there is none."""
    for each in options():
        if each.name == name:
            return each
    raise LookupError(name)


def values_of(settings: Settings) -> dict[str, Any]:
    """What is set, by dotted name; a table's entries by theirs, `rates.base_urls.kraken`."""
    values: dict[str, Any] = {}
    for each in options():
        value = getattr(getattr(settings, each.section), each.key)
        if isinstance(value, Mapping):
            values |= {f"{each.name}.{key}": inner for key, inner in value.items()}
        elif value is not None:
            values[each.name] = value
    return values


def _declared(field: Any) -> dict[str, Any]:
    default = field.default
    if field.default_factory is not MISSING:
        default = field.default_factory()
    required = default is MISSING
    return {**field.metadata, "required": required, "default": None if required else default}
