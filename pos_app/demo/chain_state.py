"""The simulated chain's books: blocks, memory pool, and what each script has seen."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.demo.chain_blocks import next_block, signet_genesis
from pos_app.demo.chain_transactions import SimulatedOutput, coinbase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_app.demo.chain_blocks import SimulatedBlock
    from pos_app.demo.chain_transactions import SimulatedTransaction

COIN_SAT = 1_000_000_000
COINS = 2_000
# Below what the customers pay, above what is relayed at all: as on a quiet day.
FEE_ESTIMATE = 2_000
_REWARD_SAT = 5_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """`height` is 0 in the memory pool, -1 there with an unconfirmed parent."""

    txid: str
    height: int
    fee_sat: int


class ChainState:
    """Not safe for threads. Starts with genesis and one block whose outputs are the coins."""

    def __init__(self, seconds: int) -> None:
        genesis = signet_genesis()
        self.blocks: list[SimulatedBlock] = [genesis]
        self.transactions: dict[str, SimulatedTransaction] = {}
        self.memory_pool: dict[str, None] = {}  # a dict keeps the order of arrival
        self._mined: dict[str, tuple[int, int]] = {}  # height and position in the block
        self._spent_by: dict[str, str] = {}  # by transactions in blocks and the memory pool
        self._touching: dict[str, dict[str, None]] = {}
        self._extra_nonce = 0
        # Satoshi per 1,000 virtual bytes for one of the next blocks; None: it has seen too little.
        self.fee_estimate: int | None = FEE_ESTIMATE
        coins = tuple(
            SimulatedOutput(sat=COIN_SAT, script=_coin_script(number)) for number in range(COINS)
        )
        self.mine(seconds, coins)
        origin = self.blocks[1].txids[0]
        self.coins = [f"{origin}:{vout}" for vout in reversed(range(COINS))]

    @property
    def height(self) -> int:
        return len(self.blocks) - 1

    def is_known(self, txid: str) -> bool:
        """In a block or the memory pool now."""
        return txid in self._mined or txid in self.memory_pool

    def place(self, txid: str) -> tuple[int, int] | None:
        return self._mined.get(txid)

    def output(self, outpoint: str) -> SimulatedOutput:
        txid, _, vout = outpoint.partition(":")
        return self.transactions[txid].outputs[int(vout)]

    def is_spent(self, outpoint: str) -> bool:
        return outpoint in self._spent_by

    def accept(self, transaction: SimulatedTransaction) -> None:
        """Into the memory pool; ValueError when an input is missing or spent."""
        for outpoint in transaction.inputs:
            if not self.is_known(outpoint.partition(":")[0]):
                raise ValueError(f"{outpoint} does not exist")
            if self.is_spent(outpoint):
                raise ValueError(f"{outpoint} is spent by {self._spent_by[outpoint]}")
        self._remember(transaction)
        self.memory_pool[transaction.txid] = None

    def remove(self, txid: str) -> None:
        """Out of the memory pool, with everything that spends it; ValueError when not in it."""
        if txid not in self.memory_pool:
            raise ValueError(f"{txid} is not in the memory pool")
        for vout in range(len(self.transactions[txid].outputs)):
            child = self._spent_by.get(f"{txid}:{vout}")
            if child is not None:
                self.remove(child)
        del self.memory_pool[txid]
        self._release(self.transactions[txid].inputs)

    def mine(self, seconds: int, outputs: tuple[SimulatedOutput, ...] | None = None) -> None:
        """A block with the whole memory pool."""
        self._mine(seconds, outputs, tuple(self.memory_pool))

    def mine_empty(self, seconds: int) -> None:
        self._mine(seconds, None, ())

    def unmine(self) -> None:
        """Take the newest block back; its payments wait in the memory pool again, as first ones."""
        block = self.blocks.pop()
        for txid in block.txids:
            del self._mined[txid]
        self.memory_pool = dict.fromkeys((*block.txids[1:], *self.memory_pool))

    def history(self, script_hash: str) -> list[HistoryEntry]:
        mined, waiting = [], []
        for txid in self._touching.get(script_hash, ()):
            transaction = self.transactions[txid]
            if txid in self._mined:
                entry = HistoryEntry(
                    txid=txid, height=self._mined[txid][0], fee_sat=transaction.fee_sat
                )
                mined.append((self._mined[txid], entry))
            elif txid in self.memory_pool:
                parents = {outpoint.partition(":")[0] for outpoint in transaction.inputs}
                height = -1 if any(parent in self.memory_pool for parent in parents) else 0
                waiting.append(HistoryEntry(txid=txid, height=height, fee_sat=transaction.fee_sat))
        in_order = [entry for _, entry in sorted(mined, key=lambda pair: pair[0])]
        return in_order + sorted(waiting, key=lambda entry: (-entry.height, entry.txid))

    def status(self, script_hash: str) -> str | None:
        """As in the Electrum protocol: a hash over the history, None for an empty one."""
        entries = self.history(script_hash)
        if not entries:
            return None
        text = "".join(f"{entry.txid}:{entry.height}:" for entry in entries)
        return hashlib.sha256(text.encode()).hexdigest()

    def _mine(
        self, seconds: int, outputs: tuple[SimulatedOutput, ...] | None, payments: tuple[str, ...]
    ) -> None:
        height = len(self.blocks)
        self._extra_nonce += 1
        reward = SimulatedOutput(sat=_REWARD_SAT, script=_coin_script(COINS + self._extra_nonce))
        first = coinbase(height, self._extra_nonce, outputs or (reward,))
        self._remember(first)
        txids = (first.txid, *payments)
        self.blocks.append(next_block(self.blocks[-1], seconds, txids))
        for position, txid in enumerate(txids):
            self._mined[txid] = (height, position)
            self.memory_pool.pop(txid, None)

    def _remember(self, transaction: SimulatedTransaction) -> None:
        self.transactions[transaction.txid] = transaction
        scripts = [output.script for output in transaction.outputs]
        for outpoint in transaction.inputs:
            self._spent_by[outpoint] = transaction.txid
            scripts.append(self.output(outpoint).script)
        for script in scripts:
            self._touching.setdefault(script_hash_of(script), {})[transaction.txid] = None

    def _release(self, outpoints: Iterable[str]) -> None:
        for outpoint in outpoints:
            del self._spent_by[outpoint]


def script_hash_of(script: bytes) -> str:
    return hashlib.sha256(script).digest()[::-1].hex()


def _coin_script(number: int) -> bytes:
    return b"\x00\x14" + hashlib.sha256(b"coin %d" % number).digest()[:20]
