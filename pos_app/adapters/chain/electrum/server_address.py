"""Where an Electrum server is, and which chain it must be on."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

DEFAULT_PORTS = {"tcp": 50001, "tls": 50002}

GENESIS_HASHES = {
    "mainnet": "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
    "testnet4": "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
    "signet": "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
    "regtest": "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
}


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
