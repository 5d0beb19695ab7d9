"""Where an own Bitcoin node is, and how the till shows that it may ask."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, urlencode, urlsplit

BITCOIND = "bitcoind+"
NODE_FORM = "bitcoind+http://user@host:port or bitcoind+http://host:port?cookie=/path/.cookie"
_VISIBLE = re.compile(r"[!-~]+")
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?")
_USER = re.compile(r"[A-Za-z0-9._-]{1,60}")
# Names that only a shop's own network resolves: RFC 6762, RFC 8375, and what routers hand out.
_LOCAL_NAMES = (".local", ".lan", ".home.arpa", ".internal")
_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeUrl:
    """`user` is None where the node's cookie file is the key; `cookie` is None for its usual place.

    `port` is None for the usual one of the network.
    """

    scheme: str
    host: str
    port: int | None
    user: str | None
    cookie: str | None

    @property
    def is_local(self) -> bool:
        return _is_loopback(self.host)

    def name(self, usual_port: int) -> str:
        """`host:port`, for people."""
        return f"{self._bracketed}:{self.port or usual_port}"

    def base(self, usual_port: int) -> str:
        """The web address without user and cookie."""
        return f"{self.scheme}://{self.name(usual_port)}/"

    def __str__(self) -> str:
        user = "" if self.user is None else f"{self.user}@"
        port = "" if self.port is None else f":{self.port}"
        cookie = "" if self.cookie is None else f"?{urlencode({'cookie': self.cookie}, safe='/')}"
        return f"{BITCOIND}{self.scheme}://{user}{self._bracketed}{port}{cookie}"

    @property
    def _bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host


def parse_node_url(text: str) -> NodeUrl:
    """ValueError for anything else, above all for a password: that belongs to the secrets.

    http:// sends the password readable, so it is for this machine and the shop's own network.
    """
    try:
        return _parsed(text)
    except ValueError:
        # Without what it says: that may be a password.
        raise ValueError(f"not of the form {NODE_FORM}") from None


def _parsed(text: str) -> NodeUrl:
    if not text.startswith(BITCOIND) or len(text) > _LONGEST or not _VISIBLE.fullmatch(text):
        raise _wrong()
    parts = urlsplit(text.removeprefix(BITCOIND))
    host = parts.hostname or ""
    if ":" in host:
        ipaddress.IPv6Address(host)
    elif _HOST.fullmatch(host) is None:
        raise _wrong()
    if parts.scheme not in {"http", "https"} or parts.path not in {"", "/"} or parts.fragment:
        raise _wrong()
    if parts.port == 0 or parts.password is not None:
        raise _wrong()
    if parts.username is not None and _USER.fullmatch(parts.username) is None:
        raise _wrong()
    if parts.scheme == "http" and not _is_own_network(host):
        raise _wrong()
    return NodeUrl(
        scheme=parts.scheme,
        host=host,
        port=parts.port,
        user=parts.username,
        cookie=_cookie(parts.query, user=parts.username),
    )


def _cookie(query: str, *, user: str | None) -> str | None:
    if not query:
        return None
    given = parse_qsl(query, strict_parsing=True)
    if user is not None or [name for name, _ in given] != ["cookie"]:
        raise _wrong()
    path = given[0][1]
    if not PurePosixPath(path).is_absolute() or not path.isprintable():
        raise _wrong()
    return path


def _wrong() -> ValueError:
    return ValueError("not the address of a node")


def _is_loopback(host: str) -> bool:
    return host == "localhost" or _address_is(host, "is_loopback")


def _is_own_network(host: str) -> bool:
    if _is_loopback(host) or host.endswith(_LOCAL_NAMES):
        return True
    try:
        # Among them 100.64.0.0/10, where private overlay networks live.
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host


def _address_is(host: str, quality: str) -> bool:
    try:
        return bool(getattr(ipaddress.ip_address(host), quality))
    except ValueError:
        return False
