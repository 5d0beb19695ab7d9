"""The chain as one Electrum server sees it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.networks import require_network
from pos_app.adapters.chain.common.transactions import TransactionCache
from pos_app.adapters.chain.electrum.answers import read_fee_estimate, read_status
from pos_app.adapters.chain.electrum.certificates import PinnedCertificates, StreamOpener
from pos_app.adapters.chain.electrum.lookup import Lookup, script_hash
from pos_app.adapters.chain.electrum.server_address import parse_server
from pos_app.adapters.chain.electrum.session import Limits, Session
from pos_app.ports import ChainNews, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from pos_app.domain.credit import Tip
    from pos_app.ports import ChainOutput, Clock

# A search for a rival that cost the session this often is not tried again.
RIVAL_TRIES = 2


class ElectrumSource:
    """A `ChainSource`. `url` is `tcp://` or `tls://`.

    `close` may be called from any thread, everything else from one only. ValueError for a server
    or a network that can't be.
    """

    def __init__(
        self,
        url: str,
        network: str,
        *,
        pins_file: Path,
        clock: Clock,
        limits: Limits | None = None,
        opener: StreamOpener | None = None,
    ) -> None:
        require_network(network)
        self._server = parse_server(url)
        self._network = network
        self._clock = clock
        self._limits = limits or Limits()
        self._opener = opener or StreamOpener(
            PinnedCertificates(pins_file),
            connect_seconds=self._limits.connect_seconds,
        )
        self._transactions = TransactionCache()
        self._rival_tries: dict[str, int] = {}
        self._guard = threading.Lock()
        self._session: Session | None = None
        self._lookup: Lookup | None = None
        self.name = str(self._server)

    def connect(self, on_push: Callable[[], None]) -> None:
        self._drop_session()
        session = Session(
            self._opener.open(self._server),
            server=self.name,
            network=self._network,
            limits=self._limits,
            monotonic=self._clock.monotonic,
            on_push=on_push,
        )
        try:
            session.open()
            lookup = Lookup(session, self._transactions)
            lookup.tip()
        except BaseException:
            session.close()
            raise
        with self._guard:
            self._session = session
        self._lookup = lookup

    @property
    def connected(self) -> bool:
        return self._session is not None and self._session.alive

    def news(self) -> ChainNews:
        if self._session is None:
            return ChainNews(scripts=frozenset(), tip_changed=False, everything=False)
        return self._session.board.take_news()

    def tip(self) -> Tip:
        _, lookup = self._alive()
        return lookup.tip()

    def block_hash(self, height: int) -> str:
        _, lookup = self._alive()
        return lookup.block_hash(height)

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

    def renew(self, scripts: Sequence[bytes]) -> None:
        session, _ = self._alive()
        known = {
            script: session.board.status(script)
            for script in scripts
            if session.board.is_watched(script)
        }
        answers = session.call(
            [("blockchain.scripthash.subscribe", [script_hash(script)]) for script in known]
        )
        for (script, before), answer in zip(known.items(), answers, strict=True):
            session.board.renewed(script, before, session.read(read_status, answer))

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

    def _drop_session(self) -> None:
        with self._guard:
            session, self._session = self._session, None
        self._lookup = None
        if session is not None:
            session.close()

    def _alive(self) -> tuple[Session, Lookup]:
        if self._session is None or self._lookup is None:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._session, self._lookup
