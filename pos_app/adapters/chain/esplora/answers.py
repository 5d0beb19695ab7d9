"""Strict readers for what an Esplora server says: anything unexpected is NonsenseError.

Blockstream/esplora, API.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pos_app.adapters.chain.electrum.answers import (
    HEADER_HEX_LENGTH,
    MAX_HEIGHT,
    NonsenseError,
    read_bytes,
    read_hash,
    read_number,
)

# A page holds 50 unconfirmed and 25 confirmed transactions; some servers have longer ones.
LONGEST_PAGE = 1_000
MOST_TRANSACTIONS = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """`height` and `block_hash` are None in the memory pool."""

    txid: str
    height: int | None
    block_hash: str | None


def read_json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise NonsenseError("not JSON") from None


def read_text(body: bytes) -> str:
    try:
        return body.decode("ascii").strip()
    except UnicodeDecodeError:
        raise NonsenseError("not a plain text") from None


def read_hash_text(body: bytes) -> str:
    return read_hash(read_text(body))


def read_hex_text(body: bytes) -> bytes:
    return read_bytes(read_text(body))


def read_header_text(body: bytes) -> bytes:
    text = read_text(body)
    if len(text) != HEADER_HEX_LENGTH:
        raise NonsenseError("a header is 80 bytes")
    return read_bytes(text)


def read_page(body: bytes) -> tuple[HistoryItem, ...]:
    """One page of a script's transactions."""
    value = read_json(body)
    if not isinstance(value, list) or len(value) > LONGEST_PAGE:
        raise NonsenseError("a page is a list")
    return tuple(_item(row) for row in value)


def read_confirmed(body: bytes) -> bool:
    """Of `/tx/:txid/status`."""
    return read_flag(read_json(body), "confirmed")


def read_was_used(body: bytes) -> bool:
    """Of `/scripthash/:hash`."""
    value = read_json(body)
    return any(
        read_number(read_field(read_field(value, part), "tx_count"), 0, MOST_TRANSACTIONS) > 0
        for part in ("chain_stats", "mempool_stats")
    )


def read_spender(body: bytes) -> str | None:
    """Of `/tx/:txid/outspend/:vout`."""
    value = read_json(body)
    return read_hash(read_field(value, "txid")) if read_flag(value, "spent") else None


def read_field(value: Any, key: str) -> Any:
    if not isinstance(value, dict) or key not in value:
        raise NonsenseError(f"no {key}")
    return value[key]


def read_flag(value: Any, key: str) -> bool:
    flag = read_field(value, key)
    if not isinstance(flag, bool):
        raise NonsenseError(f"{key} is neither true nor false")
    return flag


def _item(row: Any) -> HistoryItem:
    txid = read_hash(read_field(row, "txid"))
    status = read_field(row, "status")
    if not read_flag(status, "confirmed"):
        return HistoryItem(txid=txid, height=None, block_hash=None)
    return HistoryItem(
        txid=txid,
        height=read_number(read_field(status, "block_height"), 0, MAX_HEIGHT),
        block_hash=read_hash(read_field(status, "block_hash")),
    )
