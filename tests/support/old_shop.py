"""A store with sales of long ago, and a node whose blocks a test writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.adapters.storage.instance_lock import InstanceLock
from pos_app.adapters.storage.sqlite_store import SqliteStore
from pos_app.domain.credit import Assurance, Credit
from pos_app.domain.sale_state import Life, Standing, State
from pos_app.ports import RefusedError, UnreachableError
from pos_app.services.chain.found_payments import FoundPayments
from tests.support.blocks import WrittenBlock, WrittenTransaction
from tests.support.chain_sales import a_waiting_sale
from tests.support.controlled_clock import ControlledClock
from tests.support.scripts import new_script

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import Self
    from uuid import UUID

    from pos_app.domain.sale import Sale

FOLLOWED_FOR = timedelta(days=3)
MONTHS = timedelta(days=200)
HOUR = timedelta(hours=1)


class OldShop:
    """`rescans` are the sales that the watcher was asked to look at, in their order."""

    def __init__(self, folder: Path) -> None:
        self._lock = InstanceLock.take(folder)
        self.store = SqliteStore(self._lock, "till")
        self.clock = ControlledClock()
        self.rescans: list[UUID] = []
        self.found = self.new_found()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()
        self._lock.release()

    def new_found(self) -> FoundPayments:
        """As after a start of the program."""
        return FoundPayments(
            self.store, self.clock, rescan=self.rescans.append, followed_for=FOLLOWED_FOR
        )

    def sale(self, age: timedelta = MONTHS, *, life: Life = Life.EXPIRED) -> Sale:
        """One that nobody paid."""
        return self.sales([age], life=life)[0]

    def sales(self, ages: Iterable[timedelta], *, life: Life = Life.EXPIRED) -> list[Sale]:
        made = [a_waiting_sale(new_script(), 5_000, self.clock.now() - age) for age in ages]
        sales = [replace(sale, state=State(Standing.WAITING, life)) for sale in made]
        with self.store.transaction() as transaction:
            for sale in sales:
                transaction.save_sale(sale)
        return sales

    def credit(self, sale: Sale, reference: str, assurance: Assurance = Assurance.FINAL) -> None:
        """The watcher has recorded this payment."""
        credit = Credit(
            reference=reference, sat=5_000, assurance=assurance, first_seen=self.clock.now()
        )
        with self.store.transaction() as transaction:
            known = transaction.sale(sale.id)
            others = tuple(each for each in known.credits if each.reference != reference)
            transaction.save_sale(replace(known, credits=(*others, credit)))

    def owed(self) -> set[str]:
        with self.store.transaction() as transaction:
            return {payment.reference for payment in transaction.found_payments()}


def script_of(sale: Sale) -> bytes:
    assert sale.request is not None
    return sale.request.script


def payment_to(*scripts: bytes) -> WrittenTransaction:
    """One that no other is like."""
    return WrittenTransaction(inputs=(new_script(),), outputs=(b"\x6a", *scripts))


class WrittenNode:
    """A BlockSource. The newest block is as old as the clock says at the start.

    `pruned_below` is the lowest height it still has the block of; `asked` are the hashes of the
    blocks it gave away.
    """

    name = "node"

    def __init__(self, clock: ControlledClock, blocks: int, apart: timedelta = HOUR) -> None:
        self._clock = clock
        self.pruned_below = 0
        self.away = False
        self.lies: bytes | None = None
        self.asked: list[str] = []
        self._known: dict[str, WrittenBlock] = {}
        self.chain: list[WrittenBlock] = []
        for height in range(blocks):
            self.mine(age=apart * (blocks - 1 - height))

    def mine(self, *transactions: WrittenTransaction, age: timedelta = timedelta(0)) -> None:
        block = WrittenBlock(
            transactions=(payment_to(b"\x51"), *transactions),
            previous_hash=self.chain[-1].block_hash if self.chain else "00" * 32,
            time=self._clock.now() - age,
            nonce=len(self._known),
        )
        self.chain.append(block)
        self._known[block.block_hash] = block

    def reorganise(self, depth: int) -> None:
        """So many blocks leave the chain, one more without payments take their place."""
        del self.chain[-depth:]
        for _ in range(depth + 1):
            self.mine()

    def close(self) -> None:
        self.away = True

    def tip_height(self) -> int:
        if self.away:
            raise UnreachableError("chain.unreachable", server="node")
        return len(self.chain) - 1

    def block_hash(self, height: int) -> str:
        if height >= len(self.chain):
            raise RefusedError("chain.no_such_block", height=str(height))
        return self.chain[height].block_hash

    def raw_block(self, block_hash: str) -> bytes:
        block = self._known[block_hash]
        if block in self.chain[: self.pruned_below]:
            raise RefusedError("chain.block_pruned", block=block_hash)
        self.asked.append(block_hash)
        return block.raw if self.lies is None else self.lies
