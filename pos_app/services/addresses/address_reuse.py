"""Issues an address a second time where the owner allows it, so that wallets find the money."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol

from pos_app.services.addresses.gap_guard import WARN_FROM

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.ports import Clock, IssuedAddress, ReusableAddress, Store, Transaction

# Since when nothing may have happened to any sale that had the address.
QUIET = timedelta(hours=24)
# Followed and checked ahead of the sale that needs one, so that no sale waits for a server.
READY = 5
# A watcher that was without a server, or let a quiet sale go, is asked again after this.
ASK_AGAIN_SECONDS = 60.0
PREPARE_FROM = WARN_FROM - READY


class Follower(Protocol):
    """The part of a PaymentWatcher that is asked here; from any thread."""

    def rescan(self, sale_id: UUID) -> None: ...

    def follows(self, sale_id: UUID) -> bool:
        """All that ever came to the sale is recorded, and what comes now will be heard of."""
        ...


class AddressReuse:
    """`prepare` belongs to one worker, `take` to whoever records a sale."""

    def __init__(self, store: Store, account_id: str, clock: Clock, follower: Follower) -> None:
        self._store = store
        self._account_id = account_id
        self._clock = clock
        self._follower = follower
        self._ask_at: dict[UUID, float] = {}  # monotonic seconds
        self._checked: tuple[ReusableAddress, ...] = ()

    def prepare(self, derive: Callable[[int], IssuedAddress]) -> None:
        """Have the next candidates followed, and derive those that are.

        `derive` raises when its two derivations differ, or when what is stored is not what they
        say. What it raises goes through, and leaves no candidate.
        """
        known = {each.issued.index for each in self._checked}
        checked = []
        candidates = self._candidates()
        self._checked = ()
        for each in candidates:
            if not self._is_followed(each.sale_id):
                continue
            if each.issued.index not in known:
                derive(each.issued.index)
            checked.append(each)
        self._checked = tuple(checked)

    def take(self, transaction: Transaction) -> IssuedAddress | None:
        """None while fresh addresses may still be issued, or when none can be used again."""
        if not self._checked:
            return None
        if transaction.address_gap(self._account_id).unpaid_in_a_row < WARN_FROM:
            return None
        for each in self._checked:
            if self._follower.follows(each.sale_id):
                try:
                    return transaction.reuse_address(
                        self._account_id, each.issued.index, self._quiet_since()
                    )
                except LookupError:
                    continue  # somebody did something with its sale meanwhile
        return None

    def _candidates(self) -> tuple[ReusableAddress, ...]:
        with self._store.transaction() as transaction:
            if transaction.address_gap(self._account_id).unpaid_in_a_row < PREPARE_FROM:
                return ()
            return transaction.reusable_addresses(self._account_id, self._quiet_since(), READY)

    def _is_followed(self, sale_id: UUID) -> bool:
        if self._follower.follows(sale_id):
            return True
        now = self._clock.monotonic()
        if now >= self._ask_at.get(sale_id, now):
            self._ask_at[sale_id] = now + ASK_AGAIN_SECONDS
            self._follower.rescan(sale_id)
        return False

    def _quiet_since(self) -> datetime:
        return self._clock.now() - QUIET


def has_address(sale: Sale, other: Sale) -> bool:
    """Whether `sale` is the one in force where both were given the same address.

    It was given to the one whose first price was held last; Store.sale_of_script says the same.
    """
    return (sale.locks[0].locked_at, sale.number) >= (other.locks[0].locked_at, other.number)
