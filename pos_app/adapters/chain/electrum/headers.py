"""Block headers: their 80 bytes, the links between them, and what their merkle roots prove."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.adapters.chain.electrum.answers import MerkleProof

# More than the blocks a payment is watched for, so that nothing is fetched twice.
KEPT_HEADERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Hashes are in display byte order; `time` is the block's own timestamp."""

    block_hash: str
    previous_hash: str
    merkle_root: str
    time: datetime


def double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def parse_header(raw: bytes) -> Header:
    """`raw` is 80 bytes long."""
    return Header(
        block_hash=double_sha256(raw)[::-1].hex(),
        previous_hash=raw[4:36][::-1].hex(),
        merkle_root=raw[36:68][::-1].hex(),
        time=datetime.fromtimestamp(int.from_bytes(raw[68:72], "little"), UTC),
    )


def proves(proof: MerkleProof, txid: str, header: Header) -> bool:
    """Whether the branch leads from the transaction to the header's merkle root."""
    node = bytes.fromhex(txid)[::-1]
    position = proof.position
    for step in proof.branch:
        sibling = bytes.fromhex(step)[::-1]
        node = double_sha256(sibling + node if position & 1 else node + sibling)
        position >>= 1
    return node[::-1].hex() == header.merkle_root


class HeaderWindow:
    """The newest headers without a gap, each linked to the one before; other ones by themselves.

    What does not link means that the chain was reorganised: everything is forgotten.
    """

    def __init__(self) -> None:
        self._linked: dict[int, Header] = {}
        self._single: dict[int, Header] = {}

    def __contains__(self, height: int) -> bool:
        return height in self._linked or height in self._single

    def get(self, height: int) -> Header:
        """KeyError when it was not added."""
        return self._linked[height] if height in self._linked else self._single[height]

    @property
    def low(self) -> int:
        return min(self._linked)

    @property
    def high(self) -> int:
        return max(self._linked)

    def forget(self, height: int, header: Header) -> None:
        """Start again from this one."""
        self._linked = {height: header}
        self._single = {}

    def push(self, height: int, header: Header) -> None:
        """A new tip."""
        if self._linked and height == self.high + 1:
            before = self._linked[self.high]
            if header.previous_hash == before.block_hash:
                self._linked[height] = header
                self._linked.pop(height - KEPT_HEADERS, None)
                return
        known = self._linked.get(height)
        if known is None or known.block_hash != header.block_hash or height != self.high:
            self.forget(height, header)

    def add(self, start: int, headers: Sequence[Header]) -> bool:
        """Headers just below or above the window; False when they do not link to it."""
        merged = dict(self._linked)
        merged.update(enumerate(headers, start))
        heights = sorted(merged)
        if heights != list(range(heights[0], heights[-1] + 1)):
            return False
        for height in heights[1:]:
            if merged[height].previous_hash != merged[height - 1].block_hash:
                return False
        self._linked = merged
        return True

    def add_single(self, height: int, header: Header) -> None:
        """One far below the window, that links to nothing we know."""
        self._single[height] = header
