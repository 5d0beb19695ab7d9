"""What one chain source shows: its newest blocks, and the money of each script it follows."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos_app.services.chain.chain_credits import reference_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.credit import Tip
    from pos_app.domain.message import Message
    from pos_app.ports import ChainOutput


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What paid a script when it was looked at, at `at` monotonic seconds.

    The source had known all blocks up to `settled_height` for a while by then: what it did not
    show in them, it does not know.
    """

    outputs: tuple[ChainOutput, ...]
    at: float
    settled_height: int
    by_reference: Mapping[str, ChainOutput] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once: every step of the watcher goes through all looks.
        by_reference = {reference_of(output): output for output in self.outputs}
        object.__setattr__(self, "by_reference", by_reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony:
    """`connected`: every script was looked at since the connection was made, and news are pushed.

    `blocks` are hashes of its newest blocks by height, and of one near the leader's where that is
    far below; `problem` says why there is no connection.
    """

    name: str
    connected: bool = False
    problem: Message | None = None
    tip: Tip | None = None
    blocks: Mapping[int, str] = field(default_factory=dict)
    looks: Mapping[bytes, Look] = field(default_factory=dict)


class WitnessStand:
    """Where the witnesses say what they see, and learn what to look at. For any thread.

    `shown` is what the leader shows, by script: `reference` and height of each payment. A witness
    follows these scripts and no others. `leader_height` is that of its newest block.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._lock = threading.Lock()
        self._testimonies = [Testimony(name=name) for name in names]
        self._shown: Mapping[bytes, frozenset[tuple[str, int | None]]] = {}
        self.leader_height: int | None = None
        self._wakes: list[Callable[[], None]] = []
        self.on_news: Callable[[], None] = lambda: None

    def call_with(self, wake: Callable[[], None]) -> None:
        """`wake` makes one witness look at what there is to do."""
        self._wakes.append(wake)

    def wake_all(self) -> None:
        for wake in self._wakes:
            wake()

    @property
    def shown(self) -> Mapping[bytes, frozenset[tuple[str, int | None]]]:
        with self._lock:
            return self._shown

    def show(self, shown: Mapping[bytes, frozenset[tuple[str, int | None]]]) -> None:
        with self._lock:
            changed, self._shown = self._shown != shown, shown
        if changed:
            self.wake_all()

    @property
    def testimonies(self) -> tuple[Testimony, ...]:
        with self._lock:
            return tuple(self._testimonies)

    def testify(self, place: int, testimony: Testimony) -> None:
        with self._lock:
            changed = self._testimonies[place] != testimony
            self._testimonies[place] = testimony
        if changed:
            self.on_news()
