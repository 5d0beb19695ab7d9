"""Looks what the wallet received and holds it against the books, for the close of a shift.

The chain is asked anew about every address whose sale changed since the last count, and about those
around the newest that no sale had. How the two differ is kept, so that each shift tells of what
came since the count before. At the first one the addresses without a sale may hold what the owner
received before there was a till: that is only noted.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pos_app.domain.reconciliation import changes, unexplained

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.shift_details import Unexplained
    from pos_app.ports import ChainOutput, ChainSource, Store, Transaction
    from pos_app.services.addresses.address_scan import ScriptDeriver

COUNTED_KEY = "shift.wallet_counted"
# So far a wallet looks itself, and so far behind the newest address it may still be paid to.
AHEAD = 20
BEHIND = 200
# In one question, so that the payments of waiting customers are looked at in between.
BATCH = 200

Outputs = dict[str, int]  # sat by `txid:vout`


@dataclass(frozen=True, slots=True, kw_only=True)
class WalletCount:
    """What the chain shows at each script, what was booked of it when it was asked.

    `unsold` are scripts that no sale had; `is_first`: nobody has counted before.
    """

    found: Mapping[bytes, Outputs]
    booked: Mapping[bytes, Outputs]
    unsold: frozenset[bytes]
    is_first: bool


class WalletCounter:
    """`ask` has a question put to the chain by the thread that may; False: the chain is away."""

    def __init__(
        self,
        store: Store,
        account: ScriptDeriver,
        account_id: str,
        ask: Callable[[Callable[[ChainSource], object]], bool],
    ) -> None:
        self._store = store
        self._account = account
        self._account_id = account_id
        self._ask = ask

    def count(self) -> WalletCount | None:
        """None where the chain is away: nobody has counted. It may take seconds."""
        with self._store.transaction() as transaction:
            kept = _kept(transaction)
            since, _ = kept or (0, {})
            booked = transaction.booked_outputs(since)
            next_index = transaction.next_index(self._account_id)
            first = max(0, next_index - BEHIND)
            sold = transaction.sold_indexes(self._account_id, first)
        indexes = (index for index in range(first, next_index + AHEAD) if index not in sold)
        unsold = frozenset(map(self._account.script, indexes)) - booked.keys()
        found = self._look((*booked, *unsold), booked)
        if found is None:
            return None
        return WalletCount(found=found, booked=booked, unsold=unsold, is_first=kept is None)

    def _look(
        self, scripts: Sequence[bytes], booked: Mapping[bytes, Outputs]
    ) -> dict[bytes, Outputs] | None:
        found: dict[bytes, Outputs] = {}
        for start in range(0, len(scripts), BATCH):
            some = scripts[start : start + BATCH]

            def question(source: ChainSource, some: Sequence[bytes] = some) -> None:
                counts = source.transaction_counts(some)
                used = [script for script in some if counts[script] > 0 or booked.get(script)]
                outputs = source.outputs(used) if used else {}
                for script in some:
                    found[script] = _by_reference(outputs.get(script, ()))

            if not self._ask(question):
                return None
        return found


def counted(transaction: Transaction, count: WalletCount, number: int) -> tuple[Unexplained, ...]:
    """What is unexplained in the shift that is closed; in its transaction, which keeps the rest.

    What was booked while the chain was asked is left for the next count.
    """
    kept = _kept(transaction)
    since, earlier = kept or (0, {})
    now = transaction.booked_outputs(since)
    differing = dict(earlier)
    for script, found in count.found.items():
        booked = now.get(script, {})
        if booked != count.booked.get(script, {}):
            continue
        differing[script] = changes(booked, found)
    before = _flat(earlier)
    if count.is_first:
        before |= _flat({script: differing.get(script, {}) for script in count.unsold})
    _keep(transaction, number, differing)
    return unexplained(before, _flat(differing))


def _kept(transaction: Transaction) -> tuple[int, dict[bytes, Outputs]] | None:
    """The shift that was counted last, and what differed then; None before the first count."""
    text = transaction.get_value(COUNTED_KEY)
    if text is None:
        return None
    body = json.loads(text)
    return body["shift"], {bytes.fromhex(key): each for key, each in body["differing"].items()}


def _keep(transaction: Transaction, number: int, differing: Mapping[bytes, Outputs]) -> None:
    said = {script.hex(): each for script, each in differing.items() if each}
    transaction.set_value(COUNTED_KEY, json.dumps({"shift": number, "differing": said}))


def _flat(differing: Mapping[bytes, Outputs]) -> Outputs:
    return {reference: sat for each in differing.values() for reference, sat in each.items()}


def _by_reference(outputs: Sequence[ChainOutput]) -> Outputs:
    return {f"{each.txid}:{each.vout}": each.sat for each in outputs}
