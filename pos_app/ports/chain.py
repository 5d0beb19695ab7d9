"""What the till needs of the chain: who sees payments, and who tells of whole blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from pos_app.domain.credit import Tip


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainOutput:
    """One output that pays a watched script, as a source reports it now.

    `height` is None while it is in a memory pool; `inputs` are `txid:vout` outpoints. `fee_rate` is
    the transaction's own, in satoshi per 1,000 virtual bytes rounded down; None: not known, or in
    a block.
    """

    txid: str
    vout: int
    sat: int
    height: int | None
    block_hash: str | None
    block_time: datetime | None
    inputs: tuple[str, ...]
    replaceable: bool
    unconfirmed_parent: bool
    fee_rate: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNews:
    """What changed since the last look; `everything` after a (re)connect."""

    scripts: frozenset[bytes]
    tip_changed: bool
    everything: bool


class ChainSource(Protocol):
    """A view of the chain that pushes: one server's, or that of the one among several that leads.

    Its own reader thread calls `on_push`; all methods answer within their time limit and may be
    called from one thread only, except for `close`.
    """

    @property
    def name(self) -> str: ...

    def connect(self, on_push: Callable[[], None]) -> None:
        """Connect to a server that answers and is on the right chain.

        UnreachableError when it doesn't; RefusedError (wrong genesis, changed certificate) names
        the server.
        """
        ...

    @property
    def connected(self) -> bool: ...

    def news(self) -> ChainNews:
        """Takes what was pushed since the last call; no request is sent."""
        ...

    def tip(self) -> Tip:
        """The newest block that was pushed and follows what was known.

        UnreachableError before. A request is sent only where a push left a gap; RefusedError when
        it cannot be closed.
        """
        ...

    def block_hash(self, height: int) -> str:
        """Of the best chain now; RefusedError `chain.no_such_block` above the tip."""
        ...

    def watch(self, scripts: Sequence[bytes]) -> None:
        """Subscribe, pipelined; what is watched already costs nothing."""
        ...

    def unwatch(self, scripts: Sequence[bytes]) -> None: ...

    def renew(self, scripts: Sequence[bytes]) -> None:
        """Ask how the watched ones of them stand: what was not pushed is news now. Pipelined.

        Nothing is sent where no push can be lost.
        """
        ...

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        """All outputs that pay each script now, in the best chain or a memory pool. Pipelined."""
        ...

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        """How many transactions pay or spend each script now, in blocks and in a memory pool.

        Cheap: no transaction is fetched. A source without an index of spends counts payments only.
        """
        ...

    def fee_estimate(self, blocks: int) -> int | None:
        """Satoshi per 1,000 virtual bytes for a place in the next `blocks`; None: it can't say."""
        ...

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        """Another transaction that spends one of `inputs` (`txid:vout`) now; None: none found."""
        ...

    def ping(self) -> None:
        """Keep the session alive; UnreachableError when it is dead."""
        ...

    def close(self) -> None: ...


class BlockSource(Protocol):
    """Whole blocks of an own node, for matching against every address ever issued.

    All methods answer within their time limit; one thread only. UnreachableError when the node is
    away, RefusedError when it answers nonsense or is on another chain.
    """

    @property
    def name(self) -> str: ...

    def tip_height(self) -> int: ...

    def block_hash(self, height: int) -> str:
        """Of the best chain now; RefusedError `chain.no_such_block` above the tip."""
        ...

    def raw_block(self, block_hash: str) -> bytes:
        """The serialised block; RefusedError `chain.block_pruned` when the node dropped it."""
        ...

    def close(self) -> None:
        """End what runs; from any thread."""
        ...
