"""The chain as the till's own node sees it, without a wallet or an index of addresses there."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.chain.bitcoind.answers import RpcRefusedError, read_notifications
from pos_app.adapters.chain.bitcoind.blocks import require_caught_up, require_genesis
from pos_app.adapters.chain.bitcoind.client import Limits, NodeClient
from pos_app.adapters.chain.bitcoind.linked import newest_headers
from pos_app.adapters.chain.bitcoind.login import Login
from pos_app.adapters.chain.bitcoind.lookup import Lookup
from pos_app.adapters.chain.bitcoind.notices import SilentListener, ZmqListener, usable_places
from pos_app.adapters.chain.bitcoind.past import Past
from pos_app.adapters.chain.bitcoind.payments import Payments
from pos_app.adapters.chain.bitcoind.reader import Reader
from pos_app.adapters.chain.common.networks import require_network
from pos_app.adapters.chain.common.transactions import TransactionCache
from pos_app.config.node_url import parse_node_url
from pos_app.ports import ChainNews, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from pos_app.adapters.chain.bitcoind.notices import Listener
    from pos_app.domain.credit import Tip
    from pos_app.ports import ChainOutput, Clock, SecretStore

# The reader of the connection before has one call on its way at most.
LAST_CALL_SECONDS = 2.0

log = logging.getLogger(__name__)


class BitcoindSource:
    """A `ChainSource` over one node. `url` as in the settings; ValueError for one that can't be.

    `born` says since when a script can have been paid (aware; None: since ever), which saves the
    node from looking through all of the past whenever the till starts. `close` may be called from
    any thread, everything else from the watcher's only.
    """

    def __init__(
        self,
        url: str,
        network: str,
        *,
        clock: Clock,
        secrets: SecretStore,
        born: Callable[[bytes], datetime | None] = lambda _: None,
        limits: Limits | None = None,
    ) -> None:
        require_network(network)
        self._url = parse_node_url(url)
        self._network = network
        self._clock = clock
        self._login = Login(self._url, network, secrets)
        self._born = born
        self._limits = limits or Limits()
        self._payments = Payments()
        self._past = Past(self._new_client, self._payments, network, self._limits)
        self._transactions = TransactionCache()
        self._guard = threading.Lock()
        self._client: NodeClient | None = None
        self._reader: Reader | None = None
        self._lookup: Lookup | None = None
        self.name = self._new_client().server

    def connect(self, on_push: Callable[[], None]) -> None:
        self.close()
        client = self._new_client()
        try:
            require_genesis(client, self._network)
            require_caught_up(client, self._network)
            if self._payments.empty:
                self._begin_chain(client)
            places = self._places(client)
        except BaseException:
            client.close()
            raise
        if self._reader is not None:
            self._reader.join(LAST_CALL_SECONDS)
        reader = Reader(
            self._new_client(),
            self._payments,
            self._network,
            listen=lambda: self._listener(places),
            limits=self._limits,
            monotonic=self._clock.monotonic,
            on_push=on_push,
        )
        with self._guard:
            self._client, self._reader = client, reader
        self._lookup = Lookup(
            client,
            self._payments,
            self._past,
            self._transactions,
            self._limits,
            look_now=lambda: _looks(reader),
        )
        self._past.go_on()
        reader.start()

    @property
    def connected(self) -> bool:
        return self._reader is not None and self._reader.alive

    def news(self) -> ChainNews:
        if self._reader is None:
            return ChainNews(scripts=frozenset(), tip_changed=False, everything=False)
        return self._payments.take_news()

    def tip(self) -> Tip:
        self._alive()
        tip = self._payments.tip
        if tip is None:
            raise UnreachableError("chain.unreachable", server=self.name)
        return tip

    def block_hash(self, height: int) -> str:
        return self._alive().block_hash(height)

    def watch(self, scripts: Sequence[bytes]) -> None:
        self._alive()
        self._follow(scripts)
        self._payments.watch(scripts)

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        self._alive()
        self._payments.unwatch(scripts)

    def renew(self, scripts: Sequence[bytes]) -> None:
        """Sends nothing: the reader compares the whole memory pool, and reads every block."""

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        lookup = self._alive()
        wanted = tuple(dict.fromkeys(scripts))
        self._follow(wanted)
        return lookup.outputs(wanted)

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        """Payments only: nobody tells who spends."""
        found = self.outputs(scripts)
        return {
            script: len({output.txid for output in outputs}) for script, outputs in found.items()
        }

    def fee_estimate(self, blocks: int) -> int | None:
        return self._alive().fee_estimate(blocks)

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        return self._alive().rival(txid, inputs)

    def ping(self) -> None:
        """Sends nothing: the reader asks for the best block every few seconds."""
        self._alive()

    def close(self) -> None:
        with self._guard:
            client, reader = self._client, self._reader
        if reader is not None:
            reader.stop()
        if client is not None:
            client.close()
        self._past.linger()

    def _new_client(self) -> NodeClient:
        return NodeClient(self._url, self._network, self._login, self._limits)

    def _begin_chain(self, client: NodeClient) -> None:
        low, headers = newest_headers(client, self._network)
        self._payments.begin_chain(low, headers)
        self._payments.publish_tip(headers[-1].block_hash, self._clock.monotonic())

    def _places(self, client: NodeClient) -> Mapping[str, str]:
        try:
            announced = client.call("getzmqnotifications", [], read_notifications)
        except RpcRefusedError:
            return {}  # built without
        return usable_places(announced, self._url)

    def _listener(self, places: Mapping[str, str]) -> Listener:
        if places:
            try:
                return ZmqListener(places)
            except OSError as error:
                log.warning("%s: it can't be listened to, so it is asked: %s", self.name, error)
        return SilentListener()

    def _follow(self, scripts: Sequence[bytes]) -> None:
        self._payments.follow(scripts, self._born)
        self._past.go_on()

    def _alive(self) -> Lookup:
        if self._reader is None or self._lookup is None or not self._reader.alive:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._lookup


def _looks(reader: Reader) -> bool:
    reader.look_now()
    return reader.alive
