"""Questions to one Esplora server, its refusals and failures in the till's words."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.http import HttpClient
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.adapters.chain.esplora.server_url import EsploraServer
    from pos_app.domain.message import TillError

# Where a server asks for a rest without saying how long, and the longest one that is taken.
REST_SECONDS = 30
LONGEST_REST_SECONDS = 600

T = TypeVar("T")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`scripts_a_round` is how many watched scripts are asked for every `poll_seconds`.

    Together they stay below the 200 requests a minute that public servers are known to allow.
    """

    call_seconds: float = 8.0
    poll_seconds: float = 4.0
    scripts_a_round: int = 8
    answer_bytes: int = 8_000_000
    settle_seconds: float = 0.5


class Rest:
    """How long a server wants to be left alone; kept over reconnections, for all threads."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._until = monotonic()

    @property
    def seconds(self) -> float:
        return max(0.0, self._until - self._monotonic())

    def begin(self, wanted: int | None) -> None:
        seconds = REST_SECONDS if wanted is None else max(1, min(wanted, LONGEST_REST_SECONDS))
        self._until = max(self._until, self._monotonic() + seconds)


class EsploraClient:
    """For one thread at a time.

    UnreachableError `chain.unreachable`, `chain.timeout` and `chain.too_many_requests`;
    RefusedError `chain.refused`, `chain.nonsense` and `chain.certificate_refused`.
    """

    def __init__(self, server: EsploraServer, limits: Limits, rest: Rest) -> None:
        self._server = server
        self._seconds = limits.call_seconds
        self._rest = rest
        self._http = HttpClient(largest_bytes=limits.answer_bytes)
        self._closed = False

    @property
    def rest_seconds(self) -> float:
        return self._rest.seconds

    @property
    def server(self) -> str:
        return self._server.name

    def ask(self, path: str, reader: Callable[[bytes], T]) -> T:
        """What `path` says; what must be there and is not is a refusal."""
        found = self.find(path, reader)
        if found is None:
            log.warning("%s: %s is not there", self.server, path)
            raise RefusedError("chain.refused", server=self.server)
        return found

    def find(self, path: str, reader: Callable[[bytes], T]) -> T | None:
        """None where the server knows nothing by that name."""
        body = self._body(path)
        if body is None:
            return None
        try:
            return reader(body)
        except NonsenseError as error:
            raise self.nonsense(f"{path}: {error}") from error

    def nonsense(self, what: str) -> RefusedError:
        log.warning("%s: nonsense: %s", self.server, what)
        return RefusedError("chain.nonsense", server=self.server)

    def close(self) -> None:
        """From any thread; what is on its way ends by itself."""
        self._closed = True
        self._http.close()

    def _body(self, path: str) -> bytes | None:
        if self._closed:
            raise UnreachableError("chain.unreachable", server=self.server)
        if self._rest.seconds:
            raise self._resting()
        try:
            answer = self._http.get(f"{self._server.base}{path}", None, seconds=self._seconds)
        except (UnreachableError, RefusedError) as error:
            raise self._in_words_of_the_chain(error) from error
        wants_rest = answer.status == HTTPStatus.TOO_MANY_REQUESTS or (
            answer.status == HTTPStatus.SERVICE_UNAVAILABLE
            and answer.retry_after_seconds is not None
        )
        if wants_rest:
            self._rest.begin(answer.retry_after_seconds)
            raise self._resting()
        if answer.status == HTTPStatus.OK:
            return answer.body
        if answer.status == HTTPStatus.NOT_FOUND:
            return None
        log.warning("%s: %s answered %s", self.server, path, answer.status)
        if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            raise UnreachableError("chain.unreachable", server=self.server)
        raise RefusedError("chain.refused", server=self.server)

    def _resting(self) -> UnreachableError:
        seconds = f"{self._rest.seconds:.0f}"
        return UnreachableError("chain.too_many_requests", server=self.server, seconds=seconds)

    def _in_words_of_the_chain(self, error: TillError) -> TillError:
        match error.message.code:
            case "http.slow":
                return UnreachableError("chain.timeout", server=self.server)
            case "http.unreachable":
                return UnreachableError("chain.unreachable", server=self.server)
            case "http.certificate":
                return RefusedError("chain.certificate_refused", server=self.server)
            case code:
                return self.nonsense(code)
