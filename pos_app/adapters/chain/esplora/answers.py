"""Strict readers for what an Esplora server says: anything unexpected is NonsenseError.

Blockstream/esplora, API.md.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from pos_app.adapters.chain.common.answers import (
    HEADER_HEX_LENGTH,
    MAX_HEIGHT,
    MAX_SAT,
    NonsenseError,
    read_bytes,
    read_fee_rate,
    read_field,
    read_hash,
    read_number,
)

# A page holds 50 unconfirmed and 25 confirmed transactions; some servers have longer ones.
LONGEST_PAGE = 1_000
MOST_TRANSACTIONS = 1_000_000_000
MOST_ESTIMATES = 1_000
VIRTUAL_BYTES = 1_000  # a fee rate is for so many


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryItem:
    """`height` and `block_hash` are None in the memory pool.

    `fee_sat` is what the server says that it pays there; None in a block, or untold.
    """

    txid: str
    height: int | None
    block_hash: str | None
    fee_sat: int | None = None


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


def read_count(body: bytes) -> int:
    """Of `/scripthash/:hash`: the transactions in blocks and in the memory pool."""
    value = read_json(body)
    return sum(
        read_number(read_field(read_field(value, part), "tx_count"), 0, MOST_TRANSACTIONS)
        for part in ("chain_stats", "mempool_stats")
    )


def read_fee_estimate(blocks: int, body: bytes) -> int | None:
    """Of `/fee-estimates`: an object of satoshi per virtual byte, by the number of blocks.

    The answer is in satoshi per 1,000 virtual bytes, for the most blocks up to these; None where
    the server says nothing of so few.
    """
    value = read_json(body)
    if not isinstance(value, dict) or len(value) > MOST_ESTIMATES:
        raise NonsenseError("not a list of estimates")
    targets = [target for target in range(1, blocks + 1) if str(target) in value]
    return read_fee_rate(value[str(targets[-1])], VIRTUAL_BYTES) if targets else None


def read_spender(body: bytes) -> str | None:
    """Of `/tx/:txid/outspend/:vout`."""
    value = read_json(body)
    return read_hash(read_field(value, "txid")) if read_flag(value, "spent") else None


def read_flag(value: Any, key: str) -> bool:
    flag = read_field(value, key)
    if not isinstance(flag, bool):
        raise NonsenseError(f"{key} is neither true nor false")
    return flag


def _item(row: Any) -> HistoryItem:
    txid = read_hash(read_field(row, "txid"))
    status = read_field(row, "status")
    if not read_flag(status, "confirmed"):
        fee_sat = read_number(row["fee"], 0, MAX_SAT) if "fee" in row else None
        return HistoryItem(txid=txid, height=None, block_hash=None, fee_sat=fee_sat)
    return HistoryItem(
        txid=txid,
        height=read_number(read_field(status, "block_height"), 0, MAX_HEIGHT),
        block_hash=read_hash(read_field(status, "block_hash")),
    )
