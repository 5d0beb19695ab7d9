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
from pos_app.adapters.chain.common.serialised import LONG, after_witnesses, read_size
from pos_app.services.chain.block_matcher import BlockPayment, MatchedBlock

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER_BYTES = 80
_VERSION_BYTES = 4
_OUTPOINT_BYTES = 36
_SEQUENCE_BYTES = 4
_AMOUNT_BYTES = 8
_LOCK_TIME_BYTES = 4
_MARKER_AND_FLAG = b"\x00\x01"


def payments_in_block(raw: bytes, wanted: Callable[[bytes], bool]) -> MatchedBlock:
    """NonsenseError when `raw` is not exactly one block.

    `wanted` is asked once about each output's script, in their order.
    """
    if len(raw) <= HEADER_BYTES:
        raise NonsenseError("no block")
    header = parse_header(raw[:HEADER_BYTES])
    try:
        count, position = read_size(raw, HEADER_BYTES)
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
    inputs, position = read_size(raw, position)
    position = _after_inputs(raw, position, inputs)
    paid: list[tuple[int, bytes]] = []
    position = body_end = _after_outputs(raw, position, wanted, paid)
    if has_witness:
        position = after_witnesses(raw, position, inputs)
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
        if size < LONG:
            position += 1 + size + _SEQUENCE_BYTES
        else:
            size, position = read_size(raw, position)
            position += size + _SEQUENCE_BYTES
    return position


def _after_outputs(
    raw: bytes, position: int, wanted: Callable[[bytes], bool], paid: list[tuple[int, bytes]]
) -> int:
    count, position = read_size(raw, position)
    if not count:
        raise NonsenseError("a transaction without outputs")
    for vout in range(count):
        position += _AMOUNT_BYTES
        size = raw[position]
        if size < LONG:
            position += 1
        else:
            size, position = read_size(raw, position)
        end = position + size
        script = raw[position:end]
        if wanted(script):
            paid.append((vout, script))
        position = end
    return position
