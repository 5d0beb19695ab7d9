"""Blocks of the simulated chain: linked 80-byte headers over real merkle trees, without work."""

from __future__ import annotations

from dataclasses import dataclass

from pos_app.demo.chain_transactions import double_sha256

SIGNET_BITS = 0x1E0377AE
_VERSION = 0x20000000


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedBlock:
    """`txids` is empty for the genesis block: nobody pays with its coin."""

    header: bytes
    block_hash: str
    seconds: int  # since 1970, UTC
    txids: tuple[str, ...]


def signet_genesis() -> SimulatedBlock:
    """The first block of the public signet (BIP 325), so that clients know the network."""
    merkle_root = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"
    header = _header(1, bytes(32), bytes.fromhex(merkle_root)[::-1], 1_598_918_400, 52_613_770)
    return _block(header, 1_598_918_400, ())


def next_block(previous: SimulatedBlock, seconds: int, txids: tuple[str, ...]) -> SimulatedBlock:
    seconds = max(seconds, previous.seconds + 1)
    root = _levels(txids)[-1][0]
    previous_hash = bytes.fromhex(previous.block_hash)[::-1]
    return _block(_header(_VERSION, previous_hash, root, seconds, 0), seconds, txids)


def merkle_branch(txids: tuple[str, ...], position: int) -> list[str]:
    """The hashes beside the way from a transaction up to the root, as the protocol writes them."""
    branch = []
    for level in _levels(txids)[:-1]:
        sibling = min(position ^ 1, len(level) - 1)
        branch.append(level[sibling][::-1].hex())
        position //= 2
    return branch


def _levels(txids: tuple[str, ...]) -> list[list[bytes]]:
    levels = [[bytes.fromhex(txid)[::-1] for txid in txids]]
    while len(levels[-1]) > 1:
        below = levels[-1]
        padded = below + below[-1:] if len(below) % 2 else below
        levels.append([double_sha256(padded[i] + padded[i + 1]) for i in range(0, len(padded), 2)])
    return levels


def _header(version: int, previous: bytes, root: bytes, seconds: int, nonce: int) -> bytes:
    return (
        version.to_bytes(4, "little")
        + previous
        + root
        + seconds.to_bytes(4, "little")
        + SIGNET_BITS.to_bytes(4, "little")
        + nonce.to_bytes(4, "little")
    )


def _block(header: bytes, seconds: int, txids: tuple[str, ...]) -> SimulatedBlock:
    block_hash = double_sha256(header)[::-1].hex()
    return SimulatedBlock(header=header, block_hash=block_hash, seconds=seconds, txids=txids)
