"""Looks for what pays a script now: histories, raw transactions, headers, merkle proofs.

All of it may change between two requests; what does not fit together is asked for again.
"""

from __future__ import annotations

import hashlib
import logging
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from pos_app.adapters.chain.common.answers import read_bytes, read_merkle_proof
from pos_app.adapters.chain.common.headers import proves
from pos_app.adapters.chain.common.transactions import parse_transaction
from pos_app.adapters.chain.electrum.answers import read_history, read_status
from pos_app.adapters.chain.electrum.linked_chain import LinkedChain, MovedError
from pos_app.ports import ChainOutput, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from pos_app.adapters.chain.common.headers import Header
    from pos_app.adapters.chain.common.transactions import ParsedTransaction, TransactionCache
    from pos_app.adapters.chain.electrum.answers import HistoryItem
    from pos_app.adapters.chain.electrum.session import Session
    from pos_app.domain.credit import Tip

TRIES = 6
# A change on the server's side is over, and pushed, after a moment.
SETTLE_SECONDS = 0.25
# Of the transactions that touch a spent coin's script only so many are looked through.
RIVALS_LOOKED_AT = 50
_PROOFS_KEPT = 10_000

T = TypeVar("T")
log = logging.getLogger(__name__)


class Lookup:
    """Lives as long as its session; the transactions outlive it."""

    def __init__(self, session: Session, transactions: TransactionCache) -> None:
        self._session = session
        self._board = session.board
        self._transactions = transactions
        self._chain = LinkedChain(session)
        self._proven: set[tuple[str, str]] = set()  # txid, block hash

    def tip(self) -> Tip:
        """The newest block that is linked to those before; RefusedError `chain.inconsistent`."""
        return self._until_agreed(self._chain.follow)

    def block_hash(self, height: int) -> str:
        """Of a block that is linked to the tip; RefusedError `chain.no_such_block` above it."""
        if height > self.tip().height:
            raise RefusedError("chain.no_such_block", height=str(height))
        found = self._until_agreed(lambda: self._chain.headers({height}))
        if height not in found:
            raise RefusedError("chain.no_such_block", height=str(height))
        return found[height].block_hash

    def outputs(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[ChainOutput, ...]]:
        """RefusedError `chain.inconsistent` when the server contradicts itself again and again.

        A payment in a block too deep to be linked to the tip is told as one without a block.
        """
        return self._until_agreed(partial(self._outputs, scripts))

    def _until_agreed(self, look: Callable[[], T]) -> T:
        for _ in range(TRIES):
            seen = self._board.pushes
            try:
                return look()
            except MovedError as moved:
                log.info("%s: looking again: %s", self._session.server, moved)
                self._board.wait_for_push(seen, SETTLE_SECONDS)
        raise RefusedError("chain.inconsistent", server=self._session.server)

    def histories(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[HistoryItem, ...]]:
        answers = self._session.call(
            [("blockchain.scripthash.get_history", [script_hash(script)]) for script in scripts]
        )
        return {
            script: self._session.read(read_history, answer)
            for script, answer in zip(scripts, answers, strict=True)
        }

    def rival(self, txid: str, inputs: Sequence[str]) -> str | None:
        """Another transaction that spends one of `inputs` now.

        It shows in the history of the script whose coin was spent; None when none is found there.
        """
        parents = self._available({outpoint.partition(":")[0] for outpoint in inputs})
        scripts = set()
        for outpoint in inputs:
            parent_id, _, vout = outpoint.partition(":")
            parent = parents.get(parent_id)
            if parent is not None and int(vout) < len(parent.outputs):
                scripts.add(parent.outputs[int(vout)][1])
        candidates = self._newest(scripts) - {txid}
        wanted = set(inputs)
        spenders = self._available(candidates).values()
        found = (each.txid for each in spenders if wanted.intersection(each.inputs))
        return min(found, default=None)

    def _outputs(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[ChainOutput, ...]]:
        histories = self._agreed_histories(scripts)
        transactions = self._fetched({item.txid for items in histories.values() for item in items})
        paying = {
            (item.txid, item.height)
            for script, items in histories.items()
            for item in items
            if item.height > 0 and _pays(transactions[item.txid], script)
        }
        headers = self._chain.headers({height for _, height in paying})
        self._prove({(txid, height) for txid, height in paying if height in headers}, headers)
        return {
            script: tuple(
                output
                for item in dict.fromkeys(histories[script])
                for output in _outputs_of(transactions[item.txid], script, item, headers)
            )
            for script in scripts
        }

    def _agreed_histories(self, scripts: Sequence[bytes]) -> dict[bytes, tuple[HistoryItem, ...]]:
        """Those of watched scripts must hash to the status the server gave them."""
        agreed: dict[bytes, tuple[HistoryItem, ...]] = {}
        asked = []
        for script in scripts:
            if self._board.is_watched(script) and self._board.status(script) is None:
                agreed[script] = ()  # a subscription without a status: never used
            else:
                asked.append(script)
        if not asked:
            return agreed
        agreed |= self.histories(asked)
        for script in asked:
            fits = not self._board.is_watched(script) or (
                self._board.status(script) == status_of(agreed[script])
            )
            if not fits:
                agreed[script] = self._history_again(script)
        return agreed

    def _history_again(self, script: bytes) -> tuple[HistoryItem, ...]:
        name = [script_hash(script)]
        status_answer, history_answer = self._session.call(
            [
                ("blockchain.scripthash.subscribe", name),
                ("blockchain.scripthash.get_history", name),
            ]
        )
        status = self._session.read(read_status, status_answer)
        history = self._session.read(read_history, history_answer)
        if status != status_of(history):
            raise MovedError("a history does not fit its status")
        return history

    def _fetched(self, txids: Iterable[str]) -> dict[str, ParsedTransaction]:
        wanted = set(txids)
        found = self._available(wanted)
        if len(found) < len(wanted):
            raise MovedError("a transaction of a history is gone")
        return found

    def _available(self, txids: set[str]) -> dict[str, ParsedTransaction]:
        """Those the server has; bytes that are not what was asked for are nonsense."""
        known = {txid: self._transactions.get(txid) for txid in sorted(txids)}
        missing = [txid for txid, transaction in known.items() if transaction is None]
        answers = self._session.call([("blockchain.transaction.get", [txid]) for txid in missing])
        for txid, answer in zip(missing, answers, strict=True):
            if answer.error is None:
                parsed = self._session.read(partial(_read_transaction, txid), answer)
                self._transactions.add(parsed)
                known[txid] = parsed
        return {txid: each for txid, each in known.items() if each is not None}

    def _newest(self, scripts: set[bytes]) -> set[str]:
        answers = self._session.call(
            [
                ("blockchain.scripthash.get_history", [script_hash(script)])
                for script in sorted(scripts)
            ]
        )
        newest: set[str] = set()
        for answer in answers:
            if answer.error is None:  # else: too much has happened there
                items = sorted(
                    self._session.read(read_history, answer),
                    key=lambda item: (item.height > 0, -item.height),
                )
                newest.update(item.txid for item in items[:RIVALS_LOOKED_AT])
        return newest

    def _prove(self, paying: set[tuple[str, int]], headers: Mapping[int, Header]) -> None:
        unproven = sorted(
            (txid, height)
            for txid, height in paying
            if (txid, headers[height].block_hash) not in self._proven
        )
        answers = self._session.call(
            [("blockchain.transaction.get_merkle", [txid, height]) for txid, height in unproven]
        )
        for (txid, height), answer in zip(unproven, answers, strict=True):
            if answer.error is not None:
                raise MovedError("a payment left its block")
            proof = self._session.read(read_merkle_proof, answer)
            if not proves(proof, txid, headers[height]):
                raise MovedError("a payment is not proven to be in its block")
            if len(self._proven) >= _PROOFS_KEPT:
                self._proven.clear()
            self._proven.add((txid, headers[height].block_hash))


