"""The chain as Esplora servers tell it: the first that answers, the next when it fails."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.adapters.chain.common.transactions import TransactionCache
from pos_app.adapters.chain.esplora.answers import read_hash_text
from pos_app.adapters.chain.esplora.blocks import Blocks
from pos_app.adapters.chain.esplora.client import EsploraClient, Limits, Rest
from pos_app.adapters.chain.esplora.lookup import Lookup
from pos_app.adapters.chain.esplora.poller import Poller
from pos_app.adapters.chain.esplora.server_url import parse_esplora_server
from pos_app.adapters.chain.esplora.settled import SettledOutputs
from pos_app.adapters.chain.esplora.unfinished import Unfinished
from pos_app.ports import ChainNews, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.adapters.chain.esplora.server_url import EsploraServer
    from pos_app.domain.credit import Tip
    from pos_app.domain.message import TillError
    from pos_app.ports import ChainOutput, Clock

# A server that failed is tried after the others for this long.
AVOID_SECONDS = 60.0
# Blocks reach servers one after the other; one that lacks more has no say about payments in them.
BLOCKS_BEHIND = 2

log = logging.getLogger(__name__)


class EsploraSource:
    """A `ChainSource`. `servers` are `esplora+https://` URLs, the preferred one first.

    `close` may be called from any thread, everything else from the watcher's only. ValueError for
    a server or a network that can't be.
    """

    def __init__(
        self,
        servers: Sequence[str],
        network: str,
        *,
        clock: Clock,
        limits: Limits | None = None,
    ) -> None:
        if network not in GENESIS_HASHES:
            raise ValueError(f"{network!r} is none of {', '.join(GENESIS_HASHES)}")
        if not servers:
            raise ValueError("no server to ask")
        self._servers = [parse_esplora_server(url) for url in servers]
        self._network = network
        self._clock = clock
        self._limits = limits or Limits()
        self._rests = {server: Rest(clock.monotonic) for server in self._servers}
        self._transactions = TransactionCache()
        self._best_height = 0  # that any server has shown in the life of this source
        self._settled = SettledOutputs()
        self._found: Unfinished[tuple[ChainOutput, ...]] = Unfinished(clock.monotonic)
        self._counted: Unfinished[int] = Unfinished(clock.monotonic)
        self._failed_at: dict[EsploraServer, float] = {}
        self._guard = threading.Lock()
        self._poller: Poller | None = None
        self._client: EsploraClient | None = None
        self._lookup: Lookup | None = None
        self._current = self._servers[0]
        self.name = str(self._current)

    def connect(self, on_push: Callable[[], None]) -> None:
        self._drop()
        problems: list[TillError] = []
        for server in self._in_order():
            try:
                self._connect_to(server, on_push)
            except (UnreachableError, RefusedError) as error:
                log.warning("%s", error)
                self._failed_at[server] = self._clock.monotonic()
                problems.append(error)
            else:
                return
        refused = [problem for problem in problems if isinstance(problem, RefusedError)]
        # What a person must look at goes first.
        raise (refused or problems)[0]

    @property
    def connected(self) -> bool:
        return self._poller is not None and self._poller.alive

    def news(self) -> ChainNews:
        if self._poller is None:
            return ChainNews(scripts=frozenset(), tip_changed=False, everything=False)
        return self._poller.take_news()

    def tip(self) -> Tip:
        tip = None if self._poller is None else self._poller.tip
        if tip is None:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._not_behind(tip)

    def watch(self, scripts: Sequence[bytes]) -> None:
        self._alive()[0].watch(scripts)

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        self._alive()[0].unwatch(scripts)
        self._settled.forget(scripts)
        self._found.forget(scripts)

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        poller, lookup = self._alive()
        wanted = tuple(dict.fromkeys(scripts))
        changed = poller.take_changed(wanted)
        self._settled.forget(changed)
        self._found.forget(changed)
        return lookup.outputs(wanted, poller.watched(wanted), self.tip())

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        _, lookup = self._alive()
        return self._counted.each(dict.fromkeys(scripts), lookup.count)

    def fee_estimate(self, blocks: int) -> int | None:
        return self._alive()[1].fee_estimate(blocks)

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        return self._alive()[1].rival(txid, inputs)

    def ping(self) -> None:
        """Sends nothing: the rounds show whether the server is there."""
        self._alive()

    def close(self) -> None:
        with self._guard:
            poller, client = self._poller, self._client
        if poller is not None:
            poller.stop()
        if client is not None:
            client.close()

    def _connect_to(self, server: EsploraServer, on_push: Callable[[], None]) -> None:
        self.name = str(server)
        client = EsploraClient(server, self._limits, self._rests[server])
        try:
            self._require_network(client)
            blocks = Blocks(client, self._network)
            tip = self._not_behind(blocks.tip(None, self._clock.monotonic))
        except BaseException:
            client.close()
            raise
        rounds = EsploraClient(server, self._limits, self._rests[server])
        poller = Poller(
            rounds,
            Blocks(rounds, self._network),
            self._limits,
            self._clock.monotonic,
            on_push,
        )
        with self._guard:
            self._poller, self._client = poller, client
        self._lookup = Lookup(
            client,
            blocks=blocks,
            transactions=self._transactions,
            settled=self._settled,
            unfinished=self._found,
            settle=poller.settle,
        )
        self._current = server
        poller.start(tip)

    def _require_network(self, client: EsploraClient) -> None:
        if client.ask("/block-height/0", read_hash_text) != GENESIS_HASHES[self._network]:
            raise RefusedError("chain.wrong_network", server=self.name, network=self._network)

    def _not_behind(self, tip: Tip) -> Tip:
        if tip.height < self._best_height - BLOCKS_BEHIND:
            raise UnreachableError("chain.behind", server=self.name)
        self._best_height = max(self._best_height, tip.height)
        return tip

    def _drop(self) -> None:
        """Whoever connects again does so because this server failed."""
        self.close()
        if self._poller is not None:
            self._failed_at[self._current] = self._clock.monotonic()
        with self._guard:
            self._poller = self._client = None
        self._lookup = None

    def _in_order(self) -> list[EsploraServer]:
        now = self._clock.monotonic()

        def to_avoid(server: EsploraServer) -> bool:
            failed_at = self._failed_at.get(server)
            return failed_at is not None and now - failed_at < AVOID_SECONDS

        return sorted(self._servers, key=to_avoid)

    def _alive(self) -> tuple[Poller, Lookup]:
        if self._poller is None or self._lookup is None or not self._poller.alive:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._poller, self._lookup
