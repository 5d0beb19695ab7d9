"""The chain as Electrum servers see it: the first that answers, the next when it fails."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.adapters.chain.common.transactions import TransactionCache
from pos_app.adapters.chain.electrum.answers import read_fee_estimate, read_status
from pos_app.adapters.chain.electrum.certificates import PinnedCertificates, StreamOpener
from pos_app.adapters.chain.electrum.lookup import Lookup, script_hash
from pos_app.adapters.chain.electrum.server_address import parse_server
from pos_app.adapters.chain.electrum.session import Limits, Session
from pos_app.ports import ChainNews, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pos_app.adapters.chain.electrum.server_address import ServerAddress
    from pos_app.domain.credit import Tip
    from pos_app.domain.message import TillError
    from pos_app.ports import ChainOutput, Clock

# A server that failed is tried after the others for this long.
AVOID_SECONDS = 60.0
# Blocks reach servers one after the other; one that lacks more has no say about payments in them.
BLOCKS_BEHIND = 2
# A search for a rival that cost the session this often is not tried again.
RIVAL_TRIES = 2

log = logging.getLogger(__name__)


class ElectrumSource:
    """A `ChainSource`. `servers` are `tcp://` or `tls://` URLs, the preferred one first.

    `close` may be called from any thread, everything else from the watcher's only. ValueError for
    a server or a network that can't be.
    """

    def __init__(
        self,
        servers: Sequence[str],
        network: str,
        *,
        pins_file: Path,
        clock: Clock,
        limits: Limits | None = None,
        opener: StreamOpener | None = None,
    ) -> None:
        if network not in GENESIS_HASHES:
            raise ValueError(f"{network!r} is none of {', '.join(GENESIS_HASHES)}")
        if not servers:
            raise ValueError("no server to ask")
        self._servers = [parse_server(url) for url in servers]
        self._network = network
        self._clock = clock
        self._limits = limits or Limits()
        self._opener = opener or StreamOpener(
            PinnedCertificates(pins_file),
            connect_seconds=self._limits.connect_seconds,
        )
        self._transactions = TransactionCache()
        self._failed_at: dict[ServerAddress, float] = {}
        self._rival_tries: dict[str, int] = {}
        self._best_height = 0  # that any server has shown in the life of this source
        self._guard = threading.Lock()
        self._session: Session | None = None
        self._lookup: Lookup | None = None
        self._current = self._servers[0]
        self.name = str(self._current)

    def connect(self, on_push: Callable[[], None]) -> None:
        self._drop_session()
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
        return self._session is not None and self._session.alive

    def news(self) -> ChainNews:
        if self._session is None:
            return ChainNews(scripts=frozenset(), tip_changed=False, everything=False)
        return self._session.board.take_news()

    def tip(self) -> Tip:
        _, lookup = self._alive()
        return self._newest_tip(lookup)

    def watch(self, scripts: Sequence[bytes]) -> None:
        session, _ = self._alive()
        new = [script for script in dict.fromkeys(scripts) if not session.board.is_watched(script)]
        for script in new:
            session.board.expect(script_hash(script), script)
        answers = session.call(
            [("blockchain.scripthash.subscribe", [script_hash(script)]) for script in new]
        )
        for script, answer in zip(new, answers, strict=True):
            session.board.first_status(script, session.read(read_status, answer))

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        session, _ = self._alive()
        known = [script for script in scripts if session.board.is_watched(script)]
        for script in known:
            session.board.forget(script_hash(script))
        if session.can_unsubscribe:
            session.call(
                [("blockchain.scripthash.unsubscribe", [script_hash(script)]) for script in known]
            )

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        _, lookup = self._alive()
        return lookup.outputs(tuple(dict.fromkeys(scripts)))

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        _, lookup = self._alive()
        histories = lookup.histories(tuple(dict.fromkeys(scripts)))
        return {script: len(history) for script, history in histories.items()}

    def fee_estimate(self, blocks: int) -> int | None:
        session, _ = self._alive()
        (answer,) = session.call([("blockchain.estimatefee", [blocks])])
        if answer.error is not None:
            return None  # servers without a node's estimate refuse
        return session.read(read_fee_estimate, answer)

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        _, lookup = self._alive()
        tries = self._rival_tries.get(txid, 0)
        if tries >= RIVAL_TRIES:
            return None
        # Counted beforehand: an answer too long to take ends the session, each time anew.
        self._rival_tries[txid] = tries + 1
        found = lookup.rival(txid, inputs)
        del self._rival_tries[txid]
        return found

    def ping(self) -> None:
        session, _ = self._alive()
        session.read(lambda _: None, session.call([("server.ping", [])])[0])

    def close(self) -> None:
        with self._guard:
            session = self._session
        if session is not None:
            session.close()

    def _connect_to(self, server: ServerAddress, on_push: Callable[[], None]) -> None:
        self.name = str(server)
        session = Session(
            self._opener.open(server),
            server=str(server),
            network=self._network,
            limits=self._limits,
            monotonic=self._clock.monotonic,
            on_push=on_push,
        )
        try:
            session.open()
            lookup = Lookup(session, self._transactions)
            self._newest_tip(lookup)
        except BaseException:
            session.close()
            raise
        with self._guard:
            self._session = session
        self._lookup = lookup
        self._current = server

    def _newest_tip(self, lookup: Lookup) -> Tip:
        tip = lookup.tip()
        if tip.height < self._best_height - BLOCKS_BEHIND:
            raise UnreachableError("chain.behind", server=self.name)
        self._best_height = max(self._best_height, tip.height)
        return tip

    def _drop_session(self) -> None:
        """Whoever connects again does so because this server failed."""
        with self._guard:
            session, self._session = self._session, None
        self._lookup = None
        if session is not None:
            session.close()
            self._failed_at[self._current] = self._clock.monotonic()

    def _in_order(self) -> list[ServerAddress]:
        now = self._clock.monotonic()

        def to_avoid(server: ServerAddress) -> bool:
            failed_at = self._failed_at.get(server)
            return failed_at is not None and now - failed_at < AVOID_SECONDS

        return sorted(self._servers, key=to_avoid)

    def _alive(self) -> tuple[Session, Lookup]:
        if self._session is None or self._lookup is None:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._session, self._lookup
