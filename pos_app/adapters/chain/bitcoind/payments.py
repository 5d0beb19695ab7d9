"""What is known of the scripts that somebody asked for: the till's own index over one node."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.board import NewsBoard, WatchedCoins
from pos_app.adapters.chain.bitcoind.findings import Placed, Wanted
from pos_app.adapters.chain.bitcoind.mempool import MempoolView
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import HeaderWindow
from pos_app.adapters.chain.common.transactions import parse_transaction
from pos_app.domain.credit import Tip

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Sequence
    from datetime import datetime

    from pos_app.adapters.chain.bitcoind.raw import Walked, WalkedBlock
    from pos_app.adapters.chain.common.headers import Header
    from pos_app.ports import ChainNews

# Beyond these the scripts asked for longest ago, and not watched, are forgotten.
MOST_FOLLOWED = 20_000

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Followed:
    pending: int = 0  # how many `Wanted` hold it
    placed: dict[str, Placed] = field(default_factory=dict)


class Payments:
    """The reader writes blocks and the memory pool, the past what lay before, the watcher asks.

    A script that is followed is matched with every block after the tip of that moment; all blocks
    up to it are `Wanted`. `changed` is notified whenever something is known that was not.
    """

    def __init__(self) -> None:
        self.changed = threading.Condition()
        self._chain = HeaderWindow()
        self._tip: Tip | None = None
        self._mempool = MempoolView()
        self._mempool_complete = False
        self._connection = 0
        self._followed: OrderedDict[bytes, _Followed] = OrderedDict()
        self._wanted: list[Wanted] = []
        self._board = NewsBoard()
        self._coins = WatchedCoins()

    @property
    def tip(self) -> Tip | None:
        return self._tip

    @property
    def high(self) -> int:
        return self._chain.high

    @property
    def empty(self) -> bool:
        return self._chain.empty

    @property
    def mempool_txids(self) -> frozenset[str]:
        with self.changed:
            return frozenset(self._mempool.txids)

    def height_of(self, block_hash: str) -> int | None:
        """Of a block that is known to be in the chain."""
        with self.changed:
            for height in range(self._chain.high, self._chain.low - 1, -1):
                if self._chain.get(height).block_hash == block_hash:
                    return height
            return None

    def begin_chain(self, low: int, headers: Sequence[Header]) -> None:
        """Linked headers up to the tip; what was followed before is wanted from there on."""
        with self.changed:
            known_up_to = None if self._chain.empty else max(0, self._chain.low - 1)
            self._chain = HeaderWindow()
            self._chain.begin(low, headers[0])
            self._chain.join(low + 1, headers[1:])
            if known_up_to is not None and self._followed:
                self._forget_above(known_up_to)
                self._want(frozenset(self._followed), None, known_up_to + 1)

    def publish_tip(self, block_hash: str, heard_monotonic: float) -> None:
        """All blocks up to this one, which is the highest, are taken."""
        with self.changed:
            header = self._chain.get(self._chain.high)
            if header.block_hash != block_hash:
                return  # another one came already
            if self._tip is not None and self._tip.block_hash != block_hash:
                self._board.mark_tip()
            self._tip = Tip(
                height=self._chain.high,
                block_hash=block_hash,
                heard_monotonic=heard_monotonic,
                block_time=header.time,
            )
            self.changed.notify_all()

    def cut_chain(self, height: int) -> None:
        """What stands above leaves the chain."""
        with self.changed:
            kept = [self._chain.get(each) for each in range(self._chain.low, height + 1)]
            low = self._chain.low
            self._chain = HeaderWindow()
            self._chain.begin(low, kept[0])
            self._chain.join(low + 1, kept[1:])
            self._forget_above(height)

    def take_block(self, height: int, block: WalkedBlock) -> bool:
        """A block that follows one that is known; what stood above that leaves the chain.

        False when it follows none.
        """
        with self.changed:
            if not self._chain.join(height, [block.header]):
                return False
            self._forget_above(height - 1)
            self._chain.trim()
            self._place(height, block, self._followed)
            for walked in block.transactions:
                self._mempool.remove(walked.txid)
                self._coins.spend(walked.spent, walked.txid, height)
            for script in self._board:
                if self._mempool.paying(script):
                    self._board.mark(script)  # what it hangs on may be confirmed now
            return True

    def take_past_block(self, height: int, block: WalkedBlock, scripts: Collection[bytes]) -> None:
        """A block of the best chain, for scripts it was wanted for."""
        with self.changed:
            in_sight = not self._chain.empty and self._chain.low <= height <= self._chain.high
            if in_sight and self._chain.get(height).block_hash != block.header.block_hash:
                return  # it left the chain meanwhile; what came instead has been matched
            self._place(height, block, scripts)

    def take_transaction(self, walked: Walked) -> None:
        """One that came into the memory pool."""
        with self.changed:
            self._mempool.add(walked.txid, walked.scripts)
            for script in walked.scripts:
                followed = self._followed.get(script)
                if followed is None or walked.txid not in followed.placed:
                    self._board.mark(script)

    def drop_transactions(self, txids: Iterable[str]) -> None:
        """They left the memory pool."""
        with self.changed:
            for txid in txids:
                for each in self._mempool.remove(txid):
                    self._board.mark_hash(each)

    def lacking(self, txids: Iterable[str]) -> list[str]:
        """Those of them that the view of the memory pool has not."""
        with self.changed:
            return [txid for txid in dict.fromkeys(txids) if txid not in self._mempool]

    def complete_mempool(self, connection: int) -> None:
        """All of it is known; without effect where another connection has begun meanwhile."""
        with self.changed:
            if connection == self._connection:
                self._mempool_complete = True
                self.changed.notify_all()

    def follow(self, scripts: Sequence[bytes], born: Callable[[bytes], datetime | None]) -> None:
        """`born` says since when one can have been paid (None: since ever); asked for new ones."""
        with self.changed:
            new = [script for script in dict.fromkeys(scripts) if script not in self._followed]
        births = {script: born(script) for script in new}
        earliest = min((each for each in births.values() if each is not None), default=None)
        with self.changed:
            for script in scripts:
                self._followed.setdefault(script, _Followed())
                self._followed.move_to_end(script)
            for of_old in (True, False):
                group = {each for each in new if (births[each] is None) is of_old}
                if group:
                    self._want(frozenset(group), None if of_old else earliest, None)
            self._forget_idle(frozenset(scripts))

    def take_wanted(self) -> list[Wanted]:
        with self.changed:
            taken, self._wanted = self._wanted, []
            return taken

    def finish(self, wanted: Wanted) -> None:
        with self.changed:
            for script in wanted.scripts:
                if script in self._followed:
                    self._followed[script].pending -= 1
            self.changed.notify_all()

    def is_complete(self, scripts: Iterable[bytes], best: str) -> bool:
        """Whether all is known of them in the chain that ends with `best`, and the memory pool."""
        with self.changed:
            return (
                self._mempool_complete
                and self._tip is not None
                and self._tip.block_hash == best
                and all(self._followed[script].pending <= 0 for script in scripts)
            )

    def lies_before(self, scripts: Iterable[bytes]) -> bool:
        """Whether blocks are still to be looked through for one of them."""
        with self.changed:
            return any(self._followed[script].pending > 0 for script in scripts)

    def known(self, script: bytes) -> tuple[tuple[Placed, ...], frozenset[str]]:
        """Payments in blocks, and transactions of the memory pool that may pay it."""
        with self.changed:
            placed = self._followed[script].placed
            return tuple(placed.values()), self._mempool.paying(script) - placed.keys()

    def watch_coins(self, outpoints: Iterable[str]) -> None:
        """Remember who spends them in a block."""
        with self.changed:
            self._coins.add(outpoints)

    def spender_in_a_block(self, outpoint: str) -> str | None:
        with self.changed:
            return self._coins.spender(outpoint)

    def watch(self, scripts: Iterable[bytes]) -> None:
        with self.changed:
            self._board.watch(scripts)

    def unwatch(self, scripts: Iterable[bytes]) -> None:
        with self.changed:
            self._board.unwatch(scripts)

    def begin_connection(self) -> int:
        """Nothing is watched, and everything is news. The number of the connection."""
        with self.changed:
            self._connection += 1
            self._board.begin()
            self._mempool_complete = False
            return self._connection

    @property
    def has_news(self) -> bool:
        with self.changed:
            return not self._board.is_empty

    def take_news(self) -> ChainNews:
        with self.changed:
            return self._board.take()

    def _place(self, height: int, block: WalkedBlock, scripts: Container[bytes]) -> None:
        for walked in block.transactions:
            if not any(script in scripts for script in walked.scripts):
                continue
            try:
                parsed = parse_transaction(block.raw_transaction(walked), walked.txid)
            except NonsenseError:
                # The block is proven to hold it: one odd transaction must not hide all others.
                log.exception("transaction %s can't be read", walked.txid)
                continue
            placed = Placed(parsed, height, block.header.block_hash, block.header.time)
            for script in walked.scripts:
                if script in self._followed:
                    self._followed[script].placed[walked.txid] = placed
                self._board.mark(script)

    def _forget_above(self, height: int) -> None:
        for script, followed in self._followed.items():
            gone = [txid for txid, each in followed.placed.items() if each.height > height]
            for txid in gone:
                del followed.placed[txid]
            if gone:
                self._board.mark(script)
        self._coins.forget_above(height)

    def _want(self, scripts: frozenset[bytes], born: datetime | None, start: int | None) -> None:
        for script in scripts:
            self._followed[script].pending += 1
        self._wanted.append(Wanted(scripts=scripts, born=born, start=start, end=self._chain.high))

    def _forget_idle(self, asked: frozenset[bytes]) -> None:
        spare = len(self._followed) - MOST_FOLLOWED
        if spare > 0:
            idle = [
                script
                for script, followed in self._followed.items()
                if followed.pending <= 0 and script not in asked and script not in self._board
            ]
            for script in idle[:spare]:
                del self._followed[script]
