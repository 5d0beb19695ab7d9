"""Where an Electrum server is."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"tcp": 50001, "tls": 50002}


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerAddress:
    host: str
    port: int
    tls: bool

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def parse_server(url: str) -> ServerAddress:
    """`tcp://host:port` or `tls://host:port`; ValueError for anything else."""
    parts = urlsplit(url)
    if parts.scheme not in DEFAULT_PORTS:
        raise ValueError(f"{url!r} begins with neither tcp:// nor tls://")
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if not parts.hostname or extra:
        raise ValueError(f"{url!r} is not of the form {parts.scheme}://host:port")
    port = DEFAULT_PORTS[parts.scheme] if parts.port is None else parts.port
    if port == 0:
        raise ValueError(f"{url!r} has no port to connect to")
    return ServerAddress(host=parts.hostname, port=port, tls=parts.scheme == "tls")
