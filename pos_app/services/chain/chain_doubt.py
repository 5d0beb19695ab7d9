"""What sources disagree in counts once it has lasted: a slower server contradicts nobody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from pos_app.domain.message import Message

# Payments and blocks reach all honest servers within seconds.
PATIENCE_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that has to last for a while before it counts; `key` names it meanwhile.

    `script` is set where money is in doubt, `references` are confirmations that do not count then.
    """

    key: Hashable
    message: Message
    script: bytes | None = None
    references: frozenset[str] = frozenset()


class Lasting:
    """How long each doubt has lasted; for one thread."""

    def __init__(self) -> None:
        self._since: dict[Hashable, float] = {}
        self.scripts: frozenset[bytes] = frozenset()  # of all that was in doubt at last

    def forget(self) -> None:
        self._since = {}
        self.scripts = frozenset()

    def lasted(self, doubts: Iterable[Doubt], now: float) -> list[Doubt]:
        """Those that were there for `PATIENCE_SECONDS` without a break; `now` is monotonic."""
        found = {doubt.key: doubt for doubt in doubts}
        self._since = {key: self._since.get(key, now) for key in found}
        self.scripts = frozenset(
            doubt.script for doubt in found.values() if doubt.script is not None
        )
        return [doubt for key, doubt in found.items() if now >= self._since[key] + PATIENCE_SECONDS]

    def times(self, now: float) -> Iterator[float]:
        """When each of the others will have lasted, monotonic."""
        ends = (since + PATIENCE_SECONDS for since in self._since.values())
        return (end for end in ends if end > now)
