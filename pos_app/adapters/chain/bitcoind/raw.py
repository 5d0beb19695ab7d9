"""Raw transactions and blocks, walked once: ids, scripts, spent coins; nothing else is kept.

Bitcoin Core, src/primitives/transaction.h and block.h; BIP 141 for the witness. Whatever does not
fit is NonsenseError, and no count in the bytes is believed before the bytes for it are there.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import parse_header
from pos_app.adapters.chain.common.serialised import after_witnesses, read_size

if TYPE_CHECKING:
    from pos_app.adapters.chain.common.headers import Header

HEADER_BYTES = 80
LARGEST_BLOCK = 4_000_000
OUTPOINT_BYTES = 36
_WITNESS_MARK = b"\x00\x01"
_SEQUENCE_BYTES = 4
_AMOUNT_BYTES = 8
_VERSION_BYTES = 4


@dataclass(frozen=True, slots=True)
class Walked:
    """`txid` in display order; `spent` are outpoints as they stand in the bytes: 36 of them."""

    txid: str
    start: int
    end: int
    scripts: list[bytes]
    spent: list[bytes]


@dataclass(frozen=True, slots=True)
class WalkedBlock:
    header: Header
    raw: bytes
    transactions: list[Walked]

    def raw_transaction(self, walked: Walked) -> bytes:
        return self.raw[walked.start : walked.end]


def walk_transaction(raw: bytes) -> Walked:
    """`raw` is one transaction and nothing after it."""
    try:
        walked, _ = _walk(raw, 0)
    except IndexError:
        raise NonsenseError("a transaction that ends too early") from None
    if walked.end != len(raw):
        raise NonsenseError("not one transaction")
    return walked


def walk_block(raw: bytes, block_hash: str) -> WalkedBlock:
    """The block with this hash, all of it: its transactions are those its header stands for."""
    if not HEADER_BYTES < len(raw) <= LARGEST_BLOCK:
        raise NonsenseError("not as long as a block")
    header = parse_header(raw[:HEADER_BYTES])
    if header.block_hash != block_hash:
        raise NonsenseError("not the block that was asked for")
    transactions, leaves = [], []
    try:
        count, at = read_size(raw, HEADER_BYTES)
        for _ in range(count):
            walked, leaf = _walk(raw, at)
            transactions.append(walked)
            leaves.append(leaf)
            at = walked.end
    except IndexError:
        raise NonsenseError("a block that ends too early") from None
    if at != len(raw) or not leaves:
        raise NonsenseError("a block of another length")
    if merkle_root(leaves)[::-1].hex() != header.merkle_root:
        raise NonsenseError("transactions that are not the block's")
    return WalkedBlock(header, raw, transactions)


def merkle_root(leaves: list[bytes]) -> bytes:
    """NonsenseError for two equal ones side by side: they may be a list that was drawn out.

    CVE-2012-2459; in the order of the bytes.
    """
    row = leaves
    while len(row) > 1:
        if any(row[at] == row[at + 1] for at in range(0, len(row) - 1, 2)):
            raise NonsenseError("a transaction twice")
        if len(row) % 2:
            row = [*row, row[-1]]
        row = [
            sha256(sha256(row[at] + row[at + 1]).digest()).digest() for at in range(0, len(row), 2)
        ]
    return row[0]


def outpoint_bytes(outpoint: str) -> bytes:
    """Of `txid:vout`."""
    txid, _, vout = outpoint.partition(":")
    return bytes.fromhex(txid)[::-1] + int(vout).to_bytes(4, "little")


def _walk(raw: bytes, start: int) -> tuple[Walked, bytes]:
    """IndexError when it goes on beyond the bytes; the second is the id in the bytes' order."""
    at = start + _VERSION_BYTES
    has_witness = raw[at : at + 2] == _WITNESS_MARK
    body = at = at + 2 * has_witness
    count, at = read_size(raw, at)
    if not count:
        raise NonsenseError("a transaction that spends nothing")
    spent = []
    inputs = count
    for _ in range(count):
        spent.append(raw[at : at + OUTPOINT_BYTES])
        length, at = read_size(raw, at + OUTPOINT_BYTES)
        at += length + _SEQUENCE_BYTES
    count, at = read_size(raw, at)
    scripts = []
    for _ in range(count):
        length, at = read_size(raw, at + _AMOUNT_BYTES)
        scripts.append(raw[at : at + length])
        at += length
    body_end = at
    if has_witness:
        at = after_witnesses(raw, at, inputs)
    end = at + _VERSION_BYTES
    if end > len(raw):
        raise IndexError
    if has_witness:
        head = raw[start : start + _VERSION_BYTES]
        leaf = sha256(sha256(head + raw[body:body_end] + raw[at:end]).digest()).digest()
    else:
        leaf = sha256(sha256(raw[start:end]).digest()).digest()
    return Walked(leaf[::-1].hex(), start, end, scripts, spent), leaf
