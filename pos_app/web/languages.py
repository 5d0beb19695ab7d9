"""Which of our languages a browser reads best (RFC 9110, section 12.5.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.services.customer.page_words import PageWords

# Browsers send a few; more than this is not read.
_MOST = 20


def choose(accepted: str, available: Sequence[PageWords]) -> PageWords:
    """The first of `available` where nothing fits."""
    known = {words.language.lower(): words for words in reversed(available)}
    for tag in _by_preference(accepted):
        words = available[0] if tag == "*" else known.get(tag) or known.get(tag.partition("-")[0])
        if words is not None:
            return words
    return available[0]


def _by_preference(accepted: str) -> list[str]:
    weighed = []
    for place, part in enumerate(accepted.split(",")[:_MOST]):
        tag, _, weight = part.partition(";")
        quality = _quality(weight)
        if quality > 0 and tag.strip():
            weighed.append((-quality, place, tag.strip().lower()))
    return [tag for _, _, tag in sorted(weighed)]


def _quality(weight: str) -> float:
    name, _, number = weight.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(1.0, float(number)) if name.strip() == "q" else 0.0
    except ValueError:
        return 0.0
