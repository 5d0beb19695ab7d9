"""Addresses of servers, printers and web pages, checked before anything connects to them."""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from pos_app.config.kinds import NotAllowedError, Several
from pos_app.config.node_url import BITCOIND, NODE_FORM, parse_node_url

LONGEST = 500
ELECTRUM_SCHEMES = ("tls", "tcp")
ESPLORA = "esplora+"
# Visible ASCII: urlsplit would drop line ends and tabs without a word.
_VISIBLE = re.compile(r"[!-~]+")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Socket:
    """`scheme://host:port`, nothing after it; `port` is put in where none is given."""

    schemes: tuple[str, ...]
    port: int | None = None

    @property
    def allowed(self) -> str:
        shapes = " or ".join(f"{scheme}://host:port" for scheme in self.schemes)
        return f"{shapes} in quotes"

    def read(self, raw: object) -> str:
        parts = _split(raw, self.schemes)
        if parts is None or parts.path not in {"", "/"} or parts.query or parts.fragment:
            raise NotAllowedError(self.allowed)
        port = parts.port or self.port
        if port is None:
            raise NotAllowedError(self.allowed)
        host = f"[{parts.hostname}]" if ":" in str(parts.hostname) else parts.hostname
        return f"{parts.scheme}://{host}:{port}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WebAddress:
    """A web address without a user name or password.

    `query` says whether one may follow; `secret` that it goes readable over no network.
    `placeholders` are the words that may stand in braces behind the host.
    """

    query: bool = False
    secret: bool = False
    placeholders: tuple[str, ...] = ()

    @property
    def allowed(self) -> str:
        plain = "http:// on this machine" if self.secret else "http://"
        allowed = f"https://host/path or {plain} in quotes, without user name and password"
        if not self.placeholders:
            return allowed
        return f"{allowed}, in braces only {' and '.join(self.placeholders)}"

    def read(self, raw: object) -> str:
        parts = _split(raw, ("https", "http"))
        if parts is None or parts.fragment or (parts.query and not self.query):
            raise NotAllowedError(self.allowed)
        if self.secret and parts.scheme == "http" and not _is_loopback(parts.hostname or ""):
            raise NotAllowedError(self.allowed)
        if self.placeholders and not self._fills(f"{parts.path}?{parts.query}"):
            raise NotAllowedError(self.allowed)
        return parts.geturl() if self.query else parts.geturl().rstrip("/")

    def _fills(self, text: str) -> bool:
        """Whether nothing but a placeholder stands in braces."""
        for word in self.placeholders:
            text = text.replace(f"{{{word}}}", "")
        return "{" not in text and "}" not in text


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainServer:
    """An Electrum server as a `Socket`, an Esplora server as a web address, or an own node."""

    @property
    def allowed(self) -> str:
        return (
            "tls://host:port, tcp://host:port, esplora+https://host/path (esplora+http:// on this "
            f"machine), {NODE_FORM} (bitcoind+https:// beyond the own network) in quotes, without "
            "a password"
        )

    def read(self, raw: object) -> str:
        try:
            if isinstance(raw, str) and raw.strip().startswith(ESPLORA):
                web = raw.strip().removeprefix(ESPLORA)
                return ESPLORA + WebAddress(secret=True).read(web)
            if isinstance(raw, str) and raw.strip().startswith(BITCOIND):
                return str(parse_node_url(raw.strip()))
            return Socket(schemes=ELECTRUM_SCHEMES).read(raw)
        except (NotAllowedError, ValueError):
            raise NotAllowedError(self.allowed) from None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainServers:
    """A list without repeats, of any kinds."""

    @property
    def allowed(self) -> str:
        return _SERVERS.allowed

    def read(self, raw: object) -> tuple[str, ...]:
        return _SERVERS.read(raw)


_SERVERS = Several(each=ChainServer(), least=1)


def _split(raw: object, schemes: tuple[str, ...]) -> SplitResult | None:
    """None when it is no address of these schemes."""
    if not isinstance(raw, str) or len(raw) > LONGEST or not _VISIBLE.fullmatch(raw.strip()):
        return None
    try:
        parts = urlsplit(raw.strip())
        port, host = parts.port, parts.hostname or ""
        if ":" in host:
            ipaddress.IPv6Address(host)
    except ValueError:
        return None
    named = ":" in host or _HOST.fullmatch(host) is not None
    fits = parts.scheme in schemes and "@" not in parts.netloc and port != 0
    return parts if fits and named else None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return False
