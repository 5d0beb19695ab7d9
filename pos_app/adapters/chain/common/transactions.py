"""Raw transactions, parsed once: an id stands for the same bytes for ever, so they are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from pos_app.adapters.chain.common.answers import MAX_SAT, NonsenseError
from pos_app.adapters.chain.common.cursor import Cursor
from pos_app.adapters.chain.common.headers import double_sha256

CACHE_BYTES = 16_000_000
VERSION_BYTES = LOCK_TIME_BYTES = 4
HASH_BYTES = 32
OUTPOINT_BYTES = HASH_BYTES + 4
# The least that one takes: an empty script is a byte that says so.
INPUT_BYTES = OUTPOINT_BYTES + 1 + 4
OUTPUT_BYTES = 8 + 1
# BIP 144: no inputs, which no transaction has, and a flag.
WITNESS_MARK = b"\0\1"
# BIP 125: a lower sequence number says that the sender may replace the transaction.
REPLACEABLE_BELOW = 0xFFFFFFFE


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedTransaction:
    """`inputs` are `txid:vout` outpoints; `outputs` are (sat, script) in their order.

    `size` is in bytes, `vsize` in virtual bytes (BIP 141: a quarter of the weight, rounded up).
    """

    txid: str
    inputs: tuple[str, ...]
    outputs: tuple[tuple[int, bytes], ...]
    replaceable: bool
    size: int
    vsize: int

    def fee_rate(self, fee_sat: int) -> int:
        """Satoshi per 1,000 virtual bytes, rounded down."""
        return fee_sat * 1_000 // self.vsize


def parse_transaction(raw: bytes, txid: str) -> ParsedTransaction:
    """NonsenseError when the bytes are not exactly the transaction with this id."""
    parsed = read_transaction(raw)
    if parsed.txid != txid:
        raise NonsenseError("not the transaction that was asked for")
    return parsed


def read_transaction(raw: bytes) -> ParsedTransaction:
    """The one transaction that `raw` is, written as BIP 144 says; NonsenseError else."""
    cursor = Cursor(raw)
    cursor.take(VERSION_BYTES)
    has_witness = cursor.skip(WITNESS_MARK)
    start = cursor.position
    inputs, sequences = _inputs(cursor)
    outputs = _outputs(cursor)
    end = cursor.position
    if has_witness:
        _skip_witnesses(cursor, len(inputs))
    witness_bytes = len(WITNESS_MARK) + cursor.position - end if has_witness else 0
    lock_time = cursor.take(LOCK_TIME_BYTES)
    if cursor.left:
        raise NonsenseError("more than a transaction")
    return ParsedTransaction(
        txid=double_sha256(raw[:VERSION_BYTES] + raw[start:end] + lock_time)[::-1].hex(),
        inputs=inputs,
        outputs=outputs,
        replaceable=min(sequences) < REPLACEABLE_BELOW,
        size=len(raw),
        vsize=-(-(4 * len(raw) - 3 * witness_bytes) // 4),
    )


def first_input_script(raw: bytes) -> bytes:
    """Of bytes that were read as a transaction: what its first input brings along."""
    cursor = Cursor(raw)
    cursor.take(VERSION_BYTES)
    cursor.skip(WITNESS_MARK)
    cursor.count(least_bytes=INPUT_BYTES)
    cursor.take(OUTPOINT_BYTES)
    return cursor.take(cursor.count())


def _inputs(cursor: Cursor) -> tuple[tuple[str, ...], list[int]]:
    inputs, sequences = [], []
    for _ in range(cursor.count(least_bytes=INPUT_BYTES)):
        txid, vout = cursor.take(HASH_BYTES), cursor.number(4)
        inputs.append(f"{txid[::-1].hex()}:{vout}")
        cursor.take(cursor.count())
        sequences.append(cursor.number(4))
    if not inputs:
        raise NonsenseError("a transaction without inputs")
    return tuple(inputs), sequences


def _outputs(cursor: Cursor) -> tuple[tuple[int, bytes], ...]:
    outputs = []
    for _ in range(cursor.count(least_bytes=OUTPUT_BYTES)):
        sat = cursor.number(8)
        if sat > MAX_SAT:
            raise NonsenseError("more money than there is")
        outputs.append((sat, cursor.take(cursor.count())))
    if not outputs:
        raise NonsenseError("a transaction without outputs")
    return tuple(outputs)


def _skip_witnesses(cursor: Cursor, inputs: int) -> None:
    items = 0
    for _ in range(inputs):
        count = cursor.count()
        for _ in range(count):
            cursor.take(cursor.count())
        items += count
    if not items:
        raise NonsenseError("a mark of witnesses without any")


class TransactionCache:
    """Forgets what was used longest ago, beyond `limit_bytes` of raw transactions."""

    def __init__(self, limit_bytes: int = CACHE_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._known: OrderedDict[str, ParsedTransaction] = OrderedDict()
        self._bytes = 0

    def get(self, txid: str) -> ParsedTransaction | None:
        found = self._known.get(txid)
        if found is not None:
            self._known.move_to_end(txid)
        return found

    def add(self, transaction: ParsedTransaction) -> None:
        if transaction.txid in self._known:
            return
        self._known[transaction.txid] = transaction
        self._bytes += transaction.size
        while self._bytes > self._limit_bytes:
            _, oldest = self._known.popitem(last=False)
            self._bytes -= oldest.size
