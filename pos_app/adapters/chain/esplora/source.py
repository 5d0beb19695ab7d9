"""The chain as one Esplora server tells it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.networks import GENESIS_HASHES, require_network
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

    from pos_app.domain.credit import Tip
    from pos_app.ports import ChainOutput, Clock


class EsploraSource:
    """A `ChainSource`. `url` is `esplora+https://`, or `esplora+http://` on this machine.

    `close` may be called from any thread, everything else from one only. ValueError for a server
    or a network that can't be.
    """

    def __init__(
        self,
        url: str,
        network: str,
        *,
        clock: Clock,
        limits: Limits | None = None,
    ) -> None:
        require_network(network)
        self._server = parse_esplora_server(url)
        self._network = network
        self._clock = clock
        self._limits = limits or Limits()
        self._rest = Rest(clock.monotonic)
        self._transactions = TransactionCache()
        self._settled = SettledOutputs()
        self._found: Unfinished[tuple[ChainOutput, ...]] = Unfinished(clock.monotonic)
        self._counted: Unfinished[int] = Unfinished(clock.monotonic)
        self._guard = threading.Lock()
        self._poller: Poller | None = None
        self._client: EsploraClient | None = None
        self._lookup: Lookup | None = None
        self.name = str(self._server)

    def connect(self, on_push: Callable[[], None]) -> None:
        self._drop()
        client = EsploraClient(self._server, self._limits, self._rest)
        try:
            self._require_network(client)
            blocks = Blocks(client, self._network)
            tip = blocks.tip(None, self._clock.monotonic)
        except BaseException:
            client.close()
            raise
        rounds = EsploraClient(self._server, self._limits, self._rest)
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
        poller.start(tip)

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
        return tip

    def block_hash(self, height: int) -> str:
        return self._alive()[1].block_hash(height)

    def watch(self, scripts: Sequence[bytes]) -> None:
        self._alive()[0].watch(scripts)

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        self._alive()[0].unwatch(scripts)
        self._settled.forget(scripts)
        self._found.forget(scripts)

    def renew(self, scripts: Sequence[bytes]) -> None:
        """Sends nothing: each is asked about again and again."""

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

    def _require_network(self, client: EsploraClient) -> None:
        if client.ask("/block-height/0", read_hash_text) != GENESIS_HASHES[self._network]:
            raise RefusedError("chain.wrong_network", server=self.name, network=self._network)

    def _drop(self) -> None:
        self.close()
        with self._guard:
            self._poller = self._client = None
        self._lookup = None

    def _alive(self) -> tuple[Poller, Lookup]:
        if self._poller is None or self._lookup is None or not self._poller.alive:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._poller, self._lookup
