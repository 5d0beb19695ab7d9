"""Text of people made safe to draw: it can't turn a line around, break it or climb over it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# More marks on one letter than any script uses would be drawn over the neighbouring lines.
MAX_MARKS = 4
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"

# Arabic, Indic scripts and emoji need these two; they join letters and do no more.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_SPACES = {"Zs", "Zl", "Zp"}
_MARKS = {"Mn", "Me"}
_BREAKS = "\t\n\v\f\r\x85"


def harmless(text: str, limit: int) -> str:
    """One line without control and direction characters, cut after `limit` characters."""
    # Far more than can be kept is not looked at: a name may be megabytes.
    cleaned = "".join(_characters(text[: limit * 8]))
    line = " ".join(cleaned.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + ELLIPSIS


def harmless_lines(text: str, limit: int, most: int) -> tuple[str, ...]:
    """The non-empty lines of `text`, at most `most`, each one harmless."""
    lines = (harmless(line, limit) for line in text.splitlines()[:most])
    return tuple(line for line in lines if line)


def _characters(text: str) -> Iterator[str]:
    marks = 0
    for character in text:
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if category in _SPACES or character in _BREAKS:
            yield " "
        elif character in _JOINERS or (category[0] != "C" and marks <= MAX_MARKS):
            yield character
