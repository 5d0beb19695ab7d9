"""Addresses and the output scripts they stand for, checked against one network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embit import base58, bech32

from pos_app.adapters.wallet.networks import NETWORKS, Network, network_named
from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

OP_1_MINUS_1 = 0x50  # witness versions 1 to 16 are the opcodes above it
BASE58_PAYLOAD_BYTES = 21
LONGEST_TEXT = 90  # BIP173; longer texts in base 58 take ever longer to decode


def script_of_address(address: str, network: str) -> bytes:
    """The output script `address` stands for (BIP173, BIP350, base58check).

    RefusedError `address.damaged` or `address.wrong_network`.
    """
    wanted = network_named(network)
    script, networks = _decode(address)
    if wanted.name not in networks:
        raise RefusedError(
            "address.wrong_network", network=wanted.name, address_network=" / ".join(networks)
        )
    return script


def looks_like_address(text: str) -> bool:
    """Whether `text` is an address of any network that the till knows, without damage."""
    try:
        _decode(text)
    except RefusedError:
        return False
    return True


def _decode(address: str) -> tuple[bytes, tuple[str, ...]]:
    if len(address) > LONGEST_TEXT:
        raise RefusedError("address.damaged")
    prefix = address.lower().rpartition("1")[0]
    networks = _names(lambda network: network.bech32_prefix == prefix)
    if networks:
        return _decode_segwit(address, prefix), networks
    return _decode_base58(address)


def _decode_segwit(address: str, prefix: str) -> bytes:
    version, program = bech32.decode(prefix, address)
    if version is None:
        raise RefusedError("address.damaged")
    opcode = OP_1_MINUS_1 + version if version else 0
    return bytes([opcode, len(program), *program])


def _decode_base58(address: str) -> tuple[bytes, tuple[str, ...]]:
    try:
        payload = base58.decode_check(address)
    except ValueError:
        raise RefusedError("address.damaged") from None
    if len(payload) == BASE58_PAYLOAD_BYTES:
        version, digest = payload[0], payload[1:]
        if networks := _names(lambda network: network.p2pkh_version == version):
            return b"\x76\xa9\x14" + digest + b"\x88\xac", networks
        if networks := _names(lambda network: network.p2sh_version == version):
            return b"\xa9\x14" + digest + b"\x87", networks
    raise RefusedError("address.damaged")


def _names(matches: Callable[[Network], bool]) -> tuple[str, ...]:
    return tuple(network.name for network in NETWORKS.values() if matches(network))
