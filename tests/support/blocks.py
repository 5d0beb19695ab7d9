"""Blocks as they stand on the wire, written apart from the reader of them."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypeVar

Choice = TypeVar("Choice")

OUTPOINT = bytes(36)
SEQUENCE = b"\xfd\xff\xff\xff"
TIME = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def compact_size(number: int) -> bytes:
    for least, prefix, width in ((1 << 32, b"\xff", 8), (1 << 16, b"\xfe", 4), (0xFD, b"\xfd", 2)):
        if number >= least:
            return prefix + number.to_bytes(width, "little")
    return bytes([number])


def with_size(data: bytes) -> bytes:
    return compact_size(len(data)) + data


@dataclass(frozen=True, kw_only=True)
class WrittenTransaction:
    """`witnesses` holds the items of each input; none at all makes it one of the old kind."""

    inputs: tuple[bytes, ...]  # the script of each
    outputs: tuple[bytes, ...]  # the script of each
    witnesses: tuple[tuple[bytes, ...], ...] = ()
    outpoint: bytes = OUTPOINT

    @property
    def body(self) -> bytes:
        inputs = (self.outpoint + with_size(script) + SEQUENCE for script in self.inputs)
        outputs = (bytes(8) + with_size(script) for script in self.outputs)
        return b"".join(
            (
                compact_size(len(self.inputs)),
                *inputs,
                compact_size(len(self.outputs)),
                *outputs,
            )
        )

    @property
    def raw(self) -> bytes:
        if not self.witnesses:
            return b"\x02\x00\x00\x00" + self.body + bytes(4)
        witnesses = b"".join(
            compact_size(len(items)) + b"".join(map(with_size, items)) for items in self.witnesses
        )
        return b"\x02\x00\x00\x00\x00\x01" + self.body + witnesses + bytes(4)

    @property
    def txid(self) -> str:
        stripped = b"\x02\x00\x00\x00" + self.body + bytes(4)
        return hashlib.sha256(hashlib.sha256(stripped).digest()).digest()[::-1].hex()


@dataclass(frozen=True, kw_only=True)
class WrittenBlock:
    transactions: tuple[WrittenTransaction, ...]
    previous_hash: str = "00" * 32
    time: datetime = TIME
    nonce: int = 0

    @property
    def header(self) -> bytes:
        return b"".join(
            (
                b"\x00\x00\x00\x20",
                bytes.fromhex(self.previous_hash)[::-1],
                bytes(32),
                int(self.time.timestamp()).to_bytes(4, "little"),
                bytes(4),
                self.nonce.to_bytes(4, "little"),
            )
        )

    @property
    def raw(self) -> bytes:
        count = compact_size(len(self.transactions))
        return self.header + count + b"".join(each.raw for each in self.transactions)

    @property
    def block_hash(self) -> str:
        return hashlib.sha256(hashlib.sha256(self.header).digest()).digest()[::-1].hex()


@dataclass(kw_only=True)
class BlockMaker:
    """Makes blocks as busy ones of the main chain are: who pays whom, and how, is mixed as there.

    The mix is of block 722010 (2,668 transactions, 9,398 outputs, 1.50 MB) with today's share of
    taproot: two or three outputs for most, some payouts to many, some joins of many inputs.
    """

    random: random.Random = field(default_factory=lambda: random.Random(722_010))

    def block(self, transactions: int) -> WrittenBlock:
        return WrittenBlock(transactions=tuple(self.transaction() for _ in range(transactions)))

    def transaction(self) -> WrittenTransaction:
        inputs = self._one_of({1: 60, 2: 20, 3: 10, 5: 8, 20: 2})
        outputs = self._one_of({1: 20, 2: 60, 3: 10, 10: 8, 40: 2})
        kind = self._one_of({"key": 55, "taproot": 20, "nested": 10, "old": 15})
        script = b""
        witness: tuple[bytes, ...] = ()
        if kind == "old":
            script = b"\x47" + self._bytes(71) + b"\x21" + self._bytes(33)
        elif kind == "taproot":
            witness = (self._bytes(64),)
        else:
            witness = (self._bytes(71), self._bytes(33))
        if kind == "nested":
            script = b"\x16\x00\x14" + self._bytes(20)
        return WrittenTransaction(
            inputs=(script,) * inputs,
            outputs=tuple(self.output_script() for _ in range(outputs)),
            witnesses=(witness,) * inputs if witness else (),
            outpoint=self._bytes(36),
        )

    def output_script(self) -> bytes:
        kind = self._one_of(
            {"key": 45, "taproot": 20, "old": 15, "nested": 13, "long": 2, "note": 5}
        )
        if kind == "key":
            return b"\x00\x14" + self._bytes(20)
        if kind == "taproot":
            return b"\x51\x20" + self._bytes(32)
        if kind == "old":
            return b"\x76\xa9\x14" + self._bytes(20) + b"\x88\xac"
        if kind == "nested":
            return b"\xa9\x14" + self._bytes(20) + b"\x87"
        if kind == "long":
            return b"\x00\x20" + self._bytes(32)
        return b"\x6a\x14" + self._bytes(20)

    def _bytes(self, count: int) -> bytes:
        return self.random.randbytes(count)

    def _one_of(self, shares: dict[Choice, int]) -> Choice:
        return self.random.choices(list(shares), list(shares.values()))[0]
