"""Writes what a look at a sale's address found, and what the end of its lock means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.settlement import judge, observe
from pos_app.services.chain.chain_credits import (
    found_credits,
    has_just_vanished,
    is_displaced,
    taken_back,
    vanished_credits,
)
from pos_app.services.chain.followed_sales import SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from pos_app.domain.credit import Credit, Tip
    from pos_app.domain.events import SaleEvent
    from pos_app.domain.policy import Policy
    from pos_app.domain.sale import Sale
    from pos_app.ports import ChainOutput, ChainSource, Clock
    from pos_app.services.chain.absences import Absences
    from pos_app.services.chain.chain_comparison import Comparison
    from pos_app.services.chain.followed_sales import FollowedSales
    from pos_app.services.chain.recording import SaleBook

# A server may forget a payment a moment before it knows the one that displaced it.
RIVAL_SECONDS = 2.0


class PaymentRecords:
    """For the watcher's thread. `recheck_at` is when a sale is to be looked at again, monotonic."""

    def __init__(
        self,
        source: ChainSource,
        book: SaleBook,
        followed: FollowedSales,
        absences: Absences,
        *,
        clock: Clock,
        policy: Policy,
    ) -> None:
        self._source = source
        self._book = book
        self._followed = followed
        self._absences = absences
        self._clock = clock
        self._policy = policy
        self._recheck_at: dict[UUID, float] = {}

    @property
    def recheck_at(self) -> Mapping[UUID, float]:
        return self._recheck_at

    def record(
        self, sale: Sale, outputs: Sequence[ChainOutput], tip: Tip, comparison: Comparison
    ) -> bool:
        """Whether all of it is recorded; the source is asked what became of money that is gone.

        Confirmed money that another source vouches for is not gone: it is only hidden.
        """
        gone = tuple(
            taken_back(credit, has_rival=self._has_rival(credit, outputs))
            for credit in vanished_credits(sale, outputs)
            if credit.height is None or credit.reference not in comparison.vouched_for
        )
        absent = self._absences.moment(sale.id)
        times = self._followed.times

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            now = times.now(stored)
            found = found_credits(
                stored,
                outputs,
                tip_height=tip.height,
                now=now,
                absent_at=None if absent is None else times.ago(stored, absent),
                contested=comparison.contested,
            )
            return observe(
                stored, (*found, *gone), policy=self._policy, tip_height=tip.height, now=now
            )

        self._recheck_at.pop(sale.id, None)
        if any(has_just_vanished(sale, credit) for credit in gone):
            self._recheck_at[sale.id] = self._clock.monotonic() + RIVAL_SECONDS
        return self._write(sale, decide)

    def end_locks(self, tip_height: int | None) -> None:
        """Of all sales whose price is no longer held."""

        def decide(stored: Sale) -> tuple[SaleEvent, ...]:
            # Without a tip nobody can say how deep a payment lies; short of money needs none.
            if tip_height is None and stored.state.standing not in SHORT:
                return ()
            now = self._followed.times.now(stored)
            return judge(stored, policy=self._policy, tip_height=tip_height, now=now)

        ended = [sale for sale, left in self._followed.until_lock_ends() if left <= 0]
        for sale in ended:
            self._write(sale, decide)

    def _write(self, sale: Sale, decide: Callable[[Sale], tuple[SaleEvent, ...]]) -> bool:
        recorded = self._book.record(sale, decide)
        if recorded is not None:
            self._followed.keep(recorded)
        return recorded is not None

    def _has_rival(self, credit: Credit, outputs: Sequence[ChainOutput]) -> bool:
        displaced = is_displaced(credit, outputs)
        return displaced or self._source.rival(credit.txid, credit.inputs) is not None
