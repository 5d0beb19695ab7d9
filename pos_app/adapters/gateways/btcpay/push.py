"""BTCPay's status websocket: a byte says that something changed, never what.

`/i/{invoice}/status/ws` needs no login and answers 404 once an invoice is final
(UIInvoiceController of BTCPay Server).
"""

from __future__ import annotations

import contextlib
import logging
import socket
import ssl
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable

    from websockets.sync.connection import Connection

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
CONNECT_SECONDS = 2.5
CLOSE_SECONDS = 2.5
FIRST_REST_SECONDS = 1.0
LONGEST_REST_SECONDS = 60.0
_LARGEST_BYTES = 4_096
_NOT_FOUND = 404

log = logging.getLogger(__name__)


class StatusPush:
    """A thread for each followed invoice. For any number of threads."""

    def __init__(self, url: str, *, first_rest_seconds: float = FIRST_REST_SECONDS) -> None:
        parts = urlsplit(url.rstrip("/"))
        scheme = "wss" if parts.scheme == "https" else "ws"
        self._base = f"{scheme}://{parts.netloc}{parts.path}"
        self._is_local = parts.hostname in _LOOPBACK
        self._first_rest_seconds = first_rest_seconds
        self._lock = threading.Lock()
        self._followers: dict[str, _Follower] = {}
        self._closed = False

    def follow(self, reference: str, on_push: Callable[[], None]) -> None:
        """Once for each reference: a second time changes nothing."""
        with self._lock:
            known = self._followers.get(reference)
            if self._closed or (known is not None and known.runs):
                return
            follower = _Follower(
                f"{self._base}/i/{quote(reference, safe='')}/status/ws",
                on_push,
                is_local=self._is_local,
                rest_seconds=self._first_rest_seconds,
            )
            self._followers[reference] = follower
            follower.start()

    def unfollow(self, reference: str) -> None:
        with self._lock:
            follower = self._followers.pop(reference, None)
        if follower is not None:
            follower.stop()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            followers, self._followers = list(self._followers.values()), {}
        for each in followers:
            each.stop()
        until = time.monotonic() + CLOSE_SECONDS
        for each in followers:
            each.join(max(0.0, until - time.monotonic()))


class _Follower:
    def __init__(
        self, url: str, on_push: Callable[[], None], *, is_local: bool, rest_seconds: float
    ) -> None:
        self._url = url
        self._on_push = on_push
        self._is_local = is_local
        self._first_rest_seconds = rest_seconds
        self._rest_seconds = rest_seconds
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._connection: Connection | None = None
        self._thread = threading.Thread(target=self._run, name="btcpay-push", daemon=True)

    @property
    def runs(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends at once, without the farewell that a server could drag out."""
        self._stopped.set()
        with self._lock:
            connection = self._connection
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.socket.shutdown(socket.SHUT_RDWR)

    def join(self, seconds: float) -> None:
        self._thread.join(seconds)

    def _run(self) -> None:
        from websockets.exceptions import InvalidStatus, WebSocketException

        while not self._stopped.is_set():
            try:
                self._listen()
            except InvalidStatus as error:
                if error.response.status_code == _NOT_FOUND:
                    # It may have become final while nobody listened.
                    self._tell()
                    return
                log.info("btcpay's push: HTTP %s", error.response.status_code)
            except (OSError, WebSocketException) as error:
                log.info("btcpay's push: %s", type(error).__name__)
            self._stopped.wait(self._rest_seconds)
            self._rest_seconds = min(self._rest_seconds * 2, LONGEST_REST_SECONDS)

    def _listen(self) -> None:
        from websockets.sync.client import connect

        with connect(
            self._url,
            ssl=_tls() if self._url.startswith("wss:") else None,
            proxy=None if self._is_local else True,
            open_timeout=CONNECT_SECONDS,
            close_timeout=0.5,
            max_size=_LARGEST_BYTES,
            compression=None,
        ) as connection:
            with self._lock:
                self._connection = connection
            # What happened before the connection stood was pushed to nobody.
            self._tell()
            while not self._stopped.is_set():
                connection.recv()
                # Only now: a server that accepts and hangs up must not be asked for ever.
                self._rest_seconds = self._first_rest_seconds
                self._tell()

    def _tell(self) -> None:
        if not self._stopped.is_set():
            self._on_push()


def _tls() -> ssl.SSLContext:
    import certifi

    # The same authorities that the API's own calls trust.
    return ssl.create_default_context(cafile=certifi.where())
