"""The numbered misfortunes of printing, and the lines of the program that they rely on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# Twenty-eight that are numbered where printing was looked into, and three that stand beside them.
ALL_CASES = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """`test` turns red where `text` in `file` is replaced by `without`."""

    test: str
    file: str
    text: str
    without: str

    def without_it(self, source: str) -> str:
        return source.replace(self.text, self.without)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    number: int
    name: str
    guards: tuple[Guard, ...]


def read_cases() -> tuple[Case, ...]:
    document = tomllib.loads(Path(__file__).with_name("guards.toml").read_text("utf-8"))
    return tuple(_case(entry) for entry in document["case"])


def _case(entry: dict[str, Any]) -> Case:
    guards = tuple(Guard(**guard) for guard in entry["guard"])
    return Case(number=entry["number"], name=entry["name"], guards=guards)
