"""Which outputs of a block, or of one transaction, pay a script that is wanted.

Bitcoin's serialisation (developer reference "Block chain"; BIP 144 for witnesses) is walked once,
and nothing is built of what is passed over: a length in it moves a position and allocates nothing.
The merkle root is not computed: whole blocks come from the shop's own node only, and it would cost
as much again as all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import NonsenseError
from pos_app.adapters.chain.common.headers import double_sha256, parse_header
from pos_app.services.block_matcher import BlockPayment, MatchedBlock

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_BYTES = 80
_VERSION_BYTES = 4
_OUTPOINT_BYTES = 36
_SEQUENCE_BYTES = 4
_AMOUNT_BYTES = 8
_LOCK_TIME_BYTES = 4
# A smaller first byte is the number itself.
_LONG = 0xFD
# First byte -> how many bytes follow it, and the least number that needs so many.
_LONG_SIZES = {0xFD: (2, 0xFD), 0xFE: (4, 0x1_0000), 0xFF: (8, 0x1_0000_0000)}
_MARKER_AND_FLAG = b"\x00\x01"


def payments_in_block(raw: bytes, wanted: Callable[[bytes], bool]) -> MatchedBlock:
    """NonsenseError when `raw` is not exactly one block.

    `wanted` is asked once about each output's script, in their order.
    """
    if len(raw) <= HEADER_BYTES:
        raise NonsenseError("no block")
    header = parse_header(raw[:HEADER_BYTES])
    try:
        count, position = _read_size(raw, HEADER_BYTES)
        payments: list[BlockPayment] = []
        for _ in range(count):
            position = _walk(raw, position, wanted, payments)
    except IndexError as error:
        raise NonsenseError("the block ends early") from error
    if position != len(raw) or not count:
        raise NonsenseError("not exactly a block")
    return MatchedBlock(
        block_hash=header.block_hash,
        previous_hash=header.previous_hash,
        time=header.time,
        payments=tuple(payments),
    )


def payments_in_transaction(
    raw: bytes, wanted: Callable[[bytes], bool]
) -> tuple[BlockPayment, ...]:
    """NonsenseError when `raw` is not exactly one transaction."""
    payments: list[BlockPayment] = []
    try:
        position = _walk(raw, 0, wanted, payments)
    except IndexError as error:
        raise NonsenseError("the transaction ends early") from error
    if position != len(raw):
        raise NonsenseError("not exactly a transaction")
    return tuple(payments)


def _walk(
    raw: bytes, start: int, wanted: Callable[[bytes], bool], payments: list[BlockPayment]
) -> int:
    """Add what one transaction pays; the position after it. IndexError when it ends early."""
    position = body = start + _VERSION_BYTES
    has_witness = raw[position] == 0
    if has_witness:
        if raw[position + 1] != 1:
            raise NonsenseError("a transaction without inputs")
        position = body = position + len(_MARKER_AND_FLAG)
    inputs, position = _read_size(raw, position)
    position = _after_inputs(raw, position, inputs)
    paid: list[tuple[int, bytes]] = []
    position = body_end = _after_outputs(raw, position, wanted, paid)
    if has_witness:
        position = _after_witnesses(raw, position, inputs)
    position += _LOCK_TIME_BYTES
    if paid:
        version = raw[start : start + _VERSION_BYTES]
        lock_time = raw[position - _LOCK_TIME_BYTES : position]
        txid = double_sha256(version + raw[body:body_end] + lock_time)[::-1].hex()
        payments.extend(BlockPayment(txid=txid, vout=vout, script=script) for vout, script in paid)
    return position


def _after_inputs(raw: bytes, position: int, count: int) -> int:
    if not count:
        raise NonsenseError("a transaction without inputs")
    for _ in range(count):
        position += _OUTPOINT_BYTES
        size = raw[position]
        if size < _LONG:
            position += 1 + size + _SEQUENCE_BYTES
        else:
            size, position = _read_size(raw, position)
            position += size + _SEQUENCE_BYTES
    return position


def _after_outputs(
    raw: bytes, position: int, wanted: Callable[[bytes], bool], paid: list[tuple[int, bytes]]
) -> int:
    count, position = _read_size(raw, position)
    if not count:
        raise NonsenseError("a transaction without outputs")
    for vout in range(count):
        position += _AMOUNT_BYTES
        size = raw[position]
        if size < _LONG:
            position += 1
        else:
            size, position = _read_size(raw, position)
        end = position + size
        script = raw[position:end]
        if wanted(script):
            paid.append((vout, script))
        position = end
    return position


def _after_witnesses(raw: bytes, position: int, inputs: int) -> int:
    total = 0
    for _ in range(inputs):
        items = raw[position]
        if items < _LONG:
            position += 1
        else:
            items, position = _read_size(raw, position)
        total += items
        for _ in range(items):
            size = raw[position]
            if size < _LONG:
                position += 1 + size
            else:
                size, position = _read_size(raw, position)
                position += size
    if not total:
        raise NonsenseError("a witness without anything in it")
    return position


def _read_size(raw: bytes, position: int) -> tuple[int, int]:
    """A compact size, and the position after it. NonsenseError when it is written too long."""
    first = raw[position]
    if first < _LONG:
        return first, position + 1
    width, least = _LONG_SIZES[first]
    end = position + 1 + width
    if end > len(raw):
        raise IndexError
    size = int.from_bytes(raw[position + 1 : end], "little")
    if size < least:
        raise NonsenseError("a size that is not in its shortest form")
    return size, end
