"""Finds the newest address of an account that the chain has ever seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pos_app.ports import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pos_app.ports import ChainOutput

# So many sales in a row may have stayed unpaid after the newest one the chain knows of: only then
# does a till that lost its data folder find its place again. Wallets themselves look 20 ahead.
GAP = 100
# A payment must be shown at least this often: a server that only calls addresses used cannot
# lead the till further away than this, a long true history costs one more question for each.
UNPROVEN_AT_MOST = 1_000
MOST_ADDRESSES = 1_000_000  # a server that calls every address used must not keep us for ever


class ScriptDeriver(Protocol):
    def script(self, index: int) -> bytes: ...


class HistorySource(Protocol):
    """The part of a ChainSource that is asked here."""

    def transaction_counts(self, scripts: Sequence[bytes]) -> Mapping[bytes, int]: ...

    def outputs(self, scripts: Sequence[bytes]) -> Mapping[bytes, tuple[ChainOutput, ...]]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedHistory:
    """The highest index used on chain, and the most unused ones in a row before one."""

    highest: int
    longest_run: int


def used_history(
    source: HistorySource, account: ScriptDeriver, first: int, most: int = MOST_ADDRESSES
) -> UsedHistory | None:
    """What was used on chain of the addresses from `first` on; None when none was.

    It asks for `GAP` scripts at a time and ends when the last `GAP` of them were never used. The
    highest, and one within each `UNPROVEN_AT_MOST`, must be shown a payment for: servers know
    hashes of scripts, not the scripts, so they cannot make one up.

    UnreachableError, RefusedError from the source; RefusedError `wallet.history_jump` when no
    payment is shown, `wallet.history_endless` after `most` addresses.
    """
    highest, proven, longest_run = None, first - 1, 0
    start, end = first, first + GAP
    while start < end:
        if start - first >= most:
            raise RefusedError("wallet.history_endless", addresses=str(most))
        scripts = {account.script(index): index for index in range(start, end)}
        counts = source.transaction_counts(tuple(scripts))
        used = [index for script, index in scripts.items() if counts[script] > 0]
        start = end
        if used:
            before = first - 1 if highest is None else highest
            longest_run = max(longest_run, *map(_between, (before, *used), used))
            highest = max(used)
            end = highest + 1 + GAP
        if highest is not None and highest - proven > UNPROVEN_AT_MOST - GAP:
            _require_payment(source, account, highest)
            proven = highest
    if highest is None:
        return None
    if highest != proven:
        _require_payment(source, account, highest)
    return UsedHistory(highest=highest, longest_run=longest_run)


def _between(earlier: int, later: int) -> int:
    return later - earlier - 1


def _require_payment(source: HistorySource, account: ScriptDeriver, index: int) -> None:
    script = account.script(index)
    if not source.outputs((script,))[script]:
        raise RefusedError("wallet.history_jump", index=str(index))
