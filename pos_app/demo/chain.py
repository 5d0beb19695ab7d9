"""A chain to try the till on: it obeys, and speaks the real Electrum protocol on loopback."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pos_app.demo.chain_server import ChainServer
from pos_app.demo.chain_state import COIN_SAT, ChainState
from pos_app.demo.chain_transactions import SimulatedOutput, SimulatedTransaction, spend

if TYPE_CHECKING:
    from collections.abc import Callable

FEE_SAT = 500
_MIN_CHANGE_SAT = 1_000
# Room for the fees of replacements and of a parent.
_SLACK_SAT = 100_000


class SimulatedChain:
    """A signet of its own: `tb1...` addresses, the public signet's genesis, no proof of work.

    Safe from any thread. `protocols` are the oldest and newest protocol versions it speaks;
    `port` 0 takes a free one.
    """

    def __init__(
        self,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        protocols: tuple[str, str] = ("1.4", "1.6"),
        port: int = 0,
    ) -> None:
        self._now = now
        self._protocols = protocols
        self._lock = threading.RLock()
        self._state = ChainState(self._seconds())
        self._server: ChainServer | None = None
        self._port = port
        self._scripts_made = 0

    def start(self) -> str:
        """Listen, on the same port as before where it ran before. Returns the server's URL."""
        with self._lock:
            if self._server is None:
                self._server = ChainServer(self._state, self._lock, self._protocols)
                self._port = self._server.start(self._port)
            return f"tcp://127.0.0.1:{self._port}"

    def stop(self) -> None:
        """The chain stays as it is and can be started again."""
        with self._lock:
            server, self._server = self._server, None
        if server is not None:
            server.stop()

    @property
    def height(self) -> int:
        with self._lock:
            return self._state.height

    @property
    def tip(self) -> tuple[int, str]:
        """Height and hash of the newest block."""
        with self._lock:
            return self._state.height, self._state.blocks[-1].block_hash

    @property
    def fee_estimate(self) -> int | None:
        """Satoshi per 1,000 virtual bytes that its server calls for; None: it can't say."""
        with self._lock:
            return self._state.fee_estimate

    @fee_estimate.setter
    def fee_estimate(self, rate: int | None) -> None:
        with self._lock:
            self._state.fee_estimate = rate

    def pay(
        self,
        address: str,
        sat: int,
        *,
        replaceable: bool = False,
        unconfirmed_parent: bool = False,
    ) -> str:
        """Send `sat` to a signet address; returns the txid. ValueError for a bad address."""
        script = _script(address)
        if sat <= 0:
            raise ValueError(f"{sat} sat cannot be paid")
        with self._lock:
            inputs = self._coins(sat + FEE_SAT)
            if unconfirmed_parent:
                inputs = self._moved(inputs)
            payment = SimulatedOutput(sat=sat, script=script)
            return self._publish(inputs, (payment,), replaceable=replaceable)

    def double_spend(self, txid: str) -> str:
        """Spend the same coins elsewhere; an unconfirmed `txid` is displaced. ValueError else."""
        with self._lock:
            replaced = self._state.transactions[txid]
            outputs = (SimulatedOutput(sat=_MIN_CHANGE_SAT, script=self._own_script()),)
            return self._replace(replaced, outputs)

    def bump(self, txid: str, sat: int) -> str:
        """Replace an unconfirmed payment by one of `sat` to the same address, with more fee."""
        with self._lock:
            replaced = self._state.transactions[txid]
            outputs = (SimulatedOutput(sat=sat, script=replaced.outputs[0].script),)
            return self._replace(replaced, outputs)

    def drop(self, txid: str) -> None:
        """Let the memory pools forget an unconfirmed payment."""
        with self._lock:
            self._state.remove(txid)
            self._notify()

    def resend(self, txid: str) -> None:
        """Publish a dropped payment again; ValueError when its coins are spent by now."""
        with self._lock:
            self._state.accept(self._state.transactions[txid])
            self._notify()

    def mine(self, n: int = 1) -> None:
        """`n` blocks; the first takes the whole memory pool."""
        with self._lock:
            for _ in range(n):
                self._state.mine(self._seconds())
            self._notify()

    def reorganise(self, depth: int, *, keep: bool = False) -> None:
        """Swap the newest `depth` blocks for one more, empty ones: payments wait again.

        With `keep` the first of the new blocks takes the payments.
        """
        with self._lock:
            if not 0 < depth < self._state.height:
                raise ValueError(f"the chain is {self._state.height} high, not above {depth}")
            for _ in range(depth):
                self._state.unmine()
            for number in range(depth + 1):
                if keep and number == 0:
                    self._state.mine(self._seconds())
                else:
                    self._state.mine_empty(self._seconds())
            self._notify()

    def waiting(self) -> tuple[str, ...]:
        """The memory pool's txids, oldest first."""
        with self._lock:
            return tuple(self._state.memory_pool)

    def _replace(self, replaced: SimulatedTransaction, outputs: tuple[SimulatedOutput, ...]) -> str:
        if replaced.txid in self._state.memory_pool:
            self._state.remove(replaced.txid)
        fee_sat = replaced.fee_sat + FEE_SAT
        return self._publish(replaced.inputs, outputs, replaceable=True, fee_sat=fee_sat)

    def _publish(
        self,
        inputs: tuple[str, ...],
        outputs: tuple[SimulatedOutput, ...],
        *,
        replaceable: bool,
        fee_sat: int = FEE_SAT,
    ) -> str:
        put_in = sum(self._state.output(outpoint).sat for outpoint in inputs)
        change_sat = put_in - fee_sat - sum(output.sat for output in outputs)
        if change_sat < 0:
            raise ValueError("the coins are worth less than that")
        change = SimulatedOutput(sat=change_sat, script=self._own_script())
        transaction = spend(inputs, (*outputs, change), fee_sat=fee_sat, replaceable=replaceable)
        self._state.accept(transaction)
        self._notify()
        return transaction.txid

    def _coins(self, sat: int) -> tuple[str, ...]:
        count = (sat + _SLACK_SAT) // COIN_SAT + 1
        if count > len(self._state.coins):
            raise ValueError("the simulated customers have no coins left")
        return tuple(self._state.coins.pop() for _ in range(count))

    def _moved(self, inputs: tuple[str, ...]) -> tuple[str, ...]:
        sat = sum(self._state.output(outpoint).sat for outpoint in inputs) - 2 * FEE_SAT
        target = SimulatedOutput(sat=sat - _MIN_CHANGE_SAT, script=self._own_script())
        return (f"{self._publish(inputs, (target,), replaceable=False)}:0",)

    def _own_script(self) -> bytes:
        self._scripts_made += 1
        return b"\x00\x14" + hashlib.sha256(b"customer %d" % self._scripts_made).digest()[:20]

    def _notify(self) -> None:
        if self._server is not None:
            self._server.notify()

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _script(address: str) -> bytes:
    from embit.script import EmbitError, address_to_scriptpubkey

    try:
        script = address_to_scriptpubkey(address)
    except (EmbitError, ValueError, TypeError, IndexError):
        script = None
    if script is None:
        raise ValueError(f"{address!r} is not an address")
    data: bytes = script.data
    return data
