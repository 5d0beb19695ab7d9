"""Looks for what pays a script now: histories, raw transactions, headers, merkle proofs.

All of it may change between two requests; what does not fit together is asked for again.
"""

from __future__ import annotations

import hashlib
import logging
from functools import partial
from typing import TYPE_CHECKING

from pos_app.adapters.chain.common.answers import (
    MAX_HEIGHT,
    read_field,
    read_merkle_proof,
    read_number,
)
from pos_app.adapters.chain.common.headers import proves
from pos_app.adapters.chain.common.transactions import parse_transaction
from pos_app.adapters.chain.esplora.answers import (
    read_confirmed,
    read_count,
    read_fee_estimate,
    read_hash_text,
    read_hex_text,
    read_json,
    read_page,
    read_spender,
)
from pos_app.ports import ChainOutput, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from pos_app.adapters.chain.common.answers import MerkleProof
    from pos_app.adapters.chain.common.headers import Header
    from pos_app.adapters.chain.common.transactions import ParsedTransaction, TransactionCache
    from pos_app.adapters.chain.esplora.answers import HistoryItem
    from pos_app.adapters.chain.esplora.blocks import Blocks
    from pos_app.adapters.chain.esplora.client import EsploraClient
    from pos_app.adapters.chain.esplora.settled import SettledOutputs
    from pos_app.adapters.chain.esplora.unfinished import Unfinished
    from pos_app.domain.credit import Tip

TRIES = 6
# A till's address is paid once or twice; who fills one with thousands wants to stop the till.
MOST_PAGES = 40
# Servers put 25 confirmed transactions on a page, some over Electrum ones 10.
SHORTEST_FULL_PAGE = 10
# Beyond so many spent coins nobody asks for each of them.
INPUTS_LOOKED_AT = 25
_KEPT = 10_000

log = logging.getLogger(__name__)


class _MovedError(Exception):
    """The chain moved while we looked."""


