"""Strict readers for what an Electrum server says: anything unexpected is NonsenseError."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pos_app.adapters.chain.common.answers import (
    HEADER_HEX_LENGTH,
    MAX_HEIGHT,
    MAX_SAT,
    NonsenseError,
    read_fee_rate,
    read_field,
    read_hash,
    read_header_bytes,
    read_number,
)

SAT_A_BITCOIN = 100_000_000
_VERSION = re.compile(r"[0-9]{1,3}(\.[0-9]{1,3}){1,2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """`height` is 0 in the memory pool and -1 there with an unconfirmed parent.

    `fee_sat` is what the server says that the transaction pays; None in a block, or untold.
    """

    txid: str
    height: int
    fee_sat: int | None = None


def read_status(value: Any) -> str | None:
    return None if value is None else read_hash(value)


def read_version(value: Any) -> tuple[int, ...]:
    """The negotiated protocol version out of `[software, protocol]`."""
    protocol = value[1] if isinstance(value, list) and len(value) > 1 else None
    if not isinstance(protocol, str) or _VERSION.fullmatch(protocol) is None:
        raise NonsenseError("not a protocol version")
    return tuple(int(part) for part in protocol.split("."))


def read_genesis(value: Any) -> str:
    return read_hash(read_field(value, "genesis_hash"))


def read_history(value: Any) -> tuple[HistoryItem, ...]:
    if not isinstance(value, list):
        raise NonsenseError("a history is a list")
    return tuple(_item(row) for row in value)


def read_fee_estimate(value: Any) -> int | None:
    """Of `blockchain.estimatefee`, bitcoin per 1,000 bytes: what it is in satoshi.

    None where the server has seen too little to say: -1.
    """
    return None if value == -1 else read_fee_rate(value, SAT_A_BITCOIN)


def read_tip(value: Any) -> tuple[int, bytes]:
    """Height and the 80 bytes of the header."""
    height = read_number(read_field(value, "height"), 0, MAX_HEIGHT)
    return height, read_header_bytes(read_field(value, "hex"))


def read_headers(value: Any, wanted: int) -> tuple[bytes, ...]:
    """Up to `wanted` headers; protocol 1.6 has a list of them, older ones a single text."""
    count = read_number(read_field(value, "count"), 0, wanted)
    if "headers" in value:
        listed = read_field(value, "headers")
        if not isinstance(listed, list) or len(listed) != count:
            raise NonsenseError("the headers do not match their count")
        return tuple(read_header_bytes(header) for header in listed)
    joined = read_field(value, "hex")
    if not isinstance(joined, str) or len(joined) != count * HEADER_HEX_LENGTH:
        raise NonsenseError("the headers do not match their count")
    return tuple(
        read_header_bytes(joined[start : start + HEADER_HEX_LENGTH])
        for start in range(0, len(joined), HEADER_HEX_LENGTH)
    )


def _item(row: Any) -> HistoryItem:
    height = read_number(read_field(row, "height"), -1, MAX_HEIGHT)
    says_fee = height <= 0 and "fee" in row
    return HistoryItem(
        txid=read_hash(read_field(row, "tx_hash")),
        height=height,
        fee_sat=read_number(row["fee"], 0, MAX_SAT) if says_fee else None,
    )
