"""Calls to one node, its refusals and failures in the till's words."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeVar

from pos_app.adapters.chain.bitcoind.answers import RpcRefusedError, read_json, read_reply
from pos_app.adapters.chain.bitcoind.login import USUAL_PORTS
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.http import HttpClient
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pos_app.adapters.chain.bitcoind.login import Login
    from pos_app.config.node_url import NodeUrl
    from pos_app.domain.message import TillError

WARMING_UP = -28
NOT_FOUND = -5
BAD_PARAMETER = -8
OTHER_REFUSAL = -1
NO_SUCH_CALL = -32601
# A block is at most so long, in hexadecimal and with the words around it.
BLOCK_ANSWER_BYTES = 2 * 4_000_000 + 1_000
BATCH_CALLS = 200

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`look_seconds` is how long a look waits for what is still being found in the past.

    While the node announces every change the memory pool is compared with it every
    `compare_seconds`, otherwise every `poll_seconds`; blocks are always asked for that often.
    """

    call_seconds: float = 8.0
    long_call_seconds: float = 60.0
    look_seconds: float = 6.0
    poll_seconds: float = 1.0
    compare_seconds: float = 30.0
    answer_bytes: int = 16_000_000
    mempool_bytes: int = 45_000_000
    # A block filter is a thousandth of its block: so many are looked through in about a second.
    filters_at_once: int = 2_000
    blocks_at_once: int = 8
    transactions_at_once: int = 200
    linger_seconds: float = 120.0


