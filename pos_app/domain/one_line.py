"""Names that people give, which stand on screens and paper beside others."""

from __future__ import annotations

import unicodedata

# Arabic, Indic scripts and emoji need these two; they join letters and do no more.
_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
_BREAKS = {"Zl", "Zp"}


def require_one_line(text: str, limit: int) -> None:
    """ValueError unless it is 1 to `limit` characters that can't break or turn a line around."""
    fits = 0 < len(text) <= limit and text == text.strip()
    if not (fits and all(map(_is_harmless, text))):
        raise ValueError(f"{text[:limit]!r} is no name of at most {limit} characters")


def _is_harmless(character: str) -> bool:
    category = unicodedata.category(character)
    return character in _JOINERS or not (category[0] == "C" or category in _BREAKS)
