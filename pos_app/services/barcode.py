"""Tells a barcode scanner that poses as a keyboard from somebody who types.

A scanner's keys come within milliseconds and end with Enter. So a key is held back until the next
one is late, which no hand notices, and keys that go on fast are kept until their Enter comes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

ENTER = "\r"
# Scanners send a key every 1 to 20 ms, wireless ones now and then slower; two keys of a fast typist
# may come so, four and Enter never.
MOST_GAP_SECONDS = 0.05
LEAST_KEYS = 4
MOST_KEYS = 128


@dataclass(frozen=True, slots=True)
class Typed:
    """A key that a hand pressed, late by the gap at most; `ENTER` for that key."""

    key: str


@dataclass(frozen=True, slots=True)
class Scanned:
    code: str


Input: TypeAlias = Typed | Scanned


class KeyboardWedge:
    """Times are seconds of one clock that never jumps. Not safe from several threads."""

    def __init__(
        self, *, most_gap_seconds: float = MOST_GAP_SECONDS, least_keys: int = LEAST_KEYS
    ) -> None:
        self._gap = most_gap_seconds
        self._least = least_keys
        self._held: list[str] = []
        self._last = 0.0

    @property
    def due_at(self) -> float | None:
        """When `tick` should be called; None while nothing is held back."""
        return self._last + self._gap if self._held else None

    def key(self, key: str, at: float, *, repeated: bool = False) -> tuple[Input, ...]:
        """What is known by this key. `repeated`: the keyboard's own, of one that is held down."""
        known = self.tick(at)
        if repeated:
            return (*known, *self._release(), Typed(key))
        self._last = at
        if key == ENTER:
            if len(self._held) >= self._least:
                code = "".join(self._held)
                self._held.clear()
                return (*known, Scanned(code))
            return (*known, *self._release(), Typed(ENTER))
        self._held.append(key)
        return (*known, *self._release()) if len(self._held) > MOST_KEYS else known

    def tick(self, at: float) -> tuple[Input, ...]:
        """What was held back and is late by now, so that it was typed."""
        due = self.due_at
        return self._release() if due is not None and at > due else ()

    def _release(self) -> tuple[Input, ...]:
        typed = tuple(Typed(key) for key in self._held)
        self._held.clear()
        return typed
