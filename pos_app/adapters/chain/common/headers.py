"""Block headers: their 80 bytes, the links between them, and what their merkle roots prove."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import NonsenseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.adapters.chain.common.answers import MerkleProof

HEADER_BYTES = 80
# More than the blocks a payment is watched for, so that nothing is fetched twice.
KEPT_HEADERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Hashes are in display byte order; `time` is the block's own timestamp.

    `bits` are the target it says it was mined for, in the header's own short form.
    """

    block_hash: str
    previous_hash: str
    merkle_root: str
    time: datetime
    bits: int


def double_sha256(data: bytes) -> bytes:
    return hashlib.sha256(hashlib.sha256(data).digest()).digest()


def parse_header(raw: bytes) -> Header:
    """NonsenseError for anything but 80 bytes."""
    if len(raw) != HEADER_BYTES:
        raise NonsenseError("a header is 80 bytes")
    return Header(
        block_hash=double_sha256(raw)[::-1].hex(),
        previous_hash=raw[4:36][::-1].hex(),
        merkle_root=raw[36:68][::-1].hex(),
        time=datetime.fromtimestamp(int.from_bytes(raw[68:72], "little"), UTC),
        bits=int.from_bytes(raw[72:76], "little"),
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
    """The newest headers without a gap, each linked to the one before, and some linked below."""

    def __init__(self) -> None:
        self._linked: dict[int, Header] = {}
        self._deep: dict[int, Header] = {}

    def __contains__(self, height: int) -> bool:
        return height in self._linked or height in self._deep

    def get(self, height: int) -> Header:
        """KeyError when it was not linked."""
        return self._linked[height] if height in self._linked else self._deep[height]

    @property
    def empty(self) -> bool:
        return not self._linked

    @property
    def low(self) -> int:
        return min(self._linked)

    @property
    def high(self) -> int:
        return max(self._linked)

    def begin(self, height: int, header: Header) -> None:
        """The first one, which links to nothing."""
        self._linked = {height: header}

    def join(self, start: int, headers: Sequence[Header]) -> bool:
        """Headers from `start` on that follow one in the window, or lead down from its lowest.

        What they contradict is forgotten. False, and nothing is changed, when they do not link.
        """
        if not headers or not are_linked(headers):
            return False
        end = start + len(headers)
        if end == self.low:
            if self._linked[end].previous_hash != headers[-1].block_hash:
                return False
        else:
            if self._hash_before(start) != headers[0].previous_hash:
                return False
            if self._linked.get(end - 1) != headers[-1]:
                self._linked = {at: each for at, each in self._linked.items() if at < start}
        self._linked.update(enumerate(headers, start))
        return True

    def trim(self) -> None:
        """Forget the lowest ones beyond those that are kept."""
        for height in range(self.low, self.high - KEPT_HEADERS + 1):
            del self._linked[height]

    def add_deep(self, found: Mapping[int, Header]) -> None:
        """Some that a walk down from `low` has linked."""
        self._deep |= found

    def nearest_above(self, height: int) -> int:
        """The lowest linked height above this one, which lies below `low`."""
        return min((deep for deep in self._deep if deep > height), default=self.low)

    def _hash_before(self, height: int) -> str | None:
        if height == self.low:
            return self._linked[height].previous_hash
        before = self._linked.get(height - 1)
        return None if before is None else before.block_hash


def are_linked(headers: Sequence[Header]) -> bool:
    return all(each.previous_hash == before.block_hash for before, each in pairwise(headers))
