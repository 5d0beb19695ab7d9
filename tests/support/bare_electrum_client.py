"""The least that speaks the Electrum protocol: one socket, no cleverness, to measure against."""

from __future__ import annotations

import hashlib
import json
import socket
import ssl
import time
from collections import deque
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path


def script_hash(script: bytes) -> str:
    """Give the name under which Electrum servers know an output script."""
    return hashlib.sha256(script).digest()[::-1].hex()


class BareElectrumClient:
    """Calls and pushes; `url` is `tcp://host:port`, or `tls://` with the certificate to trust."""

    def __init__(self, url: str, *, certificate: Path | None = None) -> None:
        place = urlsplit(url)
        self._socket = socket.create_connection((place.hostname, place.port), timeout=60)
        if place.scheme == "tls":
            trusting = ssl.create_default_context(cafile=certificate)
            self._socket = trusting.wrap_socket(self._socket, server_hostname=place.hostname)
        self._lines = self._socket.makefile("rb")
        self._pushes: deque[dict[str, Any]] = deque()
        self._next_id = 0
        self.call("server.version", "bare", ["1.4", "1.6"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_unused: object) -> None:
        self.close()

    def close(self) -> None:
        self._lines.close()
        self._socket.close()

    def call(self, method: str, *params: object) -> Any:
        """Ask and wait for the answer; raises RuntimeError with the server's refusal."""
        self._next_id += 1
        request = {"jsonrpc": "2.0", "id": self._next_id, "method": method, "params": params}
        self._socket.sendall(json.dumps(request).encode() + b"\n")
        while True:
            message = self._receive(30)
            if message.get("id") == self._next_id:
                break
            self._pushes.append(message)
        if message.get("error") is not None:
            raise RuntimeError(message["error"])
        return message["result"]

    def next_push(self, method: str, *, seconds: float = 30) -> list[Any]:
        """Wait for the next push of `method`; returns its parameters. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while True:
            if self._pushes:
                message = self._pushes.popleft()
            else:
                message = self._receive(deadline - time.monotonic())
            if message.get("method") == method:
                return list(message["params"])

    def _receive(self, seconds: float) -> dict[str, Any]:
        self._socket.settimeout(max(seconds, 0.001))
        line = self._lines.readline()
        if not line:
            raise ConnectionError("the server has closed the connection")
        return dict(json.loads(line))
