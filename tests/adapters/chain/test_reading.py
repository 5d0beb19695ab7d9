"""Readers of foreign data: they return what they promise or say that it is nonsense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pos_app.adapters.chain.common import answers as common
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import (
    parse_header,
)
from pos_app.adapters.chain.common.transactions import (
    ParsedTransaction,
    TransactionCache,
    parse_transaction,
)
from pos_app.adapters.chain.electrum import answers
from pos_app.adapters.chain.electrum.lookup import script_hash
from pos_app.adapters.chain.electrum.pushes import PushBoard
from pos_app.demo.chain_blocks import next_block, signet_genesis
from pos_app.demo.chain_transactions import SimulatedOutput, coinbase, spend
from pos_app.domain.credit import Tip

if TYPE_CHECKING:
    from collections.abc import Callable


JSON = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: (
        some.lists(inner, max_size=4)
        | some.dictionaries(
            some.sampled_from(
                ["hex", "height", "count", "headers", "tx_hash", "merkle", "pos", "fee"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
READERS: list[Callable[[Any], Any]] = [
    common.read_hash,
    common.read_bytes,
    answers.read_status,
    answers.read_version,
    answers.read_genesis,
    answers.read_history,
    answers.read_tip,
    common.read_header_bytes,
    common.read_merkle_proof,
    lambda value: answers.read_headers(value, 5),
    answers.read_fee_estimate,
]
PAYMENT = spend(
    ("ab" * 32 + ":1", "cd" * 32 + ":300"),
    tuple(SimulatedOutput(sat=1_000 + n, script=b"\x00\x14" + bytes([n]) * 20) for n in range(3)),
    fee_sat=5,
    replaceable=True,
)


@pytest.mark.parametrize("reader", READERS)
@given(value=JSON)
def test_readers_never_fail_otherwise(reader: Callable[[Any], Any], value: Any) -> None:
    try:
        read = reader(value)
    except NonsenseError:
        return
    assert read is not None or value in {None, -1, 0}


def test_a_payment_is_read_to_the_satoshi() -> None:
    parsed = parse_transaction(PAYMENT.raw, PAYMENT.txid)
    assert parsed.inputs == ("ab" * 32 + ":1", "cd" * 32 + ":300")
    assert parsed.outputs == tuple((each.sat, each.script) for each in PAYMENT.outputs)
    assert parsed.replaceable


def test_a_virtual_byte_is_four_of_weight() -> None:
    parsed = parse_transaction(PAYMENT.raw, PAYMENT.txid)
    witness = 2 + 2 * (1 + 1 + 71 + 1 + 33)
    weight = 4 * (len(PAYMENT.raw) - witness) + witness
    assert parsed.vsize == -(-weight // 4)
    first = coinbase(7, 1, (SimulatedOutput(sat=1, script=b"\x51"),))
    assert parse_transaction(first.raw, first.txid).vsize == len(first.raw)


def test_a_fee_rate_is_for_a_thousand_virtual_bytes() -> None:
    parsed = parse_transaction(PAYMENT.raw, PAYMENT.txid)
    assert parsed.fee_rate(parsed.vsize) == 1_000
    assert parsed.fee_rate(2 * parsed.vsize - 1) == (2 * parsed.vsize - 1) * 1_000 // parsed.vsize
    assert parsed.fee_rate(2 * parsed.vsize - 1) < 2_000


@pytest.mark.parametrize(
    ("value", "rate"),
    [(0.00001, 1_000), (0.00001001, 1_001), (1e-9, 1), (1, 100_000_000), (-1, None), (0, None)],
)
def test_an_estimate_is_read_to_the_satoshi(value: float, rate: int | None) -> None:
    assert answers.read_fee_estimate(value) == rate


@pytest.mark.parametrize(
    "value", [-0.5, -2, 1.001, 1e300, float("nan"), float("inf"), "0.00001", None, True, []]
)
def test_an_estimate_that_cannot_be_is_nonsense(value: object) -> None:
    with pytest.raises(NonsenseError):
        answers.read_fee_estimate(value)


def test_the_fee_of_what_waits_is_read_and_no_other() -> None:
    rows = [
        {"tx_hash": "11" * 32, "height": 0, "fee": 500},
        {"tx_hash": "22" * 32, "height": -1},
        {"tx_hash": "33" * 32, "height": 7, "fee": 500},
    ]
    assert [item.fee_sat for item in answers.read_history(rows)] == [500, None, None]


@pytest.mark.parametrize("fee", [-1, 21_000_000 * 10**8 + 1, "500", 1.5, True, None])
def test_a_fee_that_cannot_be_is_nonsense(fee: object) -> None:
    with pytest.raises(NonsenseError):
        answers.read_history([{"tx_hash": "11" * 32, "height": 0, "fee": fee}])


def test_a_coinbase_and_a_final_payment_are_not_replaceable() -> None:
    outputs = (SimulatedOutput(sat=1, script=b"\x51"),)
    first = coinbase(7, 1, outputs)
    assert not parse_transaction(first.raw, first.txid).replaceable
    final = spend(("ab" * 32 + ":1",), outputs, fee_sat=5, replaceable=False)
    assert not parse_transaction(final.raw, final.txid).replaceable


@given(raw=some.binary(max_size=400))
def test_bytes_that_are_no_transaction_are_nonsense(raw: bytes) -> None:
    with pytest.raises(NonsenseError):
        parse_transaction(raw, PAYMENT.txid)


@given(
    place=some.integers(0, len(PAYMENT.raw) - 1),
    byte=some.binary(min_size=1, max_size=1),
    cut=some.booleans(),
)
def test_a_changed_byte_never_changes_the_money(place: int, byte: bytes, *, cut: bool) -> None:
    raw = PAYMENT.raw[:place] + byte + (b"" if cut else PAYMENT.raw[place + 1 :])
    try:
        parsed = parse_transaction(raw, PAYMENT.txid)
    except NonsenseError:
        return
    # A witness is no part of the id, and of nothing we read.
    assert parsed.inputs == PAYMENT.inputs
    assert [sat for sat, _ in parsed.outputs] == [each.sat for each in PAYMENT.outputs]


def test_more_money_than_there_is_is_nonsense() -> None:
    rich = spend(
        ("ab" * 32 + ":1",),
        (SimulatedOutput(sat=21_000_000 * 10**8 + 1, script=b"\x51"),),
        fee_sat=0,
        replaceable=False,
    )
    with pytest.raises(NonsenseError):
        parse_transaction(rich.raw, rich.txid)


@pytest.mark.parametrize("raw", [PAYMENT.raw + b"\0", PAYMENT.raw[:-1]])
def test_too_much_and_too_little_are_nonsense(raw: bytes) -> None:
    with pytest.raises(NonsenseError):
        parse_transaction(raw, PAYMENT.txid)


def test_what_is_pushed_counts_more_than_the_answer_that_left_before_it() -> None:
    script, genesis = b"\x51", signet_genesis()
    block = next_block(genesis, 0, ("01" * 32,))
    board = PushBoard(lambda: 5.0, "signet")
    board.expect(script_hash(script), script)
    assert board.notice("blockchain.scripthash.subscribe", [script_hash(script), "22" * 32])
    board.first_status(script, None)
    assert board.status(script) == "22" * 32
    tip = {"height": 1, "hex": block.header.hex()}
    assert board.notice("blockchain.headers.subscribe", [tip])
    board.first_tip(0, genesis.header)
    told = Tip(
        height=1,
        block_hash=block.block_hash,
        heard_monotonic=5.0,
        block_time=parse_header(block.header).time,
    )
    assert board.take_tips() == [(told, parse_header(block.header))]
    assert not board.notice("blockchain.headers.subscribe", [tip])
    assert not board.notice("blockchain.scripthash.subscribe", [script_hash(script), "22" * 32])


def test_the_cache_forgets_what_was_not_used() -> None:
    def a_transaction(name: str) -> ParsedTransaction:
        return ParsedTransaction(
            txid=name, inputs=(), outputs=(), replaceable=False, size=10, vsize=10
        )

    cache = TransactionCache(limit_bytes=25)
    first, second, third = (a_transaction(name) for name in "abc")
    cache.add(first)
    cache.add(second)
    cache.add(second)
    assert cache.get("a") is first
    cache.add(third)
    assert [cache.get(name) for name in "abc"] == [first, None, third]


def test_a_script_hash_is_as_the_protocol_documents_it() -> None:
    script = bytes.fromhex("76a91462e907b15cbf27d5425399ebf6f0fb50ebb88f1888ac")
    assert script_hash(script) == (
        "8b01df4e368ea28f8dc0423bcf7a4923e3a12d307c875e47a0cfbf90b5c39161"
    )
