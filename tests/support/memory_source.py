"""A chain source in memory that shows what a test says, and pushes when it is told to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from pos_app.domain.credit import Tip
from pos_app.ports import ChainNews, ChainOutput, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.message import TillError
    from pos_app.ports import Clock

GENESIS_TIME = datetime(2026, 1, 1, tzinfo=UTC)


def block_hash_of(height: int, branch: str = "") -> str:
    return hashlib.sha256(f"{branch}{height}".encode()).hexdigest()


def an_output(
    name: str = "ab",
    *,
    sat: int = 50_000,
    height: int | None = None,
    branch: str = "",
    inputs: tuple[str, ...] = ("cd" * 32 + ":0",),
    fee_rate: int | None = 5_000,
) -> ChainOutput:
    """`name` is two digits of the transaction's id; `branch` is that of its block."""
    return ChainOutput(
        txid=name * 32,
        vout=0,
        sat=sat,
        height=height,
        block_hash=None if height is None else block_hash_of(height, branch),
        block_time=None if height is None else GENESIS_TIME,
        inputs=inputs,
        replaceable=False,
        unconfirmed_parent=False,
        fee_rate=None if height is not None else fee_rate,
    )


@dataclass
class MemorySource:
    """`calls` are the questions that would have gone over the network, in their order.

    What is `watched` is told as it was pushed, like an Electrum server's client does.
    """

    name: str
    clock: Clock
    height: int = 100
    branch: str = ""
    fork: int = 0  # blocks above it are of the branch
    tip_age: timedelta = timedelta(minutes=1)
    fee: int | None = 2_000
    money: dict[bytes, tuple[ChainOutput, ...]] = field(default_factory=dict)
    watched: dict[bytes, tuple[ChainOutput, ...]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    error: TillError | None = None  # of every question from now on
    closes: int = 0

    def __post_init__(self) -> None:
        self._alive = False
        self._mined_at = self.clock.now()
        self._everything = self._tip_changed = False
        self._changed: set[bytes] = set()
        self._on_push: Callable[[], None] = lambda: None
        self._tip = self._new_tip()

    def connect(self, on_push: Callable[[], None]) -> None:
        self._ask("connect")
        self._alive = self._everything = True
        self._tip = self._new_tip()
        self._on_push = on_push
        self.watched.clear()

    @property
    def connected(self) -> bool:
        return self._alive

    def news(self) -> ChainNews:
        news = ChainNews(
            scripts=frozenset(self._changed & self.watched.keys()),
            tip_changed=self._tip_changed,
            everything=self._everything,
        )
        self._changed.clear()
        self._tip_changed = self._everything = False
        return news

    def tip(self) -> Tip:
        if not self._alive:
            raise UnreachableError("chain.unreachable", server=self.name)
        return self._tip

    def block_hash(self, height: int) -> str:
        self._ask("block_hash")
        if height > self.height:
            raise RefusedError("chain.no_such_block", height=str(height))
        return block_hash_of(height, self.branch if height > self.fork else "")

    def watch(self, scripts: Sequence[bytes]) -> None:
        for script in scripts:
            self.watched.setdefault(script, self.money.get(script, ()))

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        for script in scripts:
            self.watched.pop(script, None)

    def renew(self, scripts: Sequence[bytes]) -> None:
        self._ask("renew")
        for script in scripts:
            shown = self.money.get(script, ())
            if self.watched.get(script, shown) != shown:
                self.watched[script] = shown
                self._changed.add(script)

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        if scripts:
            self._ask("outputs")
        return {script: self.watched.get(script, self.money.get(script, ())) for script in scripts}

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        self._ask("transaction_counts")
        return {script: len(self.money.get(script, ())) for script in scripts}

    def fee_estimate(self, blocks: int) -> int | None:
        self._ask("fee_estimate")
        assert blocks > 0
        return self.fee

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        self._ask("rival")
        others = (output for outputs in self.money.values() for output in outputs)
        spends = (each.txid for each in others if not set(each.inputs).isdisjoint(inputs))
        return next((each for each in spends if each != txid), None)

    def ping(self) -> None:
        self._ask("ping")

    def close(self) -> None:
        self.closes += 1
        self._alive = False

    # What a test does to it.

    def shows(self, script: bytes, *outputs: ChainOutput, push: bool = True) -> None:
        """From now on this pays the script; `push` says that the server tells."""
        self.money[script] = outputs
        if push:
            if script in self.watched:
                self.watched[script] = outputs
            self._changed.add(script)
            self._on_push()

    def mines(self, blocks: int = 1) -> None:
        self.height += blocks
        self._announce()

    def goes_to(self, branch: str, fork: int, height: int) -> None:
        """Its chain has other blocks above `fork` now."""
        self.branch, self.fork, self.height = branch, fork, height
        self._announce()

    def hangs_up(self) -> None:
        self._alive = False
        self._on_push()

    def _announce(self) -> None:
        self._mined_at = self.clock.now()
        self._tip = self._new_tip()
        self._tip_changed = True
        self._on_push()

    def _new_tip(self) -> Tip:
        return Tip(
            height=self.height,
            block_hash=block_hash_of(self.height, self.branch if self.height > self.fork else ""),
            heard_monotonic=self.clock.monotonic(),
            block_time=self._mined_at - self.tip_age,
        )

    def _ask(self, what: str) -> None:
        self.calls.append(what)
        if self.error is not None:
            raise self.error
        if what != "connect" and not self._alive:
            raise UnreachableError("chain.connection_lost", server=self.name)


def mined(output: ChainOutput, height: int, branch: str = "") -> ChainOutput:
    """The same payment, in a block."""
    return replace(
        output,
        height=height,
        block_hash=block_hash_of(height, branch),
        block_time=GENESIS_TIME,
        fee_rate=None,
    )
