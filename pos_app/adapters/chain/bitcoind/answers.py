"""Strict readers for what a node's RPC says: anything unexpected is NonsenseError.

Bitcoin Core, doc/JSON-RPC-interface.md and the help of each call.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from pos_app.adapters.chain.common.answers import (
    MAX_HEIGHT,
    MAX_SAT,
    NonsenseError,
    read_fee_rate,
    read_field,
    read_hash,
    read_number,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

SAT_PER_BITCOIN = 100_000_000
MOST_MEMPOOL = 600_000
MOST_BLOCKS = 2_000_000
MOST_COINS = 1_000_000
MOST_NOTIFICATIONS = 100
_MAX_CODE = 100_000


class RpcRefusedError(Exception):
    """The node understood and said no; `code` is one of Bitcoin Core's RPC error codes."""

    def __init__(self, code: int) -> None:
        super().__init__(str(code))
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainState:
    """`pruned_to` is the lowest block it has; 0: all of them."""

    height: int
    headers: int
    best: str
    loading: bool
    pruned_to: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MempoolEntry:
    fee_sat: int
    vsize: int
    has_parents: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    topic: str
    address: str


def read_json(body: bytes) -> Any:
    try:
        return json.loads(body, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, ArithmeticError, RecursionError):
        raise NonsenseError("not JSON") from None


def read_reply(value: Any, number: int) -> Any:
    """The result of one call; RpcRefusedError for the node's own refusal."""
    if read_field(value, "id") != number:
        raise NonsenseError("the answer to another question")
    error = value.get("error")
    if error is None:
        return read_field(value, "result")
    raise RpcRefusedError(read_number(read_field(error, "code"), -_MAX_CODE, _MAX_CODE))


def read_height(value: Any) -> int:
    return read_number(value, 0, MAX_HEIGHT)


def read_chain_state(value: Any) -> ChainState:
    """Of `getblockchaininfo`."""
    pruned = _flag(value, "pruned")
    return ChainState(
        height=read_height(read_field(value, "blocks")),
        headers=read_height(read_field(value, "headers")),
        best=read_hash(read_field(value, "bestblockhash")),
        loading=_flag(value, "initialblockdownload"),
        pruned_to=read_height(value.get("pruneheight", 0)) if pruned else 0,
    )


def read_txids(value: Any) -> frozenset[str]:
    """Of `getrawmempool`."""
    return frozenset(read_hash(each) for each in _list(value, MOST_MEMPOOL))


def read_mempool_entry(value: Any) -> MempoolEntry:
    """Of `getmempoolentry`."""
    return MempoolEntry(
        fee_sat=read_amount(read_field(read_field(value, "fees"), "base")),
        vsize=read_number(read_field(value, "vsize"), 1, MAX_HEIGHT),
        has_parents=bool(_list(read_field(value, "depends"), MOST_MEMPOOL)),
    )


def read_amount(value: Any) -> int:
    """Satoshi of an amount that is written in bitcoin."""
    if type(value) not in {int, Decimal}:
        raise NonsenseError("not an amount")
    exact = Decimal(value)
    if not exact.is_finite() or not 0 <= exact <= MAX_SAT // SAT_PER_BITCOIN:
        raise NonsenseError("not an amount that can be")
    sat = exact * SAT_PER_BITCOIN
    if sat != int(sat):
        raise NonsenseError("less than a satoshi")
    return int(sat)


def read_estimate(value: Any) -> int | None:
    """Of `estimatesmartfee`: satoshi per 1,000 virtual bytes; None when it can't say."""
    read_field(value, "blocks")
    rate = value.get("feerate")
    if rate is None:
        return None
    return read_fee_rate(float(rate) if isinstance(rate, Decimal) else rate, SAT_PER_BITCOIN)


def read_spenders(value: Any, wanted: int) -> tuple[str | None, ...]:
    """Of `gettxspendingprevout`."""
    rows = _list(value, wanted)
    if len(rows) != wanted:
        raise NonsenseError("not an answer for each coin")
    spenders = []
    for row in rows:
        read_field(row, "txid")
        spenders.append(read_hash(row["spendingtxid"]) if "spendingtxid" in row else None)
    return tuple(spenders)


def read_notifications(value: Any) -> tuple[Notification, ...]:
    """Of `getzmqnotifications`."""
    found = []
    for row in _list(value, MOST_NOTIFICATIONS):
        topic, address = read_field(row, "type"), read_field(row, "address")
        if not isinstance(topic, str) or not isinstance(address, str):
            raise NonsenseError("not a notification")
        found.append(Notification(topic=topic, address=address))
    return tuple(found)


def read_indexed(value: Any) -> int | None:
    """Of `getindexinfo`: up to which height filters are there; None without them."""
    if not isinstance(value, dict):
        raise NonsenseError("not a list of indexes")
    found = value.get("basic block filter index")
    return None if found is None else read_height(read_field(found, "best_block_height"))


def read_relevant_blocks(value: Any) -> tuple[str, ...]:
    """Of `scanblocks`; what was broken off on the way is no answer."""
    if not isinstance(value, dict) or not _flag(value, "completed"):
        raise RpcRefusedError(-8)
    rows = _list(read_field(value, "relevant_blocks"), MOST_BLOCKS)
    return tuple(dict.fromkeys(read_hash(row) for row in rows))


def read_coin_heights(value: Any) -> tuple[int, ...]:
    """Of `scantxoutset`: in which blocks unspent coins were made."""
    if not isinstance(value, dict) or not _flag(value, "success"):
        raise RpcRefusedError(-8)
    rows = _list(read_field(value, "unspents"), MOST_COINS)
    return tuple(sorted({read_height(read_field(row, "height")) for row in rows}))


def read_placed(value: Any) -> tuple[int, bool]:
    """Of `getblockheader`: the height, and whether it is in the best chain."""
    deep = read_number(read_field(value, "confirmations"), -1, MAX_HEIGHT)
    return read_height(read_field(value, "height")), deep > 0


def read_median_time(value: Any) -> int:
    """Of `getblockheader`: seconds since 1970; it never falls from block to block."""
    return read_number(read_field(value, "mediantime"), 0, 1 << 32)


def _flag(value: Mapping[str, Any] | Any, key: str) -> bool:
    flag = read_field(value, key)
    if not isinstance(flag, bool):
        raise NonsenseError(f"{key} is neither true nor false")
    return flag


def _list(value: Any, most: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > most:
        raise NonsenseError("not a list")
    return value


def _no_constant(name: str) -> Any:
    raise ValueError(name)
