"""One conversation with one server: the opening, and calls whose answers are read strictly."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pos_app
from pos_app.adapters.chain.common.answers import NonsenseError, read_header_bytes
from pos_app.adapters.chain.common.headers import parse_header
from pos_app.adapters.chain.common.networks import GENESIS_HASHES
from pos_app.adapters.chain.common.work import has_work
from pos_app.adapters.chain.electrum.answers import read_genesis, read_tip, read_version
from pos_app.adapters.chain.electrum.connection import Connection
from pos_app.adapters.chain.electrum.pushes import PushBoard
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Sequence

    from pos_app.adapters.chain.common.headers import Header
    from pos_app.adapters.chain.electrum.connection import Answer

CLIENT_NAME = f"pos-app {pos_app.__version__}"
PROTOCOLS = ("1.4", "1.6")
# Servers queue what comes faster; each part of a long list of calls has its own time limit.
CALLS_AT_ONCE = 200
UNSUBSCRIBE_SINCE = (1, 4, 2)

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    connect_seconds: float = 8.0
    call_seconds: float = 10.0
    line_bytes: int = 8_000_000


class Session:
    """`on_push` is called by the reader thread, also when the connection is lost."""

    def __init__(
        self,
        stream: socket.socket,
        *,
        server: str,
        network: str,
        limits: Limits,
        monotonic: Callable[[], float],
        on_push: Callable[[], None],
    ) -> None:
        self.server = server
        self._network = network
        self.board = PushBoard(monotonic, network)
        self._limits = limits
        self._on_push = on_push
        self._version: tuple[int, ...] = (1, 4)
        self._connection = Connection(
            stream,
            server=server,
            line_bytes=limits.line_bytes,
            on_notice=self._notice,
            on_lost=on_push,
        )

    @property
    def alive(self) -> bool:
        return self._connection.alive

    @property
    def can_unsubscribe(self) -> bool:
        return self._version >= UNSUBSCRIBE_SINCE

    def open(self) -> None:
        """Agree on a version, check the chain, subscribe to its tip.

        RefusedError `chain.wrong_network`, `chain.nonsense`, `chain.refused`; UnreachableError.
        """
        self._connection.start()
        (version,) = self.call([("server.version", [CLIENT_NAME, list(PROTOCOLS)])])
        self._version = self.read(read_version, version)
        lowest, highest = ((1, 4), (1, 6))
        if not lowest <= self._version[:2] <= highest:
            raise self._nonsense("a protocol version that was not offered")
        features, genesis, tip = self.call(
            [
                ("server.features", []),
                ("blockchain.block.header", [0]),
                ("blockchain.headers.subscribe", []),
            ]
        )
        wanted = GENESIS_HASHES[self._network]
        first = parse_header(self.read(read_header_bytes, genesis)).block_hash
        if wanted != first or self.read(read_genesis, features) != wanted:
            raise RefusedError("chain.wrong_network", server=self.server, network=self._network)
        self.read(lambda value: self.board.first_tip(*read_tip(value)), tip)

    def call(self, requests: Sequence[tuple[str, Sequence[Any]]]) -> list[Answer]:
        """All answers in order, the refused ones among them."""
        answers: list[Answer] = []
        for start in range(0, len(requests), CALLS_AT_ONCE):
            part = requests[start : start + CALLS_AT_ONCE]
            answers += self._connection.call(part, self._limits.call_seconds)
        return answers

    def read(self, reader: Callable[[Any], T], answer: Answer) -> T:
        """What the answer says; RefusedError when the server refused or talks nonsense."""
        if answer.error is not None:
            log.warning("%s: refused: %s", self.server, answer.error)
            raise RefusedError("chain.refused", server=self.server)
        try:
            return reader(answer.result)
        except NonsenseError as error:
            raise self._nonsense(str(error)) from error

    def read_linkable(self, raw: Sequence[bytes]) -> list[Header]:
        """Headers that were mined; RefusedError `chain.nonsense` when one was not."""
        headers = [parse_header(each) for each in raw]
        if not all(has_work(header, self._network) for header in headers):
            raise self._nonsense("a header without work")
        return headers

    def close(self) -> None:
        self._connection.close()

    def _notice(self, method: str, params: list[Any]) -> None:
        try:
            new = self.board.notice(method, params)
        except NonsenseError as error:
            raise self._nonsense(str(error)) from error
        if new:
            self._on_push()

    def _nonsense(self, what: str) -> RefusedError:
        log.warning("%s: nonsense: %s", self.server, what)
        return RefusedError("chain.nonsense", server=self.server)
