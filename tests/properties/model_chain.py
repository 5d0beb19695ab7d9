"""A chain as a model: transactions, a memory pool, blocks that come and go, and servers' views."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

KEPT_VIEWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """A transaction. `pays` are (script, sat) by output; `coins` are the outpoints it spends."""

    txid: str
    coins: tuple[str, ...]
    pays: tuple[tuple[bytes, int], ...]
    replaceable: bool
    fee_rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    block_hash: str
    time: datetime
    txids: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Chain:
    """What one server knows at a moment; never changed, only replaced."""

    blocks: tuple[Block, ...]
    pool: tuple[str, ...] = ()

    @property
    def height(self) -> int:
        return len(self.blocks) - 1

    @cached_property
    def heights(self) -> dict[str, int]:
        return {txid: height for height, block in enumerate(self.blocks) for txid in block.txids}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One output of a payment as a server shows it; `height` is None in the memory pool."""

    reference: str
    sat: int
    height: int | None
    block_hash: str | None
    block_time: datetime | None
    coins: tuple[str, ...]
    replaceable: bool
    has_waiting_parent: bool
    fee_rate: int | None


@dataclass(slots=True)
class ModelChain:
    """The honest world. What can't happen on a chain (a coin spent twice in it) doesn't."""

    now: Callable[[], datetime]
    payments: dict[str, Payment] = field(default_factory=dict)
    chain: Chain = field(init=False)
    _made: int = 0
    _scripts: dict[bytes, list[str]] = field(default_factory=dict)
    _spenders: dict[str, list[str]] = field(default_factory=dict)
    _shown: dict[tuple[Chain, bytes], tuple[Shown, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chain = Chain((self._block(()),))
        self.mine(20)

    def new_coin(self) -> str:
        return f"{self._name('coin')}:0"

    def send(
        self,
        pays: tuple[tuple[bytes, int], ...],
        *,
        coins: tuple[str, ...] | None = None,
        replaceable: bool = False,
        fee_rate: int = 5_000,
    ) -> Payment:
        """Into the memory pool; whatever spends the same coins there leaves it."""
        payment = Payment(
            txid=self._name("tx"),
            coins=coins or (self.new_coin(),),
            pays=pays,
            replaceable=replaceable,
            fee_rate=fee_rate,
        )
        self.payments[payment.txid] = payment
        for script, _ in pays:
            self._scripts.setdefault(script, []).append(payment.txid)
        for coin in payment.coins:
            self._spenders.setdefault(coin, []).append(payment.txid)
        self.put_back(payment.txid)
        return payment

    def put_back(self, txid: str) -> None:
        """A payment that was evicted is broadcast again, unless its coins are spent in a block."""
        rivals = set(self.rivals(txid))
        mined = self.chain.heights
        if txid in mined or txid in self.chain.pool or not rivals.isdisjoint(mined):
            return
        for rival in rivals & set(self.chain.pool):
            self.evict(rival)
        if self._parent_is_known(txid):
            self._set(pool=(*self.chain.pool, txid))

    def evict(self, txid: str) -> None:
        """Out of the memory pool, with what spends it."""
        gone = {txid}
        while more := {
            each
            for each in self.chain.pool
            if each not in gone
            and any(coin.partition(":")[0] in gone for coin in self.payments[each].coins)
        }:
            gone |= more
        self._set(pool=tuple(each for each in self.chain.pool if each not in gone))

    def mine(self, blocks: int = 1, txids: Iterable[str] | None = None) -> None:
        """The first block takes `txids` of the memory pool, or all of it."""
        wanted = set(self.chain.pool if txids is None else txids)
        taken: list[str] = []
        for txid in self.chain.pool:
            parents = {coin.partition(":")[0] for coin in self.payments[txid].coins}
            if txid in wanted and not (parents & set(self.chain.pool)) - set(taken):
                taken.append(txid)
        made = (self._block(tuple(taken) if number == 0 else ()) for number in range(blocks))
        pool = tuple(each for each in self.chain.pool if each not in taken)
        self.chain = Chain((*self.chain.blocks, *made), pool)

    def reorganise(self, depth: int, *, moved: bool, lost: Iterable[str] = ()) -> None:
        """Swap `depth` blocks for one more.

        `moved`: the first of them takes the payments again, else they wait in the memory pool;
        those in `lost` are gone with what spends them.
        """
        depth = min(depth, self.chain.height)
        kept = self.chain.blocks[: len(self.chain.blocks) - depth]
        back = [txid for block in self.chain.blocks[len(kept) :] for txid in block.txids]
        self.chain = Chain(kept, (*back, *self.chain.pool))
        for txid in lost:
            if txid in back:
                self.evict(txid)
        self.mine(depth + 1, back if moved else ())

    def rivals(self, txid: str) -> list[str]:
        """Every other payment ever made that spends one of its coins."""
        coins = self.payments[txid].coins
        return [each for coin in coins for each in self._spenders[coin] if each != txid]

    def shown(self, chain: Chain, script: bytes) -> tuple[Shown, ...]:
        """All outputs that pay the script, as a server with this chain shows them."""
        key = (chain, script)
        if key not in self._shown:
            if len(self._shown) > KEPT_VIEWS:
                self._shown.clear()
            self._shown[key] = tuple(
                output
                for txid in self._scripts.get(script, ())
                if txid in chain.heights or txid in chain.pool
                for output in self._outputs(chain, txid, chain.heights.get(txid), script)
            )
        return self._shown[key]

    def rival_in(self, chain: Chain, txid: str) -> str | None:
        heights = chain.heights
        known = (each for each in self.rivals(txid) if each in heights or each in chain.pool)
        return next(known, None)

    def _outputs(
        self, chain: Chain, txid: str, height: int | None, script: bytes
    ) -> Iterable[Shown]:
        payment = self.payments[txid]
        block = None if height is None else chain.blocks[height]
        parents = {coin.partition(":")[0] for coin in payment.coins}
        for vout, (to, sat) in enumerate(payment.pays):
            if to == script:
                yield Shown(
                    reference=f"{txid}:{vout}",
                    sat=sat,
                    height=height,
                    block_hash=None if block is None else block.block_hash,
                    block_time=None if block is None else block.time,
                    coins=payment.coins,
                    replaceable=payment.replaceable,
                    has_waiting_parent=height is None and not parents.isdisjoint(chain.pool),
                    fee_rate=payment.fee_rate if height is None else None,
                )

    def _parent_is_known(self, txid: str) -> bool:
        parents = {coin.partition(":")[0] for coin in self.payments[txid].coins}
        known = self.chain.heights.keys() | set(self.chain.pool)
        return all(parent in known or parent not in self.payments for parent in parents)

    def _set(self, *, pool: tuple[str, ...]) -> None:
        self.chain = Chain(self.chain.blocks, pool)

    def _block(self, txids: tuple[str, ...]) -> Block:
        return Block(block_hash=self._name("block"), time=self.now(), txids=txids)

    def _name(self, kind: str) -> str:
        self._made += 1
        return hashlib.sha256(f"{kind} {self._made}".encode()).hexdigest()
