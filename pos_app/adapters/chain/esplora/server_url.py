"""Where an Esplora server is."""

from __future__ import annotations

import ipaddress
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

PREFIX = "esplora+"


@dataclass(frozen=True, slots=True, kw_only=True)
class EsploraServer:
    """`base` is the web address that every path is put behind."""

    base: str
    name: str

    def __str__(self) -> str:
        return self.name


def parse_esplora_server(url: str) -> EsploraServer:
    """`esplora+https://host/path`, `esplora+http://` on this machine; else ValueError."""
    if not url.startswith(PREFIX):
        raise ValueError("an Esplora server's address begins with esplora+https://")
    parts = urlsplit(url.removeprefix(PREFIX))
    if parts.scheme not in {"https", "http"} or not parts.hostname or "@" in parts.netloc:
        raise ValueError("not of the form esplora+https://host/path")
    if parts.query or parts.fragment or parts.port == 0:
        raise ValueError("not of the form esplora+https://host/path")
    if parts.scheme == "http" and not _is_loopback(parts.hostname):
        raise ValueError("esplora+http:// is for this machine only")
    return EsploraServer(base=parts.geturl().rstrip("/"), name=parts.netloc)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False
