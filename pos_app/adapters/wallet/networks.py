"""The four networks the till knows, and what tells their keys, addresses and chains apart."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """`genesis_hash` as people write it, most significant byte first.

    `is_mainnet` also tells the version bytes of extended keys apart: all test networks share one
    set.
    """

    name: str
    is_mainnet: bool
    bech32_prefix: str
    p2pkh_version: int
    p2sh_version: int
    genesis_hash: str


def _test_network(name: str, bech32_prefix: str, genesis_hash: str) -> Network:
    return Network(
        name=name,
        is_mainnet=False,
        bech32_prefix=bech32_prefix,
        p2pkh_version=0x6F,
        p2sh_version=0xC4,
        genesis_hash=genesis_hash,
    )


MAINNET = Network(
    name="mainnet",
    is_mainnet=True,
    bech32_prefix="bc",
    p2pkh_version=0x00,
    p2sh_version=0x05,
    genesis_hash="000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
)
TESTNET4 = _test_network(
    "testnet4", "tb", "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043"
)
SIGNET = _test_network(
    "signet", "tb", "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6"
)
REGTEST = _test_network(
    "regtest", "bcrt", "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206"
)

NETWORKS: Mapping[str, Network] = MappingProxyType(
    {network.name: network for network in (MAINNET, TESTNET4, SIGNET, REGTEST)}
)


def network_named(name: str) -> Network:
    """RefusedError `network.unknown` when the till doesn't know it."""
    try:
        return NETWORKS[name]
    except KeyError:
        raise RefusedError("network.unknown", allowed=", ".join(NETWORKS)) from None
