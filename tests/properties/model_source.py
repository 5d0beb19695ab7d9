"""A chain source that is a server of the model chain: it pushes, stalls, lags and goes away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.credit import Tip
from pos_app.ports import ChainNews, ChainOutput, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.properties.model_chain import Chain, ModelChain, Shown
    from tests.support.controlled_clock import ControlledClock


class Server:
    """`lags` is what it knows while it does not hear of anything new; None: it keeps up."""

    def __init__(self, name: str, world: ModelChain) -> None:
        self.name = name
        self.world = world
        self.is_away = False
        self.lags: Chain | None = None
        self.fee_estimate: int | None = 2_000

    @property
    def chain(self) -> Chain:
        return self.world.chain if self.lags is None else self.lags

    def lag(self) -> None:
        self.lags = self.chain

    def keep_up(self) -> None:
        self.lags = None


class ModelSource:
    """Implements ports.ChainSource, for one thread. `fails_in` calls it loses the connection."""

    def __init__(self, server: Server, clock: ControlledClock) -> None:
        self.name = server.name
        self.server = server
        self.fails_in: int | None = None
        self._clock = clock
        self._connected = False
        self._fresh = False
        self._seen: Chain | None = None
        self._watched: dict[bytes, frozenset[tuple[str, int | None]]] = {}
        self._lost: dict[bytes, frozenset[tuple[str, int | None]]] = {}
        self._heard = 0.0

    def connect(self, on_push: Callable[[], None]) -> None:
        del on_push
        if self.server.is_away:
            raise UnreachableError("chain.unreachable", server=self.name)
        self._connected = self._fresh = True
        self._watched, self._lost = {}, {}
        self._seen = None

    @property
    def connected(self) -> bool:
        if self.server.is_away:
            self._connected = False
        return self._connected

    def news(self) -> ChainNews:
        """The first payment to an address is not pushed if a block came with it."""
        chain = self._ask()
        moved = self._seen is None or self._seen.blocks[-1] != chain.blocks[-1]
        changed = set()
        for script, known in self._watched.items():
            status = self._status(script)
            if status in (known, self._lost.get(script)):
                continue
            if moved and not known:
                self._lost[script] = status
            else:
                changed.add(script)
                self._watched[script] = status
        if moved:
            self._heard = self._clock.monotonic()
        self._seen = chain
        everything, self._fresh = self._fresh, False
        return ChainNews(scripts=frozenset(changed), tip_changed=moved, everything=everything)

    def tip(self) -> Tip:
        chain = self._ask()
        newest = chain.blocks[-1]
        return Tip(
            height=chain.height,
            block_hash=newest.block_hash,
            heard_monotonic=self._heard,
            block_time=newest.time,
        )

    def block_hash(self, height: int) -> str:
        blocks = self._ask().blocks
        if height >= len(blocks):
            raise RefusedError("chain.no_such_block", height=str(height))
        return blocks[height].block_hash

    def watch(self, scripts: Sequence[bytes]) -> None:
        self._ask()
        for script in scripts:
            self._watched.setdefault(script, self._status(script))

    def unwatch(self, scripts: Sequence[bytes]) -> None:
        for script in scripts:
            self._watched.pop(script, None)
            self._lost.pop(script, None)

    def renew(self, scripts: Sequence[bytes]) -> None:
        self._ask()
        for script in scripts:
            self._lost.pop(script, None)

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]:
        """Nobody asks what pays an address that is watched and was never paid."""
        chain = self._ask()
        return {
            script: ()
            if script in self._lost
            else tuple(_output(each) for each in self.server.world.shown(chain, script))
            for script in scripts
        }

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]:
        return {script: len(self._status(script)) for script in scripts}

    def fee_estimate(self, blocks: int) -> int | None:
        del blocks
        self._ask()
        return self.server.fee_estimate

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        del inputs
        return self.server.world.rival_in(self._ask(), txid)

    def ping(self) -> None:
        self._ask()

    def close(self) -> None:
        self._connected = False

    def _ask(self) -> Chain:
        if self.fails_in is not None:
            self.fails_in -= 1
            if self.fails_in < 0:
                self.fails_in = None
                self._connected = False
        if not self.connected:
            raise UnreachableError("chain.connection_lost", server=self.name)
        return self.server.chain

    def _status(self, script: bytes) -> frozenset[tuple[str, int | None]]:
        """What a push tells apart: which payments, and how high."""
        shown = self.server.world.shown(self.server.chain, script)
        return frozenset((each.reference, each.height) for each in shown)


def _output(shown: Shown) -> ChainOutput:
    txid, _, vout = shown.reference.partition(":")
    return ChainOutput(
        txid=txid,
        vout=int(vout),
        sat=shown.sat,
        height=shown.height,
        block_hash=shown.block_hash,
        block_time=shown.block_time,
        inputs=shown.coins,
        replaceable=shown.replaceable,
        unconfirmed_parent=shown.has_waiting_parent,
        fee_rate=shown.fee_rate,
    )
