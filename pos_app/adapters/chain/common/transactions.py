"""Raw transactions, parsed once: an id stands for the same bytes for ever, so they are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import MAX_SAT, NonsenseError

if TYPE_CHECKING:
    from embit.transaction import Transaction

CACHE_BYTES = 16_000_000
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
    from embit.base import EmbitError
    from embit.transaction import Transaction

    try:
        parsed = Transaction.parse(raw)
        same = parsed.serialize() == raw and parsed.txid().hex() == txid
    # embit lets the errors of its reading through as they come.
    except (EmbitError, ValueError, RuntimeError, OverflowError, TypeError, IndexError) as error:
        raise NonsenseError("not a transaction") from error
    if not same:
        raise NonsenseError("not the transaction that was asked for")
    outputs = tuple((output.value, bytes(output.script_pubkey.data)) for output in parsed.vout)
    if any(sat > MAX_SAT for sat, _ in outputs):
        raise NonsenseError("more money than there is")
    return ParsedTransaction(
        txid=txid,
        inputs=tuple(f"{each.txid.hex()}:{each.vout}" for each in parsed.vin),
        outputs=outputs,
        replaceable=any(each.sequence < REPLACEABLE_BELOW for each in parsed.vin),
        size=len(raw),
        vsize=-(-(4 * len(raw) - 3 * _witness_bytes(parsed)) // 4),
    )


def _witness_bytes(parsed: Transaction) -> int:
    """Marker and flag among them."""
    if not parsed.is_segwit:
        return 0
    return 2 + sum(len(each.witness.serialize()) for each in parsed.vin)


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
