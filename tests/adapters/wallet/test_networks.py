from __future__ import annotations

import hashlib
import struct

import pytest

from pos_app.adapters.wallet.networks import NETWORKS, network_named
from pos_app.ports import RefusedError

OLD_MERKLE_ROOT = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
TESTNET4_MERKLE_ROOT = "7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e"

# merkle root, time, bits, nonce of the first block
FIRST_HEADERS = {
    "mainnet": (OLD_MERKLE_ROOT, 1231006505, 0x1D00FFFF, 2083236893),
    "testnet4": (TESTNET4_MERKLE_ROOT, 1714777860, 0x1D00FFFF, 393743547),
    "signet": (OLD_MERKLE_ROOT, 1598918400, 0x1E0377AE, 52613770),
    "regtest": (OLD_MERKLE_ROOT, 1296688602, 0x207FFFFF, 2),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_the_genesis_hash_is_that_of_the_first_header(name: str) -> None:
    merkle_root, time, bits, nonce = FIRST_HEADERS[name]
    header = (
        struct.pack("<I", 1)
        + bytes(32)
        + bytes.fromhex(merkle_root)[::-1]
        + struct.pack("<III", time, bits, nonce)
    )
    digest = hashlib.sha256(hashlib.sha256(header).digest()).digest()
    assert network_named(name).genesis_hash == digest[::-1].hex()


def test_an_unknown_network_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(RefusedError) as refusal:
        network_named("testnet3")
    assert refusal.value.message.code == "network.unknown"
    assert refusal.value.message.arguments == {"allowed": "mainnet, testnet4, signet, regtest"}
