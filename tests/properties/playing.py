"""Plays scripts, and makes one that fails as short as it can be."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.properties.stories import Script, Story, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Count:
    """`reached` are the words for standings, lives and flags that any sale had."""

    stories: int = 0
    steps: int = 0
    rescans: int = 0
    reached: set[str] = field(default_factory=set)


def play(script: Script, count: Count | None = None) -> None:
    """AssertionError, or whatever else the till raises, when the two say different things."""
    count = count or Count()
    story = Story(script)
    for step in script.steps:
        story.play(step)
        count.steps += 1
        for watched in story.both.sales:
            count.reached |= watched.expected.words
    count.stories += 1
    count.rescans += story.both.rescans


def play_all(seeds: Iterable[int], count: Count) -> None:
    """AssertionError with the shortest script that fails."""
    for seed in seeds:
        script = script_of(seed)
        if why(script, count) is not None:
            shortest = shortened(script)
            raise AssertionError(f"seed {seed}: {why(shortest)}\n{shortest}")


def why(script: Script, count: Count | None = None) -> str | None:
    """What goes wrong, None if nothing does."""
    told: list[str] = []
    with _Telling(told):
        play(script, count)
    return told[0] if told else None


class _Telling(contextlib.AbstractContextManager[None]):
    """Takes whatever goes wrong: a till that raises is as wrong as one that says another thing."""

    def __init__(self, told: list[str]) -> None:
        self._told = told

    def __exit__(self, kind: type[BaseException] | None, error: object, _: object) -> bool:
        if kind is None or not issubclass(kind, Exception):
            return False
        self._told.append(f"{kind.__name__}: {error}")
        return True


def shortened(script: Script) -> Script:
    """Without every step that is not needed for it to fail."""
    size = len(script.steps) // 2
    while size:
        start = 0
        while start < len(script.steps):
            shorter = replace(script, steps=script.steps[:start] + script.steps[start + size :])
            if why(shorter) is None:
                start += size
            else:
                script = shorter
        size //= 2
    return script
