"""Kinds of settings: what a value may be, and the sentence that says so."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")


class NotAllowedError(Exception):
    """A value is none of what is allowed."""


class Kind(Protocol[T_co]):
    @property
    def allowed(self) -> str:
        """What is allowed, as the end of a sentence."""
        ...

    def read(self, raw: object) -> T_co:
        """The value of a TOML value; NotAllowedError when it is not allowed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    longest: int
    least: int = 1
    lines: bool = False
    pattern: str = ".*"
    allowed_as: str = ""

    @property
    def allowed(self) -> str:
        return self.allowed_as or f"text of {self.least} to {self.longest} characters in quotes"

    def read(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise NotAllowedError(self.allowed)
        text = raw.strip()
        fits = self.least <= len(text) <= self.longest and not _CONTROL.search(text)
        if not fits or ("\n" in text and not self.lines):
            raise NotAllowedError(self.allowed)
        if not re.fullmatch(self.pattern, text, re.DOTALL):
            raise NotAllowedError(self.allowed)
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    least: int
    most: int

    @property
    def allowed(self) -> str:
        return f"a whole number from {self.least} to {self.most}"

    def read(self, raw: object) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int):
            raise NotAllowedError(self.allowed)
        if not self.least <= raw <= self.most:
            raise NotAllowedError(self.allowed)
        return raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    @property
    def allowed(self) -> str:
        return "true or false"

    def read(self, raw: object) -> bool:
        if not isinstance(raw, bool):
            raise NotAllowedError(self.allowed)
        return raw


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """One of a few texts or whole numbers."""

    choices: tuple[T, ...]
    allowed_as: str = ""

    @property
    def allowed(self) -> str:
        return self.allowed_as or "one of " + ", ".join(map(str, self.choices))

    def read(self, raw: object) -> T:
        for choice in self.choices:
            if type(raw) is type(choice) and raw == choice:
                return choice
        raise NotAllowedError(self.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Several(Generic[T]):
    """A list without repeats."""

    each: Kind[T]
    least: int

    @property
    def allowed(self) -> str:
        return f"a list of {self.least} or more, without repeats, each {self.each.allowed}"

    def read(self, raw: object) -> tuple[T, ...]:
        if not isinstance(raw, list | tuple):
            raise NotAllowedError(self.allowed)
        values = tuple(self.each.read(item) for item in raw)
        if len(values) < self.least or any(value in values[:at] for at, value in enumerate(values)):
            raise NotAllowedError(self.allowed)
        return values


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[T]):
    """A table with known keys."""

    keys: tuple[str, ...]
    each: Kind[T]

    @property
    def allowed(self) -> str:
        return f"a table with keys of {', '.join(self.keys)}, each {self.each.allowed}"

    def read(self, raw: object) -> Mapping[str, T]:
        if not isinstance(raw, Mapping) or not set(raw) <= set(self.keys):
            raise NotAllowedError(self.allowed)
        return MappingProxyType({key: self.each.read(value) for key, value in raw.items()})
