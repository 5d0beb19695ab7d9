"""Money that reached a sale: one credit for each output, hosted payment or invoice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class Assurance(Enum):
    """How sure it is that the money stays."""

    SEEN = "seen"  # in a memory pool
    HELD = "held"  # a gateway saw it and does not vouch for it
    CONFIRMED = "confirmed"  # in a block of the best chain
    FINAL = "final"  # cannot be undone
    REVOKED = "revoked"  # another transaction spends the same inputs
    UNKNOWN = "unknown"  # vanished without a known conflict


# Tuples, since the hash of a member is computed in Python each time.
COUNTED = (Assurance.SEEN, Assurance.HELD, Assurance.CONFIRMED, Assurance.FINAL)
MINED = (Assurance.CONFIRMED, Assurance.FINAL)
# As deep as any store may ask for: how safe a payment has to be is then the gateway's affair.
VOUCHED_DEPTH = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip:
    """The best block a chain source knows, and when (monotonic seconds) it was last heard of.

    `block_time` is the time its header says; None where the source doesn't show it.
    """

    height: int
    block_hash: str
    heard_monotonic: float
    block_time: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """`reference` is `txid:vout` on chain, else a gateway's id or a payment hash.

    `inputs` are the outpoints (`txid:vout`) the transaction spends; `block_time` is the block's own
    timestamp. Confirmations are never stored, they follow from the tip. `absent_at` is a moment at
    which the till followed the chain and the money was not there yet; None when it can't say.
    `fee_rate` is the transaction's own, in satoshi per 1,000 virtual bytes. `contested`: another
    chain source that should see the confirmation denies it, so it counts as unconfirmed.
    `vouched`: a gateway answers for it, by its own rules; `block_time` is then when it came, as the
    gateway says.
    """

    reference: str
    sat: int
    assurance: Assurance
    first_seen: datetime
    height: int | None = None
    block_hash: str | None = None
    block_time: datetime | None = None
    inputs: tuple[str, ...] = ()
    replaceable: bool = False
    unconfirmed_parent: bool = False
    absent_at: datetime | None = None
    fee_rate: int | None = None
    contested: bool = False
    vouched: bool = False

    @property
    def txid(self) -> str:
        return self.reference.partition(":")[0]

    @property
    def output_txid(self) -> str | None:
        """None for what a gateway counts by a name of its own, which no explorer knows."""
        return self.txid if ":" in self.reference else None

    @property
    def counts(self) -> bool:
        return self.assurance in COUNTED

    def confirmations(self, tip_height: int | None) -> int:
        if self.vouched:
            return VOUCHED_DEPTH if self.assurance in MINED else 0
        if self.assurance not in MINED or self.height is None or tip_height is None:
            return 0
        if self.contested:
            return 0
        return max(0, tip_height - self.height + 1)