class NodeClient:
    """For one thread at a time.

    UnreachableError `chain.unreachable`, `chain.timeout`, `chain.starting`; RefusedError
    `chain.refused`, `chain.nonsense`, `chain.certificate_refused`, `chain.login_refused` (server,
    secret or cookie file), and what the login raises.
    """

    def __init__(self, url: NodeUrl, network: str, login: Login, limits: Limits) -> None:
        self.server = url.name(USUAL_PORTS[network])
        self._base = url.base(USUAL_PORTS[network])
        self._login = login
        self._limits = limits
        self._http = HttpClient(largest_bytes=limits.answer_bytes)
        self._known: tuple[str, str] | None = None
        self._number = 0
        self._closed = False

    def call(
        self,
        method: str,
        parameters: Sequence[object],
        reader: Callable[[Any], T],
        *,
        seconds: float | None = None,
        largest_bytes: int | None = None,
    ) -> T:
        """RpcRefusedError when the node says no."""
        self._number += 1
        number = self._number
        request = {"id": number, "method": method, "params": list(parameters)}
        answer = self._answer(request, method, seconds, largest_bytes)
        return self._read(lambda: reader(read_reply(answer, number)), method)

    def ask(
        self,
        method: str,
        parameters: Sequence[object],
        reader: Callable[[Any], T],
        *,
        seconds: float | None = None,
        largest_bytes: int | None = None,
    ) -> T:
        """A call that the node must not refuse."""
        try:
            return self.call(
                method, parameters, reader, seconds=seconds, largest_bytes=largest_bytes
            )
        except RpcRefusedError as refusal:
            raise self._refused(method, refusal) from refusal

    def each(
        self, method: str, rows: Sequence[Sequence[object]], reader: Callable[[Any], T]
    ) -> list[T | None]:
        """One method for many parameters; None where the node knows nothing of it."""
        found: list[T | None] = []
        for start in range(0, len(rows), BATCH_CALLS):
            found += self._batch(method, rows[start : start + BATCH_CALLS], reader)
        return found

    def nonsense(self, what: str) -> RefusedError:
        log.warning("%s: nonsense: %s", self.server, what)
        return RefusedError("chain.nonsense", server=self.server)

    def close(self) -> None:
        """From any thread; what is on its way ends by itself."""
        self._closed = True
        self._http.close()

    def _batch(
        self, method: str, rows: Sequence[Sequence[object]], reader: Callable[[Any], T]
    ) -> list[T | None]:
        first = self._number + 1
        self._number += len(rows)
        request = [
            {"id": number, "method": method, "params": list(row)}
            for number, row in enumerate(rows, first)
        ]
        try:
            answer = self._answer(request, method, None, None)
        except _TooLargeError as error:
            if len(rows) == 1:
                raise self.nonsense(f"{method}: too large") from error
            half = len(rows) // 2
            return [
                *self._batch(method, rows[:half], reader),
                *self._batch(method, rows[half:], reader),
            ]
        if not isinstance(answer, list) or len(answer) != len(rows):
            raise self.nonsense(f"{method}: not an answer for each question")
        found: list[T | None] = []
        for number, each in enumerate(answer, first):
            try:
                found.append(self._read_one(each, number, reader, method))
            except RpcRefusedError as refusal:
                if refusal.code not in {NOT_FOUND, BAD_PARAMETER}:
                    raise self._refused(method, refusal) from refusal
                found.append(None)
        return found

    def _read_one(self, answer: Any, number: int, reader: Callable[[Any], T], method: str) -> T:
        return self._read(lambda: reader(read_reply(answer, number)), method)

    def _read(self, read: Callable[[], T], method: str) -> T:
        try:
            return read()
        except NonsenseError as error:
            raise self.nonsense(f"{method}: {error}") from error
        except RpcRefusedError as refusal:
            if refusal.code == WARMING_UP:
                raise UnreachableError("chain.starting", server=self.server) from refusal
            raise

    def _refused(self, method: str, refusal: RpcRefusedError) -> RefusedError:
        log.warning("%s: %s was refused: %s", self.server, method, refusal.code)
        return RefusedError("chain.refused", server=self.server)

    def _answer(
        self, request: object, method: str, seconds: float | None, largest_bytes: int | None
    ) -> Any:
        body = json.dumps(request).encode()
        fresh = self._known is None
        answer = self._sent(body, seconds, largest_bytes)
        if answer[0] == HTTPStatus.UNAUTHORIZED and not fresh:
            self._known = None  # the node has started anew, with another cookie
            answer = self._sent(body, seconds, largest_bytes)
        status, content = answer
        if status == HTTPStatus.UNAUTHORIZED:
            self._known = None
            raise RefusedError("chain.login_refused", server=self.server)
        if status in {
            HTTPStatus.OK,
            HTTPStatus.BAD_REQUEST,
            HTTPStatus.NOT_FOUND,
            HTTPStatus.INTERNAL_SERVER_ERROR,
        }:
            try:
                return read_json(content)
            except NonsenseError as error:
                if status == HTTPStatus.OK:
                    raise self.nonsense(f"{method}: {error}") from error
        log.warning("%s: %s was answered with %s", self.server, method, status)
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise UnreachableError("chain.unreachable", server=self.server)
        raise RefusedError("chain.refused", server=self.server)

    def _sent(
        self, body: bytes, seconds: float | None, largest_bytes: int | None
    ) -> tuple[int, bytes]:
        if self._known is None:
            self._known = self._login.read()
        tries = 2  # a connection that was kept may be gone; nothing that is asked changes anything
        while True:
            tries -= 1
            if self._closed:
                raise UnreachableError("chain.unreachable", server=self.server)
            try:
                answer = self._http.post(
                    self._base,
                    body,
                    seconds=seconds or self._limits.call_seconds,
                    login=self._known,
                    largest_bytes=largest_bytes,
                )
            except (UnreachableError, RefusedError) as error:
                if error.message.code == "http.unreachable" and tries:
                    continue
                raise self._in_words_of_the_chain(error) from error
            return answer.status, answer.body

    def _in_words_of_the_chain(self, error: TillError) -> TillError | _TooLargeError:
        match error.message.code:
            case "http.slow":
                return UnreachableError("chain.timeout", server=self.server)
            case "http.unreachable":
                return UnreachableError("chain.unreachable", server=self.server)
            case "http.certificate":
                return RefusedError("chain.certificate_refused", server=self.server)
            case "http.too_large":
                return _TooLargeError("chain.nonsense", server=self.server)
            case code:
                return self.nonsense(code)


class _TooLargeError(RefusedError):
    """An answer beyond what is taken: nonsense, unless less can be asked for."""
