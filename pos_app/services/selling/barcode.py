"""Tells a barcode scanner that poses as a keyboard from somebody who types.

A scanner's keys come within milliseconds and end with Enter. A key acts at once, since nobody may
wait for the next one; so who takes the keys brings back what was there before, when it was a scan.
"""

from __future__ import annotations

import re

# Scanners send a key every 1 to 20 ms, wireless ones now and then slower; two keys of a fast typist
# may come so, four and Enter never.
MOST_GAP_SECONDS = 0.05
LEAST_KEYS = 4
MOST_KEYS = 128
# Pads with keys for whole prices send them as fast; no code of goods looks so.
_AMOUNT = re.compile(r"[0-9]*[.,][0-9]{1,3}")


class KeyboardWedge:
    """Times are seconds of one clock that never jumps. Not safe from several threads."""

    def __init__(
        self, *, most_gap_seconds: float = MOST_GAP_SECONDS, least_keys: int = LEAST_KEYS
    ) -> None:
        self._gap = most_gap_seconds
        self._least = least_keys
        self._keys: list[str] = []
        self._last = 0.0

    @property
    def is_filled(self) -> bool:
        """There are keys enough for a code."""
        return len(self._keys) >= self._least

    def key(self, key: str, at: float, *, repeated: bool = False) -> bool:
        """Whether a scan may begin with it. `repeated`: the keyboard's own, of one held down."""
        if repeated:
            self.forget()
            return False
        begins = not self._keys or at > self._last + self._gap
        if begins:
            self._keys.clear()
        if len(self._keys) <= MOST_KEYS:
            self._keys.append(key)
        self._last = at
        return begins

    def enter(self, at: float) -> str | None:
        """The code that this Enter ends; None where it is a hand's."""
        code = "".join(self._keys)
        in_time = at <= self._last + self._gap
        self.forget()
        fits = self._least <= len(code) <= MOST_KEYS and not _AMOUNT.fullmatch(code)
        return code if in_time and fits else None

    def forget(self) -> None:
        """Another key was pressed than a scanner has."""
        self._keys.clear()
