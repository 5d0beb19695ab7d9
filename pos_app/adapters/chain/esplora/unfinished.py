"""Answers that came before a server asked for a rest, so that the next try goes on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Longer than the rest that servers ask for, and short enough for a customer who waits.
LASTS_SECONDS = 300.0

T = TypeVar("T")


class Unfinished(Generic[T]):
    """By script; without it a long question would meet the same limit at the same place for ever.

    Whoever asked has its answer when all is there: then nothing is kept.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._answers: dict[bytes, tuple[T, float]] = {}

    def each(self, scripts: Iterable[bytes], ask: Callable[[bytes], T]) -> dict[bytes, T]:
        """What `ask` raises goes through, and what it answered before is kept."""
        now = self._monotonic()
        found: dict[bytes, T] = {}
        for script in scripts:
            answer, at = self._answers.get(script, (None, 0.0))
            if answer is None or now - at > LASTS_SECONDS:
                answer = ask(script)
                self._answers[script] = (answer, self._monotonic())
            found[script] = answer
        self._answers.clear()
        return found

    def forget(self, scripts: Iterable[bytes]) -> None:
        for script in scripts:
            self._answers.pop(script, None)

    def clear(self) -> None:
        self._answers.clear()
