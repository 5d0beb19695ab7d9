"""Every output of a block is looked at, and nothing but a whole block is read."""

from __future__ import annotations

import random
import tracemalloc
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from embit.transaction import Transaction
from hypothesis import given
from hypothesis import strategies as st

from pos_app.adapters.chain.block_outputs import payments_in_block, payments_in_transaction
from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.services.chain.block_matcher import BlockPayment
from pos_app.services.chain.watch_list import WatchList
from tests.support.blocks import BlockMaker, WrittenBlock, WrittenTransaction, compact_size

if TYPE_CHECKING:
    from pos_app.services.chain.block_matcher import MatchedBlock

# Few, so that scripts of blocks and of the list meet; some lengths need a longer size.
scripts = st.one_of(
    st.binary(min_size=0, max_size=2),
    st.sampled_from([bytes(252), bytes(253), bytes(254), b"\x00\x14" + bytes(20)]),
)
witness_items = st.lists(st.sampled_from([b"", b"\x01", bytes(71), bytes(300)]), max_size=3)


@st.composite
def written_transactions(draw: st.DrawFn) -> WrittenTransaction:
    inputs = draw(st.lists(scripts, min_size=1, max_size=3))
    witnesses = [tuple(draw(witness_items)) for _ in inputs] if draw(st.booleans()) else []
    return WrittenTransaction(
        inputs=tuple(inputs),
        outputs=tuple(draw(st.lists(scripts, min_size=1, max_size=4))),
        witnesses=tuple(witnesses) if any(witnesses) else (),
    )


written_blocks = st.builds(
    lambda transactions: WrittenBlock(transactions=tuple(transactions)),
    st.lists(written_transactions(), min_size=1, max_size=5),
)


def nobody(_: bytes) -> bool:
    return False


def everybody(_: bytes) -> bool:
    return True


def naive_scan(block: WrittenBlock, issued: set[bytes]) -> list[BlockPayment]:
    return [
        BlockPayment(txid=each.txid, vout=vout, script=script)
        for each in block.transactions
        for vout, script in enumerate(each.outputs)
        if script in issued
    ]


@given(written_blocks, st.sets(scripts))
def test_the_watch_list_finds_what_a_naive_scan_finds(
    block: WrittenBlock, issued: set[bytes]
) -> None:
    watch_list = WatchList()
    watch_list.add(issued)
    found = payments_in_block(block.raw, watch_list.may_hold)
    # It may hold more than was issued, in one of 2**48 cases.
    assert list(found.payments) == naive_scan(block, issued)
    assert found.block_hash == block.block_hash
    assert found.previous_hash == block.previous_hash
    assert found.time == block.time


@given(written_transactions())
def test_one_transaction_alone_is_read_as_another_library_reads_it(
    written: WrittenTransaction,
) -> None:
    found = payments_in_transaction(written.raw, everybody)
    parsed = Transaction.parse(written.raw)
    assert [(each.txid, each.vout) for each in found] == [
        (parsed.txid().hex(), vout) for vout in range(len(parsed.vout))
    ]
    assert [each.script for each in found] == [
        bytes(each.script_pubkey.data) for each in parsed.vout
    ]


@pytest.mark.parametrize("count", [252, 253, 65_535, 65_536])
def test_lists_of_any_length_are_read(count: int) -> None:
    many = WrittenTransaction(inputs=(b"",), outputs=(b"\x51",) * count)
    found = payments_in_transaction(many.raw, everybody)
    assert (len(found), found[-1].vout) == (count, count - 1)
    block = WrittenBlock(transactions=(WrittenTransaction(inputs=(b"",), outputs=(b"",)),) * count)
    assert len(payments_in_block(block.raw, everybody).payments) == count
    inputs = WrittenTransaction(
        inputs=(b"",) * count, outputs=(b"",), witnesses=((b"",) * count, *((),) * (count - 1))
    )
    assert payments_in_transaction(inputs.raw, everybody)[0].txid == inputs.txid


@given(written_blocks, st.data())
def test_nothing_less_and_nothing_more_than_a_block_is_read(
    block: WrittenBlock, data: st.DataObject
) -> None:
    raw = block.raw
    end = data.draw(st.integers(min_value=0, max_value=len(raw) - 1))
    for broken in (raw[:end], raw + data.draw(st.binary(min_size=1, max_size=3))):
        with pytest.raises(NonsenseError):
            payments_in_block(broken, nobody)
    first = block.transactions[0].raw
    end = data.draw(st.integers(min_value=0, max_value=len(first) - 1))
    for broken in (first[:end], first + b"\x00"):
        with pytest.raises(NonsenseError):
            payments_in_transaction(broken, nobody)


