"""Looks through the blocks from before a script was followed, in a thread of its own.

With block filters (`blockfilterindex=1`) the node says which blocks may matter. Without them the
newest blocks are read one after the other, and of older ones those that hold a coin still unspent.
"""

from __future__ import annotations

import logging
import math
import threading
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.answers import (
    RpcRefusedError,
    read_chain_state,
    read_coin_heights,
    read_height,
    read_indexed,
    read_median_time,
    read_placed,
    read_relevant_blocks,
)
from pos_app.adapters.chain.bitcoind.blocks import fetch_block
from pos_app.adapters.chain.bitcoind.client import BAD_PARAMETER, OTHER_REFUSAL
from pos_app.adapters.chain.bitcoind.raw import walk_block
from pos_app.adapters.chain.common.answers import NonsenseError, read_hash
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from pos_app.adapters.chain.bitcoind.client import Limits, NodeClient
    from pos_app.adapters.chain.bitcoind.findings import Wanted
    from pos_app.adapters.chain.bitcoind.payments import Payments
    from pos_app.domain.message import TillError

# Clocks of miners are wrong by up to two hours, and a till's own may be.
BIRTH_MARGIN = timedelta(hours=3)
# Read one by one where the node has no filters: a week.
MOST_READ = 1_008
# Before these heights no address of the kind could be paid: BIP 141 and BIP 341 on mainnet.
SEGWIT_HEIGHT, TAPROOT_HEIGHT = 481_824, 709_632
# A node runs one scan at a time, whoever asked for it.
BUSY_SECONDS = 0.5
MOST_WAITS = 60
SHORTEST_STRIDE = 50
_SCRIPTS_AT_ONCE = 1_000

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Job:
    wanted: Wanted
    start: int
    at: int
    coins_known: bool = False

    @property
    def left(self) -> int:
        return self.wanted.end + 1 - self.at


