"""Addresses of what the till serves itself: where it listens, what it is called from outside."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from pos_app.config.kinds import NotAllowedError
from pos_app.config.urls import WebAddress

_BIND = re.compile(r"(?P<host>[0-9.]+|localhost|\[[0-9a-fA-F:.]+\]):(?P<port>[0-9]{1,5})")
LOCALHOST = "127.0.0.1"
# RFC 1918, RFC 3927, RFC 4193 and RFC 4291.
_NEAR = tuple(
    map(
        ipaddress.ip_network,
        (
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "169.254.0.0/16",
            "fc00::/7",
            "fe80::/10",
        ),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BindAddress:
    """`host:port`, the host as an address of this machine: nothing is opened by leaving it out."""

    @property
    def allowed(self) -> str:
        return '"127.0.0.1:8088" for this machine alone, or another IP address of it with a port'

    def read(self, raw: object) -> str:
        found = _BIND.fullmatch(raw.strip()) if isinstance(raw, str) else None
        if found is None or not 0 < int(found["port"]) < 1 << 16:
            raise NotAllowedError(self.allowed)
        host = LOCALHOST if found["host"] == "localhost" else found["host"].strip("[]")
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            raise NotAllowedError(self.allowed) from None
        shown = f"[{address}]" if ":" in host else str(address)
        return f"{shown}:{int(found['port'])}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAddress:
    """A web address that may go unencrypted only where the shop's own network ends."""

    @property
    def allowed(self) -> str:
        return (
            "https://host/path, or http:// on this machine or at an IP address of the own network, "
            "in quotes"
        )

    def read(self, raw: object) -> str:
        try:
            url = WebAddress().read(raw)
        except NotAllowedError:
            raise NotAllowedError(self.allowed) from None
        parts = urlsplit(url)
        if parts.scheme == "http" and not is_near(parts.hostname or ""):
            raise NotAllowedError(self.allowed)
        return url


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """`https://host` or `https://host:port`, as a browser compares it."""

    @property
    def allowed(self) -> str:
        return "https://host or https://host:port (http:// on this machine) in quotes"

    def read(self, raw: object) -> str:
        try:
            url = WebAddress(secret=True).read(raw)
        except NotAllowedError:
            raise NotAllowedError(self.allowed) from None
        parts = urlsplit(url)
        if parts.path or parts.query:
            raise NotAllowedError(self.allowed)
        return f"{parts.scheme}://{parts.netloc.lower()}"


def is_near(host: str) -> bool:
    """Whether it is this machine, or an IP address that no network beyond the own one leads to."""
    if host == "localhost":
        return True
    with suppress(ValueError):
        address = ipaddress.ip_address(host)
        return address.is_loopback or any(address in network for network in _NEAR)
    return False


def bound_host(bind: str) -> tuple[str, int]:
    """Host and port of a `BindAddress`."""
    host, _, port = bind.rpartition(":")
    return host.strip("[]"), int(port)
