"""Raw transactions and blocks are walked as they are, or refused as nonsense."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from embit.script import Script, Witness
from embit.transaction import Transaction, TransactionInput, TransactionOutput
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.bitcoind.raw import (
    LARGEST_BLOCK,
    merkle_root,
    outpoint_bytes,
    walk_block,
    walk_transaction,
)
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import double_sha256
from tests.support.small_node import GENESIS_COINBASE, GENESIS_HEADER

if TYPE_CHECKING:
    from collections.abc import Sequence

hashes = st.binary(min_size=32, max_size=32)
scripts = st.binary(max_size=300)
witnesses = st.lists(st.binary(max_size=300), max_size=4)


@st.composite
def transactions(draw: st.DrawFn) -> Transaction:
    inputs = [
        TransactionInput(txid, vout, script_sig=Script(script), witness=Witness(items))
        for txid, vout, script, items in draw(
            st.lists(
                st.tuples(hashes, st.integers(0, 2**32 - 1), scripts, witnesses),
                min_size=1,
                max_size=4,
            )
        )
    ]
    outputs = [
        TransactionOutput(sat, Script(script))
        for sat, script in draw(
            st.lists(st.tuples(st.integers(0, 2**50), scripts), min_size=1, max_size=4)
        )
    ]
    times = draw(st.sampled_from([1, 1, 1, 300]))  # a count of more than a byte
    return Transaction(vin=inputs, vout=outputs * times)


def block_of(transactions: Sequence[Transaction]) -> tuple[bytes, str]:
    leaves = [bytes(each.txid())[::-1] for each in transactions]
    header = bytes(36) + merkle_root(leaves) + bytes(12)
    body = b"".join(each.serialize() for each in transactions)
    raw = header + bytes([len(transactions)]) + body
    return raw, double_sha256(header)[::-1].hex()


@given(transactions())
def test_a_transaction_is_walked_as_embit_reads_it(transaction: Transaction) -> None:
    walked = walk_transaction(transaction.serialize())
    assert walked.txid == transaction.txid().hex()
    assert walked.scripts == [bytes(each.script_pubkey.data) for each in transaction.vout]
    outpoints = [f"{each.txid.hex()}:{each.vout}" for each in transaction.vin]
    assert walked.spent == [outpoint_bytes(each) for each in outpoints]


@given(transactions(), st.data())
def test_a_part_of_one_or_more_than_one_is_none(
    transaction: Transaction, data: st.DataObject
) -> None:
    raw = transaction.serialize()
    with pytest.raises(NonsenseError):
        walk_transaction(raw[: data.draw(st.integers(0, len(raw) - 1))])
    with pytest.raises(NonsenseError):
        walk_transaction(raw + data.draw(st.binary(min_size=1, max_size=9)))


@given(st.binary(max_size=300) | st.binary(max_size=60).map(lambda each: b"\2\0\0\0" + each))
def test_any_bytes_are_a_transaction_or_nonsense(raw: bytes) -> None:
    try:
        walked = walk_transaction(raw)
    except NonsenseError:
        return
    assert (walked.start, walked.end) == (0, len(raw))


@given(transactions(), st.data())
def test_a_spoiled_transaction_is_another_or_nonsense(
    transaction: Transaction, data: st.DataObject
) -> None:
    raw = bytearray(transaction.serialize())
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    try:
        walked = walk_transaction(bytes(raw))
    except NonsenseError:
        return
    assert walked.end == len(raw)


@pytest.mark.parametrize(
    "raw",
    [
        "02000000" + "00" + "00" + "00000000",  # spends nothing
        "02000000" + "0001" + "01" + "00" * 40 + "01" + "00" * 9 + "00" + "00000000",  # no witness
        "02000000" + "fd0100" + "00" * 41 + "01" + "00" * 9 + "00000000",  # a number too long
        "02000000" + "fe00010000" + "00" * 50,
        "02000000" + "ff" + "ff" * 8,
        "02000000" + "01" + "00" * 36 + "ff" + "ff" * 8,
        "02000000" + "01" + "00" * 41 + "ff" + "ff" * 8,
    ],
)
def test_what_no_node_would_write_is_nonsense(raw: str) -> None:
    with pytest.raises(NonsenseError):
        walk_transaction(bytes.fromhex(raw))


def test_a_count_is_not_believed_before_its_bytes_are_there() -> None:
    raw = bytes.fromhex("02000000" + "feffffff7f") + bytes(20_000)
    tracemalloc.start()
    try:
        with pytest.raises(NonsenseError):
            walk_transaction(raw)
        assert tracemalloc.get_traced_memory()[1] < 20 * len(raw)
    finally:
        tracemalloc.stop()


@given(st.lists(transactions(), min_size=1, max_size=6, unique_by=lambda each: each.txid()))
def test_a_block_is_walked_whole(several: list[Transaction]) -> None:
    raw, block_hash = block_of(several)
    block = walk_block(raw, block_hash)
    assert block.header.block_hash == block_hash
    assert [each.txid for each in block.transactions] == [each.txid().hex() for each in several]
    assert [block.raw_transaction(each) for each in block.transactions] == [
        each.serialize() for each in several
    ]


def test_the_first_block_of_all_is_walked() -> None:
    block_hash = double_sha256(GENESIS_HEADER)[::-1].hex()
    (only,) = walk_block(GENESIS_HEADER + b"\1" + GENESIS_COINBASE, block_hash).transactions
    assert only.spent == [bytes(32) + b"\xff" * 4]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw[:-1],
        lambda raw: raw + b"\0",
        lambda raw: raw[:80],
        lambda raw: raw[:80] + b"\0",
        lambda raw: raw[:80] + b"\2" + raw[81:],
        lambda raw: raw[:80] + b"\2" + raw[81:] + raw[81:],  # the same transaction twice
        lambda raw: raw[:-1] + b"\1",
        lambda raw: b"\2" + raw[1:],
        lambda raw: raw + bytes(LARGEST_BLOCK),
        lambda _: b"",
    ],
)
def test_what_is_not_the_whole_block_is_nonsense(spoil: object) -> None:
    raw = GENESIS_HEADER + b"\1" + GENESIS_COINBASE
    with pytest.raises(NonsenseError):
        walk_block(spoil(raw), double_sha256(GENESIS_HEADER)[::-1].hex())  # type: ignore[operator]


def test_a_list_that_was_drawn_out_is_told_from_the_true_one() -> None:
    """CVE-2012-2459: both have the same root."""
    leaves = [bytes([each]) * 32 for each in range(3)]
    assert merkle_root(leaves)
    with pytest.raises(NonsenseError):
        merkle_root([*leaves, leaves[2]])
