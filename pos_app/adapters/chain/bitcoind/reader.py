"""Follows one node in a thread of its own: its memory pool and its blocks, as they come and go."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.answers import read_txids
from pos_app.adapters.chain.bitcoind.blocks import fetch_block
from pos_app.adapters.chain.bitcoind.linked import header_of, newest_headers
from pos_app.adapters.chain.bitcoind.raw import walk_block, walk_transaction
from pos_app.adapters.chain.common.answers import NonsenseError, read_bytes, read_hash
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from pos_app.adapters.chain.bitcoind.client import Limits, NodeClient
    from pos_app.adapters.chain.bitcoind.notices import Listener, Notices
    from pos_app.adapters.chain.bitcoind.payments import Payments
    from pos_app.adapters.chain.bitcoind.raw import Walked

# So many blocks are fetched whole, one after the other; for more the filters are asked.
MOST_CAUGHT_UP = 50
FAILURES_FORGIVEN = 2
# A node that needs long for its list is asked for it so much more seldom.
REST_FOR_WORK = 10
# Right after a line was opened something may have gone past it, so it is compared twice.
COMPARISONS_AFTER_OPENING = 2
_KEPT_MINED = 20_000

log = logging.getLogger(__name__)


class Reader:
    """One for each connection; `client` is the thread's own. `on_push` as in the port."""

    def __init__(
        self,
        client: NodeClient,
        payments: Payments,
        network: str,
        *,
        listen: Callable[[], Listener],
        limits: Limits,
        monotonic: Callable[[], float],
        on_push: Callable[[], None],
    ) -> None:
        self._client = client
        self._payments = payments
        self._connection = payments.begin_connection()
        self._network = network
        self._listen = listen
        self._limits = limits
        self._monotonic = monotonic
        self._on_push = on_push
        self._listener: Listener | None = None
        self._stopped = threading.Event()
        self._alive = True
        self._mined: dict[str, None] = {}  # in the last blocks
        self._blocks_at = self._compare_at = 0.0  # when they are due
        self._comparisons = COMPARISONS_AFTER_OPENING
        self._thread = threading.Thread(target=self._run, name="bitcoind", daemon=True)

    @property
    def alive(self) -> bool:
        return self._alive and not self._stopped.is_set()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """From any thread; a call that is on its way ends by itself."""
        self._stopped.set()
        self.look_now()

    def join(self, seconds: float) -> None:
        """Wait until it has ended, or so long."""
        if self._thread.is_alive():
            self._thread.join(seconds)

    def look_now(self) -> None:
        """From any thread: ask for the best block before it is due."""
        listener = self._listener
        if listener is not None:
            listener.ring()

    def _run(self) -> None:
        failures = 0
        try:
            self._listener = self._listen()
            while not self._stopped.is_set():
                notices = self._listener.wait(self._pause())
                if self._stopped.is_set():
                    return
                try:
                    self._round(notices)
                    failures = 0
                except UnreachableError as error:
                    log.info("%s", error)
                    # What was announced may not have been taken.
                    self._comparisons = max(self._comparisons, 1)
                    failures += 1
                    if failures > FAILURES_FORGIVEN:
                        return
        except RefusedError as error:
            log.warning("%s", error)
        finally:
            self._end()

    def _end(self) -> None:
        self._alive = False
        self._client.close()
        listener = self._listener
        if listener is not None:
            listener.close()
        with self._payments.changed:
            self._payments.changed.notify_all()
        if not self._stopped.is_set():
            self._on_push()

    def _pause(self) -> float:
        due = min(self._blocks_at, self._compare_at)
        return min(self._limits.poll_seconds, max(0.0, due - time.monotonic()))

    def _round(self, notices: Notices) -> None:
        now = time.monotonic()
        for raw in notices.transactions:
            self._take(raw)
        self._fetch(notices.came)
        self._payments.drop_transactions(notices.left)
        if notices.block or now >= self._blocks_at:
            self._blocks_at = now + self._limits.poll_seconds
            self._follow_blocks()
        if notices.compare:
            self._comparisons = COMPARISONS_AFTER_OPENING
        # After a block more was announced than is kept, too.
        if now >= self._compare_at or notices.compare:
            self._compare()
            took = time.monotonic() - now
            often = self._comparisons > 0 or not self._tells_all
            seconds = self._limits.poll_seconds if often else self._limits.compare_seconds
            self._compare_at = time.monotonic() + max(seconds, REST_FOR_WORK * took)
            self._comparisons = max(0, self._comparisons - 1)
        if self._payments.has_news:
            self._on_push()

    @property
    def _tells_all(self) -> bool:
        return self._listener is not None and self._listener.tells_all

    def _take(self, raw: bytes) -> None:
        try:
            walked = walk_transaction(raw)
        except NonsenseError as error:
            log.warning("%s: announced nonsense: %s", self._client.server, error)
            return
        if walked.txid not in self._mined:
            self._payments.take_transaction(walked)

    def _fetch(self, txids: Iterable[str]) -> None:
        wanted = self._payments.lacking(txids)
        if not wanted:
            return
        found = self._client.each(
            "getrawtransaction", [[txid, False] for txid in wanted], _read_transaction
        )
        for txid, walked in zip(wanted, found, strict=True):
            if walked is None:
                continue  # it left again
            if walked.txid != txid:
                raise self._client.nonsense("another transaction than asked for")
            self._payments.take_transaction(walked)

    def _compare(self) -> None:
        """Make the view of the memory pool what the node's is."""
        there = self._client.ask(
            "getrawmempool",
            [],
            read_txids,
            seconds=self._limits.long_call_seconds,
            largest_bytes=self._limits.mempool_bytes,
        )
        if self._stopped.is_set():
            return  # another reader may know better by now
        known = self._payments.mempool_txids
        self._payments.drop_transactions(known - there)
        missing = sorted(there - known)
        for start in range(0, len(missing), self._limits.transactions_at_once):
            if self._stopped.is_set():
                return
            self._fetch(missing[start : start + self._limits.transactions_at_once])
        self._payments.complete_mempool(self._connection)

    def _follow_blocks(self) -> None:
        best = self._client.ask("getbestblockhash", [], read_hash)
        tip = self._payments.tip
        if tip is not None and tip.block_hash == best:
            return
        way, fork = self._way_to(best)
        if fork is None:
            self._begin_anew()
            return
        if fork < self._payments.high:
            self._payments.cut_chain(fork)
            self._mined.clear()  # what they held may wait again
            self._comparisons = COMPARISONS_AFTER_OPENING
        for height, block_hash in enumerate(reversed(way), fork + 1):
            self._take_block(height, block_hash)
        self._publish(best)
        if self._comparisons:
            self._compare_at = 0.0

    def _way_to(self, best: str) -> tuple[Sequence[str], int | None]:
        """Blocks from the best one down to the first known, whose height is the second.

        None for a chain that parted too far below.
        """
        way: list[str] = []
        block_hash = best
        while (height := self._payments.height_of(block_hash)) is None:
            way.append(block_hash)
            if len(way) > MOST_CAUGHT_UP:
                return (), None
            block_hash = header_of(self._client, self._network, block_hash).previous_hash
        return way, height

    def _begin_anew(self) -> None:
        low, headers = newest_headers(self._client, self._network)
        self._payments.begin_chain(low, headers)
        self._publish(headers[-1].block_hash)

    def _take_block(self, height: int, block_hash: str) -> None:
        raw = fetch_block(self._client, block_hash)
        try:
            block = walk_block(raw, block_hash)
        except NonsenseError as error:
            raise self._client.nonsense(f"block {block_hash}: {error}") from error
        if not self._payments.take_block(height, block):
            raise self._client.nonsense("blocks that do not follow one another")
        while len(self._mined) > _KEPT_MINED:
            self._mined.pop(next(iter(self._mined)))
        self._mined.update((walked.txid, None) for walked in block.transactions)

    def _publish(self, best: str) -> None:
        self._payments.publish_tip(best, self._monotonic())


def _read_transaction(value: Any) -> Walked:
    return walk_transaction(read_bytes(value))
