"""Strict readers for what a server says: anything unexpected is NonsenseError."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

HEADER_HEX_LENGTH = 160
MAX_HEIGHT = 100_000_000
MAX_MERKLE_DEPTH = 32
_HASH = re.compile(r"[0-9a-f]{64}")
_HEX = re.compile(r"([0-9a-f]{2})*")


class NonsenseError(Exception):
    """The server broke the protocol; the session makes `chain.nonsense` of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """`height` is 0 in the memory pool and -1 there with an unconfirmed parent."""

    txid: str
    height: int


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
    if not isinstance(value, str) or _HEX.fullmatch(value) is None:
        raise NonsenseError("not hexadecimal")
    return bytes.fromhex(value)


def read_number(value: Any, low: int, high: int) -> int:
    if type(value) is not int or not low <= value <= high:
        raise NonsenseError(f"not a number from {low} to {high}")
    return value


def read_status(value: Any) -> str | None:
    return None if value is None else read_hash(value)


def read_version(value: Any) -> tuple[int, ...]:
    """The negotiated protocol version out of `[software, protocol]`."""
    protocol = _field(value, list, 1)
    if not isinstance(protocol, str) or re.fullmatch(r"\d{1,3}(\.\d{1,3}){1,2}", protocol) is None:
        raise NonsenseError("not a protocol version")
    return tuple(int(part) for part in protocol.split("."))


def read_genesis(value: Any) -> str:
    return read_hash(_field(value, dict, "genesis_hash"))


def read_history(value: Any) -> tuple[HistoryItem, ...]:
    if not isinstance(value, list):
        raise NonsenseError("a history is a list")
    return tuple(
        HistoryItem(
            txid=read_hash(_field(row, dict, "tx_hash")),
            height=read_number(_field(row, dict, "height"), -1, MAX_HEIGHT),
        )
        for row in value
    )


def read_tip(value: Any) -> tuple[int, bytes]:
    """Height and the 80 bytes of the header."""
    height = read_number(_field(value, dict, "height"), 0, MAX_HEIGHT)
    return height, read_header_bytes(_field(value, dict, "hex"))


def read_header_bytes(value: Any) -> bytes:
    if not isinstance(value, str) or len(value) != HEADER_HEX_LENGTH:
        raise NonsenseError("a header is 80 bytes")
    return read_bytes(value)


def read_headers(value: Any, wanted: int) -> tuple[bytes, ...]:
    """Up to `wanted` headers; protocol 1.6 has a list of them, older ones a single text."""
    count = read_number(_field(value, dict, "count"), 0, wanted)
    if "headers" in value:
        listed = _field(value, dict, "headers")
        if not isinstance(listed, list) or len(listed) != count:
            raise NonsenseError("the headers do not match their count")
        return tuple(read_header_bytes(header) for header in listed)
    joined = _field(value, dict, "hex")
    if not isinstance(joined, str) or len(joined) != count * HEADER_HEX_LENGTH:
        raise NonsenseError("the headers do not match their count")
    return tuple(
        read_header_bytes(joined[start : start + HEADER_HEX_LENGTH])
        for start in range(0, len(joined), HEADER_HEX_LENGTH)
    )


def read_merkle_proof(value: Any) -> MerkleProof:
    branch = _field(value, dict, "merkle")
    if not isinstance(branch, list) or len(branch) > MAX_MERKLE_DEPTH:
        raise NonsenseError("not a merkle branch")
    position = read_number(_field(value, dict, "pos"), 0, (1 << len(branch)) - 1)
    return MerkleProof(branch=tuple(read_hash(step) for step in branch), position=position)


def _field(value: Any, kind: type[dict[Any, Any] | list[Any]], key: str | int) -> Any:
    if not isinstance(value, kind):
        raise NonsenseError(f"not a {kind.__name__}")
    holder: Any = value
    try:
        return holder[key]
    except (KeyError, IndexError):
        raise NonsenseError(f"no {key}") from None
