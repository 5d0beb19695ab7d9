"""Strict readers of what all servers have in common: anything unexpected is NonsenseError."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from typing import Any

HEADER_HEX_LENGTH = 160
MAX_HEIGHT = 100_000_000
MAX_MERKLE_DEPTH = 32
MAX_SAT = 21_000_000 * 100_000_000
# A bitcoin for a kilobyte: no estimate is above it, and no comparison needs more.
MAX_FEE_RATE = 100_000_000
_HASH = re.compile(r"[0-9a-f]{64}")
# Not pairs: a repeated group takes the memory of seventy times its text.
_HEX = re.compile(r"[0-9a-f]*")


class NonsenseError(Exception):
    """The server broke its protocol; whoever asked makes `chain.nonsense` of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MerkleProof:
    """`branch` holds the sibling hashes from the leaf upwards, in display byte order."""

    branch: tuple[str, ...]
    position: int


def read_hash(value: Any) -> str:
    if not isinstance(value, str) or _HASH.fullmatch(value) is None:
        raise NonsenseError("not a hash")
    return value


def read_bytes(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) % 2 or _HEX.fullmatch(value) is None:
        raise NonsenseError("not hexadecimal")
    return bytes.fromhex(value)


def read_number(value: Any, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise NonsenseError(f"not a number from {low} to {high}")
    return value


def read_header_bytes(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) != HEADER_HEX_LENGTH:
        raise NonsenseError("a header is 80 bytes")
    return read_bytes(value)


def read_merkle_proof(value: Any) -> MerkleProof:
    """Of an object with `merkle` and `pos`, as Electrum and Esplora servers send it."""
    branch = read_field(value, "merkle")
    if not isinstance(branch, list) or len(branch) > MAX_MERKLE_DEPTH:
        raise NonsenseError("not a merkle branch")
    position = read_number(read_field(value, "pos"), 0, (1 << len(branch)) - 1)
    return MerkleProof(branch=tuple(read_hash(step) for step in branch), position=position)


def read_fee_rate(value: Any, unit: int) -> int | None:
    """Satoshi per 1,000 virtual bytes, rounded up; `value` is in `unit` of these.

    None where it would be nothing: nobody is taken into a block for that.
    """
    if type(value) not in {int, float}:
        raise NonsenseError("not a fee rate")
    exact = (Decimal(repr(value)) if isinstance(value, float) else Decimal(value)) * unit
    if not exact.is_finite() or not 0 <= exact <= MAX_FEE_RATE:
        raise NonsenseError("not a fee rate that can be")
    return int(exact.to_integral_value(ROUND_CEILING)) or None


def read_field(value: Any, key: str) -> Any:
    if not isinstance(value, dict) or key not in value:
        raise NonsenseError(f"no {key}")
    return value[key]
