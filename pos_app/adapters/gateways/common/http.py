"""Calls to a gateway's server, each with one deadline for all of it, and their failures."""

from __future__ import annotations

import queue
import threading
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from pos_app.adapters.gateways.common.json_text import json_text
from pos_app.adapters.gateways.common.reply import Reply, maybe_created, nonsense
from pos_app.adapters.http import HttpClient
from pos_app.ports import RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_app.adapters.http import HttpAnswer
    from pos_app.domain.message import TillError

TOTAL_SECONDS = 5.0
LARGEST_BYTES = 262_144
# Calls left behind by their deadline may still run: a stuck server must not fill the till.
MOST_CALLS = 12


class GatewayHttp:
    """For any number of threads. `base_url` is https, or http on this machine.

    `gateway` is what messages call it: a name for people, such as "BTCPay Server".

    Every call raises UnreachableError `gateway.unreachable`, `gateway.slow` (gateway, seconds),
    and for a call that `creates`, `gateway.maybe_created` where it may have arrived; RefusedError
    `gateway.certificate`, `gateway.nonsense`. What the server answers is an answer, whatever its
    status; redirects aren't followed.
    """

    def __init__(
        self,
        gateway: str,
        base_url: str,
        *,
        total_seconds: float = TOTAL_SECONDS,
        largest_bytes: int = LARGEST_BYTES,
    ) -> None:
        self._gateway = gateway
        self._base_url = base_url.rstrip("/")
        self._total_seconds = total_seconds
        self._largest_bytes = largest_bytes
        self._idle: list[HttpClient] = []
        self._places = threading.BoundedSemaphore(MOST_CALLS)
        self._waiting: set[queue.SimpleQueue[Reply | TillError]] = set()
        self._lock = threading.Lock()
        self._closed = False

    @property
    def total_seconds(self) -> float:
        """For one question, in however many calls."""
        return self._total_seconds

    def get(
        self,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        creates: bool = False,
        seconds: float | None = None,
    ) -> Reply:
        """`query` keeps its order; `path` is appended to the base address.

        `seconds` is what earlier calls for the same question have left of the time.
        """
        return self._call("GET", path, seconds, creates=creates, query=query, headers=headers)

    def send(
        self,
        method: str,
        path: str,
        *,
        json_body: object = None,
        form: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        creates: bool = False,
        seconds: float | None = None,
    ) -> Reply:
        """`json_body` of texts, numbers (Decimal), lists and dictionaries; or a `form`; or neither.

        `seconds` as in `get`.
        """
        content = dict(headers or {})
        body = b""
        if form is not None:
            content["Content-Type"] = "application/x-www-form-urlencoded"
            body = urlencode(form).encode()
        elif json_body is not None:
            content["Content-Type"] = "application/json"
            body = json_text(json_body).encode()
        return self._call(
            method, path, seconds, creates=creates, query=query, body=body, headers=content
        )

    def close(self) -> None:
        """Whoever waits for an answer hears `gateway.unreachable` at once; from any thread."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for waiting in self._waiting:
                waiting.put(UnreachableError("gateway.unreachable", gateway=self._gateway))
        for client in idle:
            client.close()

    def _call(
        self, method: str, path: str, seconds: float | None, *, creates: bool, **content: Any
    ) -> Reply:
        seconds = self._total_seconds if seconds is None else min(seconds, self._total_seconds)
        if seconds <= 0:
            raise self._slow()
        answers: queue.SimpleQueue[Reply | TillError] = queue.SimpleQueue()
        if not self._places.acquire(blocking=False):
            raise self._slow()
        with self._lock:
            if self._closed:
                self._places.release()
                raise UnreachableError("gateway.unreachable", gateway=self._gateway)
            self._waiting.add(answers)

        def call() -> None:
            answer: Reply | TillError = nonsense(self._gateway)
            try:
                answer = self._ask(method, path, seconds, creates=creates, **content)
            finally:  # a bug shows in the log, and the thread that waits goes on
                answers.put(answer)
                self._places.release()

        # A thread that can be left behind: name lookups and trickling servers know no deadline.
        threading.Thread(target=call, name=f"{self._gateway}-call", daemon=True).start()
        try:
            answer = answers.get(timeout=seconds)
        except queue.Empty:
            answer = maybe_created(self._gateway) if creates else self._slow()
        finally:
            with self._lock:
                self._waiting.discard(answers)
        if isinstance(answer, Reply):
            return answer
        raise answer

    def _ask(
        self, method: str, path: str, seconds: float, *, creates: bool, **content: Any
    ) -> Reply | TillError:
        # A connection that died while it was idle would leave a create in doubt.
        client = self._new_client() if creates else self._take()
        try:
            answer = client.ask(method, self._base_url + path, seconds=seconds, **content)
        except UnreachableError as error:
            client.close()
            if creates and not _never_arrived(error.__cause__):
                return maybe_created(self._gateway)
            if error.message.code == "http.slow":
                return self._slow()
            return UnreachableError("gateway.unreachable", gateway=self._gateway)
        except RefusedError as error:
            client.close()
            if error.message.code == "http.certificate":
                return RefusedError("gateway.certificate", gateway=self._gateway)
            return maybe_created(self._gateway) if creates else nonsense(self._gateway)
        self._give_back(client, keep=not creates)
        return self._reply(answer)

    def _reply(self, answer: HttpAnswer) -> Reply:
        return Reply(
            gateway=self._gateway,
            status=answer.status,
            body=answer.body,
            retry_after_seconds=answer.retry_after_seconds,
        )

    def _slow(self) -> UnreachableError:
        return UnreachableError(
            "gateway.slow", gateway=self._gateway, seconds=f"{self._total_seconds:g}"
        )

    def _new_client(self) -> HttpClient:
        return HttpClient(largest_bytes=self._largest_bytes)

    def _take(self) -> HttpClient:
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return self._new_client()

    def _give_back(self, client: HttpClient, *, keep: bool) -> None:
        with self._lock:
            if keep and not self._closed:
                self._idle.append(client)
                return
        client.close()


def _never_arrived(cause: BaseException | None) -> bool:
    """Whether the connection was never made, so that nothing can have been asked for."""
    import requests
    import urllib3

    if isinstance(cause, requests.ConnectTimeout):
        return True
    first = cause.args[0] if cause is not None and cause.args else None
    return isinstance(
        getattr(first, "reason", None),
        urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError,
    )
