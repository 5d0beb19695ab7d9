"""The sales whose money is followed, as last recorded, and the script each of them is paid at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.sale_state import Life, Standing
from pos_app.services.addresses.address_reuse import has_address

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from uuid import UUID

    from pos_app.domain.sale import Sale
    from pos_app.services.selling.lock_times import LockTimes

# Tuples: every sale is asked for its state in every step, and sets would hash it each time.
SHORT = (Standing.WAITING, Standing.PARTLY_PAID, Standing.REVERSED)
_LATE_MATTERS = (Life.OPEN, Life.EXPIRED)


class FollowedSales:
    """For the watcher's thread. An address that serves again belongs to its newest sale."""

    def __init__(self, times: LockTimes) -> None:
        self.times = times
        self._sales: dict[UUID, Sale] = {}
        self._owners: dict[bytes, UUID] = {}
        self._released = False

    def __iter__(self) -> Iterator[Sale]:
        return iter(tuple(self._sales.values()))

    def __contains__(self, sale_id: UUID) -> bool:
        return sale_id in self._sales

    def __getitem__(self, sale_id: UUID) -> Sale:
        return self._sales[sale_id]

    @property
    def ids(self) -> frozenset[UUID]:
        return frozenset(self._sales)

    @property
    def scripts(self) -> tuple[bytes, ...]:
        return tuple(self._owners)

    def adopt(self, sale: Sale) -> bool:
        """Follow it from now on; False where a newer sale has its address, or it has none.

        Nor what a gateway is asked about.
        """
        if sale.request is None or not sale.request.script:
            return False
        script = sale.request.script
        owner = self._sales.get(self._owners.get(script, sale.id), sale)
        if not has_address(sale, owner):
            return False
        if owner.id != sale.id:
            del self._sales[owner.id]
            self.times.forget(owner.id)
        self._owners[script] = sale.id
        self.keep(sale)
        return True

    def keep(self, sale: Sale) -> None:
        """As it is now; from here on its lock is timed."""
        before = self._sales.get(sale.id, sale)
        if before.is_exposed and not sale.is_exposed:
            self._released = True
        self._sales[sale.id] = sale
        self.times.now(sale)

    def take_released(self) -> bool:
        """Whether money taken unconfirmed may have been freed since the last call."""
        released, self._released = self._released, False
        return released

    def leave(self, sale_ids: Iterable[UUID]) -> list[bytes]:
        """Follow these no more; the scripts of which nobody has to be told."""
        gone = set(sale_ids)
        scripts = [script for script, owner in self._owners.items() if owner in gone]
        for script in scripts:
            sale_id = self._owners.pop(script)
            del self._sales[sale_id]
            self.times.forget(sale_id)
        return scripts

    def owners_of(self, scripts: Iterable[bytes]) -> set[UUID]:
        return {self._owners[script] for script in scripts if script in self._owners}

    def scripts_of(self, sale_ids: Collection[UUID]) -> Mapping[bytes, UUID]:
        return {script: owner for script, owner in self._owners.items() if owner in sale_ids}

    def unpaid_scripts(self) -> tuple[bytes, ...]:
        """Those of sales that lack money, for which nobody may wait any more."""
        return tuple(
            script
            for script, owner in self._owners.items()
            if self._sales[owner].state.standing in SHORT
        )

    def with_credit(self, references: Collection[str]) -> set[UUID]:
        """Those that know one of these payments."""
        return {
            sale.id
            for sale in self._sales.values()
            if any(credit.reference in references for credit in sale.credits)
        }

    def until_lock_ends(self) -> Iterator[tuple[Sale, float]]:
        """Those whose end of the price changes something, each with the seconds up to then."""
        return self.times.left(
            [
                sale
                for sale in self._sales.values()
                if sale.state.life is Life.OPEN and sale.state.standing in SHORT
            ]
        )

    def deadlines(self) -> Iterator[float]:
        """When money comes too late for those that still lack some, in monotonic seconds."""
        return self.times.deadlines(
            [
                sale
                for sale in self._sales.values()
                if sale.state.life in _LATE_MATTERS and sale.state.standing in SHORT
            ]
        )
