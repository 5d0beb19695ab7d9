"""Whatever a node says is read or refused as nonsense; nothing else ever happens."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.bitcoind import answers
from pos_app.adapters.chain.bitcoind.answers import RpcRefusedError, read_amount, read_json
from pos_app.adapters.chain.common.answers import NonsenseError

if TYPE_CHECKING:
    from collections.abc import Iterator

HASH = "ab" * 32
Reader = Callable[[Any], object]
# Each reader with what it reads.
SAMPLES: tuple[tuple[Reader, Any], ...] = (
    (partial(answers.read_reply, number=1), {"id": 1, "result": 7, "error": None}),
    (partial(answers.read_reply, number=1), {"id": 1, "result": None, "error": {"code": -5}}),
    (
        answers.read_chain_state,
        {
            "blocks": 1,
            "headers": 1,
            "bestblockhash": HASH,
            "initialblockdownload": False,
            "pruned": True,
            "pruneheight": 1,
        },
    ),
    (answers.read_txids, [HASH]),
    (answers.read_mempool_entry, {"fees": {"base": 0.1}, "vsize": 100, "depends": [HASH]}),
    (answers.read_estimate, {"blocks": 3, "feerate": 0.1}),
    (partial(answers.read_spenders, wanted=1), [{"txid": HASH, "vout": 0}]),
    (
        partial(answers.read_spenders, wanted=1),
        [{"txid": HASH, "vout": 0, "spendingtxid": HASH}],
    ),
    (answers.read_notifications, [{"type": "pubrawtx", "address": "tcp://127.0.0.1:1"}]),
    (answers.read_indexed, {"basic block filter index": {"best_block_height": 7}}),
    (answers.read_relevant_blocks, {"completed": True, "relevant_blocks": [HASH]}),
    (answers.read_coin_heights, {"success": True, "unspents": [{"height": 7}]}),
    (answers.read_placed, {"confirmations": -1, "height": 7}),
    (answers.read_median_time, {"mediantime": 7}),
)
JUNK: tuple[str, ...] = (
    "null",
    "true",
    "0",
    "-1",
    "1.5",
    "1e400",
    "0e999999",
    "1e-999999",
    "9" * 400,
    '""',
    '"x"',
)
JUNK += (f'"{HASH}"', "[]", "[[]]", "{}", "[7, 7]", '{"code": 7}')
HERE = "#"  # stands where the junk goes


def spoiled(value: Any) -> Iterator[Any]:
    """The value with one part after the other missing, or marked."""
    yield HERE
    if isinstance(value, dict):
        for key, part in value.items():
            yield {name: each for name, each in value.items() if name != key}
            yield from ({**value, key: other} for other in spoiled(part))
    if isinstance(value, list):
        for at, part in enumerate(value):
            yield from ([*value[:at], other, *value[at + 1 :]] for other in spoiled(part))


@pytest.mark.parametrize(("reader", "sample"), SAMPLES)
def test_whatever_is_wrong_in_an_answer_is_nonsense(reader: Reader, sample: Any) -> None:
    with suppress(RpcRefusedError):
        reader(read_json(json.dumps(sample).encode()))
    refused = 0
    for other in spoiled(sample):
        for junk in JUNK:
            text = json.dumps(other).replace(json.dumps(HERE), junk)
            try:
                reader(read_json(text.encode()))
            except (NonsenseError, RpcRefusedError):
                refused += 1
    assert refused > len(JUNK) / 2


@given(st.binary(max_size=200))
def test_any_bytes_are_json_or_nonsense(body: bytes) -> None:
    try:
        value = read_json(body)
    except NonsenseError:
        return
    assert value == json.loads(body, parse_float=Decimal)


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        ("0.00000001", 1),
        ("1e-8", 1),
        ("0", 0),
        ("1", 100_000_000),
        ("0.29", 29_000_000),
        ("20999999.9769", 2_099_999_997_690_000),
        ("21000000", 2_100_000_000_000_000),
    ],
)
def test_an_amount_is_exact(text: str, sat: int) -> None:
    assert read_amount(read_json(text.encode())) == sat


@pytest.mark.parametrize("text", ["0.000000001", "21000000.1", "-0.1", '"1"', "true", "null"])
def test_an_impossible_amount_is_nonsense(text: str) -> None:
    with pytest.raises(NonsenseError):
        read_amount(read_json(text.encode()))


def test_who_spends_a_coin_is_told_for_each() -> None:
    rows = [
        {"txid": "ab" * 32, "vout": 0},
        {"txid": "ab" * 32, "vout": 1, "spendingtxid": "cd" * 32},
    ]
    assert answers.read_spenders(rows, 2) == (None, "cd" * 32)
    with pytest.raises(NonsenseError):
        answers.read_spenders(rows, 3)