class Lookup:
    """Lives as long as its session; the transactions and what is settled outlive it."""

    def __init__(
        self,
        client: EsploraClient,
        *,
        blocks: Blocks,
        transactions: TransactionCache,
        settled: SettledOutputs,
        unfinished: Unfinished[tuple[ChainOutput, ...]],
        settle: Callable[[], None],
    ) -> None:
        self._client = client
        self._blocks = blocks
        self._transactions = transactions
        self._settled = settled
        self._unfinished = unfinished
        self._settle = settle
        self._proven: set[tuple[str, str]] = set()  # txid, block hash

    def outputs(
        self, scripts: Sequence[bytes], watched: Collection[bytes], tip: Tip
    ) -> dict[bytes, tuple[ChainOutput, ...]]:
        """Of those that are `watched` somebody tells when they change.

        RefusedError `chain.inconsistent` when the server contradicts itself again and again.
        """

        def look(script: bytes) -> tuple[ChainOutput, ...]:
            if script in watched:
                return self._settled_outputs(script, tip, best)
            return self._outputs(script, best)

        for _ in range(TRIES):
            best: dict[int, str] = {}
            try:
                return self._unfinished.each(scripts, look)
            except _MovedError as moved:
                log.info("%s: looking again: %s", self._client.server, moved)
                self._unfinished.clear()
                self._settle()
        raise RefusedError("chain.inconsistent", server=self._client.server)

    def block_hash(self, height: int) -> str:
        found = self._client.find(f"/block-height/{height}", read_hash_text)
        if found is None:
            raise RefusedError("chain.no_such_block", height=str(height))
        return found

    def count(self, script: bytes) -> int:
        return self._client.ask(f"/scripthash/{script_hash(script)}", read_count)

    def fee_estimate(self, blocks: int) -> int | None:
        return self._client.find("/fee-estimates", partial(read_fee_estimate, blocks))

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        for outpoint in inputs[:INPUTS_LOOKED_AT]:
            parent, _, vout = outpoint.partition(":")
            spender = self._client.find(f"/tx/{parent}/outspend/{vout}", read_spender)
            if spender not in {None, txid}:
                return spender
        return None

    def _settled_outputs(
        self, script: bytes, tip: Tip, best: dict[int, str]
    ) -> tuple[ChainOutput, ...]:
        anchor = self._settled.anchor(script)
        if anchor is not None and self._is_best(anchor.height, anchor.block_hash, best):
            return self._settled.outputs(script)
        found = self._outputs(script, best)
        if found and self._is_best(tip.height, tip.block_hash, best):
            self._settled.keep(script, found, tip)
        else:
            self._settled.forget([script])
        return found

    def _outputs(self, script: bytes, best: dict[int, str]) -> tuple[ChainOutput, ...]:
        found: list[ChainOutput] = []
        for item in self._history(script):
            transaction = self._transaction(item.txid)
            paying = [
                (vout, sat)
                for vout, (sat, target) in enumerate(transaction.outputs)
                if target == script
            ]
            if not paying:
                continue
            header = self._proof_of(item, best)
            waits = header is None and self._has_unconfirmed_parent(transaction)
            found += [
                ChainOutput(
                    txid=item.txid,
                    vout=vout,
                    sat=sat,
                    height=item.height,
                    block_hash=item.block_hash,
                    block_time=None if header is None else header.time,
                    inputs=transaction.inputs,
                    replaceable=transaction.replaceable,
                    unconfirmed_parent=waits,
                    fee_rate=None if item.fee_sat is None else transaction.fee_rate(item.fee_sat),
                )
                for vout, sat in paying
            ]
        return tuple(found)

    def _history(self, script: bytes) -> tuple[HistoryItem, ...]:
        path = f"/scripthash/{script_hash(script)}/txs"
        page = self._client.ask(path, read_page)
        items = dict(_by_txid(page))
        for _ in range(MOST_PAGES):
            mined = [item for item in page if item.height is not None]
            if len(mined) < SHORTEST_FULL_PAGE:
                return tuple(items.values())
            page = self._client.ask(f"{path}/chain/{mined[-1].txid}", read_page)
            more = _by_txid(page)
            if more.keys() & items.keys():
                raise _MovedError("a page repeats another")
            items.update(more)
        log.warning("%s: a script with too many transactions", self._client.server)
        raise RefusedError("chain.refused", server=self._client.server)

    def _transaction(self, txid: str) -> ParsedTransaction:
        known = self._transactions.get(txid)
        if known is None:
            known = self._client.find(f"/tx/{txid}/hex", partial(_read_transaction, txid))
            if known is None:
                raise _MovedError("a transaction of a history is gone")
            self._transactions.add(known)
        return known

    def _proof_of(self, item: HistoryItem, best: dict[int, str]) -> Header | None:
        """The header of the block that the transaction is proven to be in."""
        if item.height is None or item.block_hash is None:
            return None
        if not self._is_best(item.height, item.block_hash, best):
            raise _MovedError("a payment lies in a block that is not in the chain")
        block = self._blocks.find(item.block_hash)
        if block is None:
            raise _MovedError("a block is gone")
        header, height = block
        if height != item.height:
            raise self._client.nonsense("a block of another height")
        if (item.txid, item.block_hash) not in self._proven:
            proof = self._client.find(
                f"/tx/{item.txid}/merkle-proof", partial(_read_proof, item.height)
            )
            if proof is None or not proves(proof, item.txid, header):
                raise _MovedError("a payment is not proven to be in its block")
            if len(self._proven) >= _KEPT:
                self._proven.clear()
            self._proven.add((item.txid, item.block_hash))
        return header

    def _is_best(self, height: int, block_hash: str, best: dict[int, str]) -> bool:
        """`best` holds what was asked for already."""
        if height not in best:
            found = self._client.find(f"/block-height/{height}", read_hash_text)
            if found is None:
                return False
            best[height] = found
        return best[height] == block_hash

    def _has_unconfirmed_parent(self, transaction: ParsedTransaction) -> bool:
        """What can't be told counts as unconfirmed."""
        parents = {outpoint.partition(":")[0] for outpoint in transaction.inputs}
        return len(parents) > INPUTS_LOOKED_AT or not all(
            self._client.find(f"/tx/{parent}/status", read_confirmed) for parent in sorted(parents)
        )


def script_hash(script: bytes) -> str:
    """In the order of its bytes; Electrum servers want it reversed."""
    return hashlib.sha256(script).hexdigest()


def _by_txid(items: Iterable[HistoryItem]) -> Mapping[str, HistoryItem]:
    return {item.txid: item for item in items}


def _read_transaction(txid: str, body: bytes) -> ParsedTransaction:
    return parse_transaction(read_hex_text(body), txid)


def _read_proof(height: int, body: bytes) -> MerkleProof | None:
    """None when it is for another block than thought."""
    value = read_json(body)
    if read_number(read_field(value, "block_height"), 0, MAX_HEIGHT) != height:
        return None
    return read_merkle_proof(value)