def _read_transaction(txid: str, raw: Any) -> ParsedTransaction:
    return parse_transaction(read_bytes(raw), txid)


def script_hash(script: bytes) -> str:
    return hashlib.sha256(script).digest()[::-1].hex()


def status_of(history: Sequence[HistoryItem]) -> str | None:
    if not history:
        return None
    text = "".join(f"{item.txid}:{item.height}:" for item in history)
    return hashlib.sha256(text.encode()).hexdigest()


def _pays(transaction: ParsedTransaction, script: bytes) -> bool:
    return any(target == script for _, target in transaction.outputs)


def _outputs_of(
    transaction: ParsedTransaction,
    script: bytes,
    item: HistoryItem,
    headers: Mapping[int, Header],
) -> list[ChainOutput]:
    header = headers.get(item.height)
    return [
        ChainOutput(
            txid=transaction.txid,
            vout=vout,
            sat=sat,
            height=None if header is None else item.height,
            block_hash=None if header is None else header.block_hash,
            block_time=None if header is None else header.time,
            inputs=transaction.inputs,
            replaceable=transaction.replaceable,
            unconfirmed_parent=item.height < 0,
            fee_rate=None if item.fee_sat is None else transaction.fee_rate(item.fee_sat),
        )
        for vout, (sat, target) in enumerate(transaction.outputs)
        if target == script
    ]
