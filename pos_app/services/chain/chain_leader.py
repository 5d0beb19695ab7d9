"""The chain as one of several servers tells it: the first that is well, the next when it fails."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from pos_app.ports import ChainNews, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.credit import Tip
    from pos_app.domain.message import Message, TillError
    from pos_app.ports import ChainOutput, ChainSource, Clock

# A server that failed is tried after the others for this long.
AVOID_SECONDS = 60.0
# Blocks reach servers one after the other; one that lacks more has no say about payments in them.
BLOCKS_BEHIND = 2
# A height is a server's word. When none has repeated it for so long, those that know less are
# believed: better a payment whose block is not known there than none at all.
BEST_LASTS_SECONDS = 3_600.0

log = logging.getLogger(__name__)


class LeadingSource:
    """A `ChainSource` over one source for each server, the preferred one first.

    `close`, `is_led`, `leads` and `problem_of` may be called from any thread, everything else from
    the watcher's only. ValueError without a server.
    """

    def __init__(self, sources: Sequence[ChainSource], clock: Clock) -> None:
        if not sources:
            raise ValueError("no server to ask")
        self._sources = tuple(sources)
        self._clock = clock
        self._failed_at: dict[int, float] = {}
        self._problems: dict[int, Message] = {}
        self._best_height = 0  # that any server has shown, last at `_best_at`
        self._best_at = clock.monotonic()
        self._current = 0
        self._leads = False
        self._closed = False
        self.on_change: Callable[[], None] = lambda: None  # another one leads, or none

    @property
    def name(self) -> str:
        return self._leader.name

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(source.name for source in self._sources)

    @property
    def current(self) -> int:
        """Which of the servers leads, or did so last."""
        return self._current

    @property
    def is_led(self) -> bool:
        return self._leads

    def leads(self, place: int) -> bool:
        """Whether it is this server that is asked now, so that nobody else has to."""
        return self._leads and self._current == place

    def problem_of(self, place: int) -> Message | None:
        """Why this server was left, or could not be reached; None once it leads again."""
        return self._problems.get(place)

    def connect(self, on_push: Callable[[], None]) -> None:
        # Whoever connects again does so because this server failed.
        self.put_aside(UnreachableError("chain.connection_lost", server=self.name).message)
        problems: list[TillError] = []
        for place in self._in_order():
            self._current = place
            self._leads = True
            self.on_change()
            try:
                self._leader.connect(on_push)
                self.tip()
            except (UnreachableError, RefusedError) as error:
                log.warning("%s", error)
                self.put_aside(error.message)
                problems.append(error)
            else:
                self._problems.pop(place, None)
                if self._closed:  # meanwhile, by another thread: nobody else closes this one
                    self._leader.close()
                return
        refused = [problem for problem in problems if isinstance(problem, RefusedError)]
        # What a person must look at goes first.
        raise (refused or problems)[0]

    def put_aside(self, reason: Message) -> None:
        """Leave the server that leads, and try it after the others for a while."""
        if not self._leads:
            return
        self._leads = False
        self._leader.close()
        self._failed_at[self._current] = self._clock.monotonic()
        self._problems[self._current] = reason
        self.on_change()

    @property
    def connected(self) -> bool:
        return self._leads and self._leader.connected

    def news(self) -> ChainNews:
        return self._leader.news()

    def tip(self) -> Tip:
        """UnreachableError `chain.behind` when the server lacks blocks that others had."""
        tip = self._leader.tip()
        now = self._clock.monotonic()
        if tip.height < self._best_height and now - self._best_at >= BEST_LASTS_SECONDS:
            log.warning("nobody shows the height %d any more", self._best_height)
            self._best_height = tip.height
        if tip.height < self._best_height - BLOCKS_BEHIND:
            raise UnreachableError("chain.behind", server=self.name)
        if tip.height >= self._best_height:
            self._best_height, self._best_at = tip.height, now
        return tip

    def block_hash(self, height: int) -> str:
        return self._leader.block_hash(height)

    def watch(self, scripts: Sequence[bytes]) -> None:
        self._leader.watch(scripts)

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        self._leader.unwatch(scripts)

    def renew(self, scripts: Sequence[bytes]) -> None:
        self._leader.renew(scripts)

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        return self._leader.outputs(scripts)

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        return self._leader.transaction_counts(scripts)

    def fee_estimate(self, blocks: int) -> int | None:
        return self._leader.fee_estimate(blocks)

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        return self._leader.rival(txid, inputs)

    def ping(self) -> None:
        self._leader.ping()

    def close(self) -> None:
        """For good."""
        self._closed = True
        for source in self._sources:
            source.close()

    @property
    def _leader(self) -> ChainSource:
        return self._sources[self._current]

    def _in_order(self) -> list[int]:
        now = self._clock.monotonic()

        def to_avoid(place: int) -> bool:
            failed_at = self._failed_at.get(place)
            return failed_at is not None and now - failed_at < AVOID_SECONDS

        return sorted(range(len(self._sources)), key=to_avoid)
