"""Reads every block of the shop's own node for money on any address that was ever issued."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.overdue import Overdue
from pos_app.services.retry import Retry

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pos_app.ports import BlockSource, Clock, Store
    from pos_app.services.chain.found_payments import FoundPayments
    from pos_app.services.chain.watch_list import WatchList

# What is new reaches the old addresses this late; those that somebody waits at are pushed.
LOOK_SECONDS = 10.0
# Between two pages of the list, so that loading a million takes a minute and nobody notices.
LOAD_REST_SECONDS = 0.01
# After each block of a long way the processor is left to others for so many times as long.
REST_SHARE = 2.0
# So many blocks are read again when the best chain is another one: what lies deeper is final.
REMATCHED_BLOCKS = 100
# A block may be timed so much before one that came earlier.
CLOCK_SLACK = timedelta(hours=3)
POSITION_KEY = "blocks.matched"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockPayment:
    """One output that pays a script of the list, or one that looks like it."""

    txid: str
    vout: int
    script: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedBlock:
    """Hashes are in display byte order; `time` is the block's own timestamp."""

    block_hash: str
    previous_hash: str
    time: datetime
    payments: tuple[BlockPayment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Position:
    """The newest block that was matched."""

    height: int
    block_hash: str


class BlockMatcher:
    """`step` belongs to one worker; each of its rounds reads one block at most.

    `match` reads a serialised block and asks about each output's script; it raises RefusedError
    for what is none. `on_missed` hears of blocks (first and last height) that the node had dropped
    before they could be read, `on_overdue` when none could be read for hours, and again.
    """

    def __init__(
        self,
        blocks: BlockSource,
        match: Callable[[bytes, Callable[[bytes], bool]], MatchedBlock],
        watch_list: WatchList,
        found: FoundPayments,
        *,
        store: Store,
        clock: Clock,
        on_missed: Callable[[int, int], None],
        on_overdue: Callable[[bool], None] = lambda _: None,
        retry: Retry | None = None,
    ) -> None:
        self._blocks = blocks
        self._match = match
        self._list = watch_list
        self._found = found
        self._store = store
        self._clock = clock
        self._on_missed = on_missed
        self._retry = retry or Retry(clock)
        self._overdue = Overdue(clock, on_overdue)

    def step(self) -> float:
        """Do one piece; the seconds to rest."""
        if not self._list.loaded:
            self._list.load_some(self._store)
            return LOAD_REST_SECONDS
        until_owed = self._found.hand_over()
        began = self._clock.monotonic()
        if not self._retry.is_due:
            return min(self._retry.at - began, until_owed)
        try:
            went_on = self._go_on()
        except (UnreachableError, RefusedError) as error:
            log.info("blocks: %s", error)
            self._retry.failed()
            self._overdue.failed()
            return min(self._retry.at - began, until_owed)
        self._retry.succeeded()
        self._overdue.succeeded()
        if not went_on:
            return min(LOOK_SECONDS, until_owed)
        return min(REST_SHARE * (self._clock.monotonic() - began), self._found.hand_over())

    def _go_on(self) -> bool:
        """One block further; False at the tip."""
        tip_height = self._blocks.tip_height()
        position = self._position()
        if position is None:
            self._begin(tip_height)
            return True
        if tip_height < position.height:
            return False  # the node is still coming up to where it was
        if self._blocks.block_hash(position.height) != position.block_hash:
            self._go_back(position.height)
            return True
        if tip_height == position.height:
            return False
        self._read(position, tip_height)
        return True

    def _read(self, position: _Position, tip_height: int) -> None:
        height = position.height + 1
        block_hash = self._blocks.block_hash(height)
        try:
            raw = self._blocks.raw_block(block_hash)
        except RefusedError as error:
            if error.message.code != "chain.block_pruned":
                raise
            self._skip_pruned(height, tip_height)
            return
        block = self._match(raw, self._list.may_hold)
        # The second also when the best chain has just become another one: a later round sees where.
        if (block.block_hash, block.previous_hash) != (block_hash, position.block_hash):
            raise RefusedError("chain.inconsistent", block=block_hash)
        self._record(block, _Position(height=height, block_hash=block_hash))

    def _record(self, block: MatchedBlock, position: _Position) -> None:
        """What was found and how far it was read, together: no kill can part them."""
        with self._store.transaction() as transaction:
            for payment in block.payments:
                reference = f"{payment.txid}:{payment.vout}"
                self._found.note(transaction, payment.script, (reference,))
            transaction.set_value(POSITION_KEY, f"{position.height} {position.block_hash}")

    def _begin(self, tip_height: int) -> None:
        """Before the first address was issued; at the tip where none was."""
        with self._store.transaction() as transaction:
            issued_at = transaction.first_issued_at()
        height = tip_height
        if issued_at is not None:
            height = self._last_before(issued_at - CLOCK_SLACK, tip_height)
        log.info("blocks are read from height %d on", height)
        self._keep(height)

    def _go_back(self, height: int) -> None:
        height = max(0, height - REMATCHED_BLOCKS)
        log.info("another chain is the best: blocks are read again from height %d on", height)
        self._keep(height)

    def _skip_pruned(self, height: int, tip_height: int) -> None:
        last = self._last(height, tip_height, lambda at: self._time_of(at) is None)
        log.warning("blocks %d to %d can't be read: the node has dropped them", height, last)
        self._on_missed(height, last)
        self._keep(last)

    def _last_before(self, moment: datetime, tip_height: int) -> int:
        """The height of the last block timed before `moment`, as far as the node still has it."""

        def is_before(height: int) -> bool:
            time = self._time_of(height)
            return time is None or time < moment

        return self._last(0, tip_height, is_before)

    def _last(self, low: int, high: int, holds: Callable[[int], bool]) -> int:
        """The last height from `low` on for which it holds: it does for `low`, and then no more."""
        while low < high:
            middle = (low + high + 1) // 2
            if holds(middle):
                low = middle
            else:
                high = middle - 1
        return low

    def _time_of(self, height: int) -> datetime | None:
        """None when the node has dropped the block."""
        try:
            raw = self._blocks.raw_block(self._blocks.block_hash(height))
        except RefusedError as error:
            if error.message.code != "chain.block_pruned":
                raise
            return None
        return self._match(raw, lambda _: False).time

    def _position(self) -> _Position | None:
        with self._store.transaction() as transaction:
            kept = transaction.get_value(POSITION_KEY)
        if kept is None:
            return None
        height, block_hash = kept.split()
        return _Position(height=int(height), block_hash=block_hash)

    def _keep(self, height: int) -> None:
        block_hash = self._blocks.block_hash(height)
        with self._store.transaction() as transaction:
            transaction.set_value(POSITION_KEY, f"{height} {block_hash}")
