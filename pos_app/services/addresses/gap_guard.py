"""Watches how far a wallet must look ahead to find all of the till's money.

Wallets stop looking after `WALLET_LOOKS_AHEAD` unused addresses in a row (BIP44, "address gap
limit"): money beyond them is safe and yet not shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.ports import AddressGap, Store

WALLET_LOOKS_AHEAD = 20
WARN_FROM = 15
# Gap limits are typed by people, who remember round numbers.
ROUND_TO = 10
REST_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class GapHealth:
    """`needed_gap_limit` is the number that the owner has to set in the wallet."""

    unpaid_in_a_row: int
    warn: bool
    needed_gap_limit: int


def needed_gap_limit(longest_run: int) -> int:
    """Room for the longest run there was and as many as a wallet looks ahead, in tens."""
    return -(-(longest_run + WALLET_LOOKS_AHEAD) // ROUND_TO) * ROUND_TO


def gap_health(gap: AddressGap) -> GapHealth:
    return GapHealth(
        unpaid_in_a_row=gap.unpaid_in_a_row,
        warn=gap.unpaid_in_a_row >= WARN_FROM,
        needed_gap_limit=needed_gap_limit(gap.longest_run),
    )


class GapGuard:
    """`step` belongs to one worker, which is woken when an address is issued or money moves."""

    def __init__(
        self, store: Store, account_id: str, on_health: Callable[[GapHealth], None]
    ) -> None:
        self._store = store
        self._account_id = account_id
        self._on_health = on_health
        self._told: GapHealth | None = None

    def step(self) -> float:
        with self._store.transaction() as transaction:
            health = gap_health(transaction.address_gap(self._account_id))
        if health != self._told:
            self._told = health
            self._on_health(health)
        return REST_SECONDS
