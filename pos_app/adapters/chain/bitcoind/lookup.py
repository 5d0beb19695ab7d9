"""Looks for what pays a script now: the till's own index, each hint checked with the node."""

from __future__ import annotations

import logging
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from pos_app.adapters.chain.bitcoind.answers import (
    RpcRefusedError,
    read_estimate,
    read_mempool_entry,
    read_spenders,
)
from pos_app.adapters.chain.bitcoind.blocks import hash_at
from pos_app.adapters.chain.common.answers import NonsenseError, read_bytes, read_hash
from pos_app.adapters.chain.common.transactions import parse_transaction
from pos_app.ports import ChainOutput, RefusedError, UnreachableError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.adapters.chain.bitcoind.answers import MempoolEntry
    from pos_app.adapters.chain.bitcoind.client import Limits, NodeClient
    from pos_app.adapters.chain.bitcoind.findings import Placed
    from pos_app.adapters.chain.bitcoind.past import Past
    from pos_app.adapters.chain.bitcoind.payments import Payments
    from pos_app.adapters.chain.common.transactions import ParsedTransaction, TransactionCache

TRIES = 6
# While a look waits, who looks through the past is shown again and again what is wanted.
STRIDE_SECONDS = 0.25
# Beyond so many spent coins nobody asks for each of them.
INPUTS_LOOKED_AT = 500

log = logging.getLogger(__name__)


class Lookup:
    """For the watcher's thread; lives as long as its connection."""

    def __init__(
        self,
        client: NodeClient,
        payments: Payments,
        past: Past,
        transactions: TransactionCache,
        limits: Limits,
        *,
        look_now: Callable[[], bool],
    ) -> None:
        self._client = client
        self._payments = payments
        self._past = past
        self._transactions = transactions
        self._limits = limits
        self._look_now = look_now

    def outputs(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[ChainOutput, ...]]:
        """All that pays each of them, as of one moment of the chain.

        UnreachableError `chain.looking_back` (server, percent) while blocks are still looked
        through, RefusedError `chain.inconsistent` when the chain never rests.
        """
        deadline = time.monotonic() + self._limits.look_seconds
        best = self._best()
        for _ in range(TRIES):
            self._until_complete(scripts, best, deadline)
            found = self._found(scripts)
            before, best = best, self._best()
            if before == best and self._payments.is_complete(scripts, best):
                return found
        raise RefusedError("chain.inconsistent", server=self._client.server)

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        """In the memory pool, or in a block that came while the till looked on."""
        self._payments.watch_coins(inputs[:INPUTS_LOOKED_AT])
        asked = []
        for outpoint in inputs[:INPUTS_LOOKED_AT]:
            mined = self._payments.spender_in_a_block(outpoint)
            if mined not in {None, txid}:
                return mined
            parent, _, vout = outpoint.partition(":")
            asked.append({"txid": parent, "vout": int(vout)})
        if not asked:
            return None
        reader = partial(read_spenders, wanted=len(asked))
        spenders = self._client.ask("gettxspendingprevout", [asked], reader)
        return next((each for each in spenders if each not in {None, txid}), None)

    def fee_estimate(self, blocks: int) -> int | None:
        try:
            return self._client.call("estimatesmartfee", [blocks], read_estimate)
        except RpcRefusedError:
            return None  # it does not estimate, or not for so many blocks

    def block_hash(self, height: int) -> str:
        return hash_at(self._client, height)

    def _best(self) -> str:
        return self._client.ask("getbestblockhash", [], read_hash)

    def _until_complete(self, scripts: Sequence[bytes], best: str, deadline: float) -> None:
        changed = self._payments.changed
        while True:
            self._past.go_on()
            with changed:
                if self._payments.is_complete(scripts, best):
                    return
                if not self._look_now():
                    raise UnreachableError("chain.unreachable", server=self._client.server)
                changed.wait(max(0.0, min(STRIDE_SECONDS, deadline - time.monotonic())))
                problem = self._past.problem
            if problem is not None and self._payments.lies_before(scripts):
                raise problem
            if time.monotonic() >= deadline:
                raise UnreachableError(
                    "chain.looking_back",
                    server=self._client.server,
                    percent=str(self._past.percent),
                )
            best = self._best()

    def _found(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[ChainOutput, ...]]:
        known = {script: self._payments.known(script) for script in scripts}
        waiting = self._waiting({txid for _, txids in known.values() for txid in txids})
        return {
            script: (
                *(output for each in placed for output in _placed_outputs(each, script)),
                *(
                    output
                    for txid in sorted(txids & waiting.keys())
                    for output in _waiting_outputs(*waiting[txid], script)
                ),
            )
            for script, (placed, txids) in known.items()
        }

    def _waiting(self, txids: set[str]) -> Mapping[str, tuple[ParsedTransaction, MempoolEntry]]:
        """Those that are in the memory pool now."""
        ordered = sorted(txids)
        entries = self._client.each(
            "getmempoolentry", [[txid] for txid in ordered], read_mempool_entry
        )
        there = {
            txid: entry for txid, entry in zip(ordered, entries, strict=True) if entry is not None
        }
        unknown = [txid for txid in there if self._transactions.get(txid) is None]
        raw = self._client.each("getrawtransaction", [[txid, False] for txid in unknown], _read_raw)
        for txid, each in zip(unknown, raw, strict=True):
            if each is not None:
                self._transactions.add(self._parsed(each, txid))
        found = {}
        for txid, entry in there.items():
            parsed = self._transactions.get(txid)
            if parsed is not None:
                self._payments.watch_coins(parsed.inputs)
                found[txid] = (parsed, entry)
        return found

    def _parsed(self, raw: bytes, txid: str) -> ParsedTransaction:
        try:
            return parse_transaction(raw, txid)
        except NonsenseError as error:
            raise self._client.nonsense(f"transaction {txid}: {error}") from error


def _read_raw(value: Any) -> bytes:
    return read_bytes(value)


def _placed_outputs(placed: Placed, script: bytes) -> list[ChainOutput]:
    transaction = placed.transaction
    return [
        ChainOutput(
            txid=transaction.txid,
            vout=vout,
            sat=sat,
            height=placed.height,
            block_hash=placed.block_hash,
            block_time=placed.block_time,
            inputs=transaction.inputs,
            replaceable=transaction.replaceable,
            unconfirmed_parent=False,
        )
        for vout, (sat, target) in enumerate(transaction.outputs)
        if target == script
    ]


def _waiting_outputs(
    transaction: ParsedTransaction, entry: MempoolEntry, script: bytes
) -> list[ChainOutput]:
    return [
        ChainOutput(
            txid=transaction.txid,
            vout=vout,
            sat=sat,
            height=None,
            block_hash=None,
            block_time=None,
            inputs=transaction.inputs,
            replaceable=transaction.replaceable,
            unconfirmed_parent=entry.has_parents,
            fee_rate=entry.fee_sat * 1_000 // entry.vsize,
        )
        for vout, (sat, target) in enumerate(transaction.outputs)
        if target == script
    ]