class Past:
    """`problem` is what the last try ended with; the next look tries again."""

    def __init__(
        self,
        make_client: Callable[[], NodeClient],
        payments: Payments,
        network: str,
        limits: Limits,
    ) -> None:
        self._make_client = make_client
        self._payments = payments
        self._network = network
        self._limits = limits
        self._guard = threading.Lock()
        self._thread: threading.Thread | None = None
        self._jobs: list[_Job] = []
        self._new: list[Wanted] = []
        self._stride = limits.filters_at_once
        self._waits = 0
        self._until = math.inf  # on the clock of `time.monotonic`
        self.problem: TillError | None = None

    @property
    def percent(self) -> int:
        """Of the blocks of all that is still looked for."""
        jobs = tuple(self._jobs)
        whole = sum(job.wanted.end + 1 - job.start for job in jobs)
        left = sum(job.left for job in jobs)
        return 0 if whole <= 0 else min(99, 100 * (whole - left) // whole)

    def go_on(self) -> None:
        """Take up what is wanted by now; returns at once."""
        with self._guard:
            self._until = math.inf
            self._new += self._payments.take_wanted()
            runs = self._thread is not None and self._thread.is_alive()
            if not runs and (self._new or self._jobs):
                self.problem = None
                self._thread = threading.Thread(target=self._run, name="bitcoind-past", daemon=True)
                self._thread.start()

    def linger(self) -> None:
        """Nobody follows now: end after a while. What is known by then stays known.

        Whoever tries again after each failure, later and later, finds more done each time.
        """
        self._until = time.monotonic() + self._limits.linger_seconds

    def _run(self) -> None:
        client = self._make_client()
        try:
            while time.monotonic() < self._until and self._take_new(client):
                self._step(client)
        except (UnreachableError, RefusedError) as error:
            log.info("%s", error)
            self._end(error)
        except BaseException:
            self._end(None)
            raise
        finally:
            client.close()

    def _end(self, problem: TillError | None) -> None:
        with self._guard:
            self._thread = None
        with self._payments.changed:
            self.problem = problem
            self._payments.changed.notify_all()

    def _take_new(self, client: NodeClient) -> bool:
        """Whether there is something to do; says under the guard that there is nothing."""
        with self._guard:
            if not self._new and not self._jobs:
                self._thread = None
                return False
            new, self._new = self._new, []
        for number, wanted in enumerate(new):
            try:
                start = self._start(client, wanted)
            except BaseException:
                with self._guard:
                    self._new = new[number:] + self._new
                raise
            self._jobs.append(_Job(wanted=wanted, start=start, at=start))
        return True

    def _step(self, client: NodeClient) -> None:
        """A stride of the job that is done soonest: a customer may stand at the counter."""
        job = min(self._jobs, key=lambda each: each.left)
        if job.left > 0:
            state = client.ask("getblockchaininfo", [], read_chain_state)
            indexed = client.ask("getindexinfo", [], read_indexed)
            if indexed is None:
                self._read_blocks(client, job, state.pruned_to)
            else:
                self._ask_filters(client, job, min(indexed, state.height), state.pruned_to)
        if job.left <= 0:
            self._jobs.remove(job)
            self._payments.finish(job.wanted)

    def _ask_filters(self, client: NodeClient, job: _Job, highest: int, pruned_to: int) -> None:
        last = min(job.at + self._stride - 1, job.wanted.end, highest)
        if last < job.at:
            # A reorganisation took the heights away, or the index is still being made.
            if client.ask("getblockcount", [], read_height) < job.at:
                job.at = job.wanted.end + 1  # the blocks that come instead are matched as they come
            else:
                self._wait(client)
            return
        scripts = sorted(job.wanted.scripts)
        for first in range(0, len(scripts), _SCRIPTS_AT_ONCE):
            some = scripts[first : first + _SCRIPTS_AT_ONCE]
            options = {"filter_false_positives": pruned_to == 0}
            try:
                blocks = client.call(
                    "scanblocks",
                    ["start", _descriptors(some), job.at, last, "basic", options],
                    read_relevant_blocks,
                    seconds=self._limits.long_call_seconds,
                )
            except RpcRefusedError as refusal:
                if refusal.code not in {BAD_PARAMETER, OTHER_REFUSAL}:
                    raise RefusedError("chain.refused", server=client.server) from refusal
                # Another scan runs on the node, or the chain has just become shorter.
                self._wait(client)
                return
            except UnreachableError as error:
                if error.message.code != "chain.timeout" or self._stride <= SHORTEST_STRIDE:
                    raise
                self._stride = max(SHORTEST_STRIDE, self._stride // 4)
                client.ask("scanblocks", ["abort"], lambda _: None)
                return
            for block_hash in blocks:
                self._take(client, block_hash, job.wanted.scripts)
        job.at = last + 1
        self._waits = 0

    def _wait(self, client: NodeClient) -> None:
        self._waits += 1
        if self._waits > MOST_WAITS:
            self._waits = 0
            raise UnreachableError("chain.node_busy", server=client.server)
        time.sleep(BUSY_SECONDS)

    def _read_blocks(self, client: NodeClient, job: _Job, pruned_to: int) -> None:
        if job.left > MOST_READ and not job.coins_known:
            log.warning(
                "%s has no block filters (blockfilterindex=1): of payments older than %s blocks "
                "only those still unspent are found",
                client.server,
                MOST_READ,
            )
            for height in self._coin_heights(client, sorted(job.wanted.scripts)):
                if height <= job.wanted.end - MOST_READ:
                    self._take_at(client, [height], job.wanted.scripts)
            job.coins_known = True
            job.at = job.wanted.end + 1 - MOST_READ
        if job.at < pruned_to:
            raise RefusedError("chain.past_pruned", server=client.server)
        last = min(job.at + self._limits.blocks_at_once - 1, job.wanted.end)
        self._take_at(client, range(job.at, last + 1), job.wanted.scripts)
        job.at = last + 1

    def _coin_heights(self, client: NodeClient, scripts: Sequence[bytes]) -> tuple[int, ...]:
        try:
            return client.call(
                "scantxoutset",
                ["start", _descriptors(scripts)],
                read_coin_heights,
                seconds=10 * self._limits.long_call_seconds,
            )
        except RpcRefusedError as refusal:
            raise UnreachableError("chain.node_busy", server=client.server) from refusal

    def _take_at(
        self, client: NodeClient, heights: Iterable[int], scripts: frozenset[bytes]
    ) -> None:
        found = client.each("getblockhash", [[height] for height in heights], read_hash)
        for block_hash in found:
            if block_hash is not None:
                self._take(client, block_hash, scripts)

    def _take(self, client: NodeClient, block_hash: str, scripts: frozenset[bytes]) -> None:
        raw = fetch_block(client, block_hash)
        height, is_best = client.ask("getblockheader", [block_hash], read_placed)
        if not is_best:
            return  # what came instead is matched as it comes
        try:
            block = walk_block(raw, block_hash)
        except NonsenseError as error:
            raise client.nonsense(f"block {block_hash}: {error}") from error
        self._payments.take_past_block(height, block, scripts)

    def _start(self, client: NodeClient, wanted: Wanted) -> int:
        if wanted.start is not None:
            return min(wanted.start, wanted.end + 1)
        if wanted.born is None:
            return self._lowest(wanted.scripts) if self._network == "mainnet" else 0
        moment = (wanted.born - BIRTH_MARGIN).timestamp()
        low, high = 0, wanted.end + 1
        while low < high:
            middle = (low + high) // 2
            if self._median_time(client, middle) < moment:
                low = middle + 1
            else:
                high = middle
        return low

    def _median_time(self, client: NodeClient, height: int) -> float:
        (block_hash,) = client.each("getblockhash", [[height]], read_hash)
        if block_hash is None:
            return float("inf")
        return float(client.ask("getblockheader", [block_hash], read_median_time))

    @staticmethod
    def _lowest(scripts: Iterable[bytes]) -> int:
        def of(script: bytes) -> int:
            match script[:2]:
                case b"\x00\x14" | b"\x00\x20":
                    return SEGWIT_HEIGHT
                case b"\x51\x20":
                    return TAPROOT_HEIGHT
                case _:
                    return 0

        return min(map(of, scripts))


def _descriptors(scripts: Sequence[bytes]) -> list[str]:
    return [f"raw({script.hex()})" for script in scripts]