@given(st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda end: bytes(80) + end)))
def test_nothing_but_its_own_error_is_raised(raw: bytes) -> None:
    with suppress(NonsenseError):
        assert_is_of(payments_in_block(raw, everybody), raw)
    with suppress(NonsenseError):
        assert all(payment.script in raw for payment in payments_in_transaction(raw, everybody))


@given(written_blocks, st.integers(min_value=0), st.integers(min_value=0, max_value=255))
def test_a_changed_byte_never_raises_another_error(
    block: WrittenBlock, place: int, value: int
) -> None:
    raw = bytearray(block.raw)
    raw[place % len(raw)] = value
    with suppress(NonsenseError):
        assert_is_of(payments_in_block(bytes(raw), everybody), bytes(raw))


def assert_is_of(found: MatchedBlock, raw: bytes) -> None:
    assert found.block_hash == sha256(sha256(raw[:80]).digest()).digest()[::-1].hex()
    assert all(payment.script in raw for payment in found.payments)


ONE = WrittenTransaction(inputs=(b"",), outputs=(b"\x51",))
INPUT_AND_OUTPUT = ONE.raw[4:-4]


@pytest.mark.parametrize(
    "raw",
    [
        ONE.raw.replace(INPUT_AND_OUTPUT, b"\x00\x02" + INPUT_AND_OUTPUT),  # another flag
        ONE.raw.replace(INPUT_AND_OUTPUT, b"\x00\x01" + INPUT_AND_OUTPUT + b"\x00"),  # of nothing
        b"\x02\x00\x00\x00\x00\x01\x00\x01" + bytes(9) + bytes(4),  # no inputs
        WrittenTransaction(inputs=(b"",), outputs=()).raw,
        ONE.raw.replace(b"\x01\x51", b"\xfd\x01\x00\x51"),
        ONE.raw.replace(b"\x01\x51", b"\xfe\x01\x00\x00\x00\x51"),
        ONE.raw.replace(b"\x01\x51", b"\xff\x01\x00\x00\x00\x00\x00\x00\x00\x51"),
        ONE.raw.replace(b"\x01\x51", b"\xfe\xff\xff\x00\x00" + bytes(65_535)),
        ONE.raw.replace(b"\x01\x51", b"\xff\xff\xff\xff\xff\x00\x00\x00\x00\x51"),
    ],
)
def test_what_no_node_would_write_is_refused(raw: bytes) -> None:
    with pytest.raises(NonsenseError):
        payments_in_transaction(raw, nobody)


def test_a_block_of_no_transactions_is_none() -> None:
    with pytest.raises(NonsenseError):
        payments_in_block(WrittenBlock(transactions=()).raw, nobody)


@pytest.mark.parametrize("size", [b"\xfe\xff\xff\xff\xff", b"\xff" + b"\xff" * 8])
def test_a_length_that_lies_allocates_nothing(size: bytes) -> None:
    version, outpoint = b"\x02\x00\x00\x00", bytes(36)
    raws = [
        version + size,
        version + b"\x01" + outpoint + size,
        version + b"\x01" + outpoint + b"\x00" + bytes(4) + size,
        version + b"\x01" + outpoint + b"\x00" + bytes(4) + b"\x01" + bytes(8) + size,
        version + b"\x00\x01\x01" + INPUT_AND_OUTPUT[1:] + size,
        version + b"\x00\x01\x01" + INPUT_AND_OUTPUT[1:] + b"\x01" + size,
    ]
    tracemalloc.start()
    for raw in raws:
        with pytest.raises(NonsenseError):
            payments_in_transaction(raw, nobody)
        with pytest.raises(NonsenseError):
            payments_in_block(bytes(80) + size + raw, nobody)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100_000


def test_a_busy_block_is_read_and_keeps_nothing_of_what_it_passes() -> None:
    block = BlockMaker(random=random.Random(1)).block(400)
    wanted = {block.transactions[399].outputs[0], block.transactions[0].outputs[0]}
    raw = block.raw
    tracemalloc.start()
    found = payments_in_block(raw, wanted.__contains__)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert list(found.payments) == naive_scan(block, wanted)
    assert most < len(raw) / 4


def test_sizes_are_written_in_their_shortest_form_here_too() -> None:
    lengths = [len(compact_size(number)) for number in (252, 253, 65_535, 65_536, 1 << 32)]
    assert lengths == [1, 3, 3, 5, 9]
