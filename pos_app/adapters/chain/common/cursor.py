"""Reads the parts of a message in Bitcoin's own format, one after the other."""

from __future__ import annotations

from pos_app.adapters.chain.common.answers import NonsenseError

_FOLLOWING = {0xFD: 2, 0xFE: 4, 0xFF: 8}
# The least number that may be said with so many bytes following.
_LEAST = {2: 0xFD, 4: 1 << 16, 8: 1 << 32}


class Cursor:
    """What goes beyond the bytes there are is NonsenseError, and costs no memory."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self.position = 0

    @property
    def left(self) -> int:
        return len(self._raw) - self.position

    def take(self, size: int) -> bytes:
        """The next `size` bytes."""
        if size > self.left:
            raise NonsenseError("less than it says")
        start = self.position
        self.position += size
        return self._raw[start : self.position]

    def skip(self, mark: bytes) -> bool:
        """Whether `mark` comes next; it is gone over then."""
        found = self._raw.startswith(mark, self.position)
        if found:
            self.position += len(mark)
        return found

    def number(self, size: int) -> int:
        """Unsigned, the lowest byte first."""
        return int.from_bytes(self.take(size), "little")

    def count(self, *, least_bytes: int = 1) -> int:
        """How many things follow, each of at least so many bytes; written as short as can be."""
        first = self.number(1)
        count = first
        if first in _FOLLOWING:
            size = _FOLLOWING[first]
            count = self.number(size)
            if count < _LEAST[size]:
                raise NonsenseError("a number that is longer than it needs to be")
        if count * least_bytes > self.left:
            raise NonsenseError("less than it says")
        return count
