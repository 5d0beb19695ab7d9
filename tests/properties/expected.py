"""What a sale must look like, said anew from the words of the issue; shares no code with the till.

A payment has been seen by whoever followed the chain when it was there. Everything else follows
from what was seen, when, and what a person decided.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.properties.expected_money import Money, Price, Rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from fractions import Fraction

    from tests.properties.model_chain import Shown

GRACE = timedelta(seconds=120)
FINAL = 100
TIP_TOO_OLD = timedelta(hours=2)
# Between two signs of life of a server nobody can say when exactly something was not there.
SIGNS_OF_LIFE = timedelta(seconds=130)


@dataclass(slots=True)
class Expected:
    """`standing`, `life` and `flags` are the till's own words for them."""

    worth_minor: int
    prices: list[Price]
    rules: Rules
    money: dict[str, Money] = field(default_factory=dict)
    standing: str = "waiting"
    life: str = "open"
    flags: frozenset[str] = frozenset()
    forgiven_sat: int = 0
    let_go_sat: int = 0
    took_late: bool = False
    was_taken_unconfirmed: bool = False
    settled_at: datetime | None = None

    # what came

    def looked(
        self,
        shown: Iterable[Shown],
        *,
        has_conflict: Callable[[Shown], bool],
        tip: int,
        now: datetime,
        monotonic: float,
        not_there: datetime | None,
    ) -> None:
        """Somebody looked and saw all of `shown`, and nothing else."""
        there = {each.reference: each for each in shown}
        for reference, each in there.items():
            known = self.money.get(reference)
            if known is None:
                self.money[reference] = Money(
                    shown=each,
                    first_seen=now,
                    not_there=not_there,
                    listened_since=monotonic,
                    in_price=len(self.prices),
                )
            elif not known.final:
                known.shown, known.here = each, True
                if now < known.first_seen:  # the clock was set right meanwhile
                    known.first_seen, known.not_there = now, not_there
                if known.listened_since is None:
                    known.listened_since = monotonic
        for reference, known in self.money.items():
            if not known.final:
                known.here = reference in there
                known.conflict = not known.here and has_conflict(known.shown)
                known.final = known.here and known.depth(tip) >= FINAL
            if reference not in there:
                known.listened_since = None

    def compared(
        self, shown: Iterable[Shown], contested: Callable[[Shown], bool], monotonic: float
    ) -> None:
        """Held against all that any server shows."""
        for each in self.money.values():
            if each.listened_since is not None and self._in_conflict(each, shown):
                each.listened_since = monotonic
            if each.here and not each.final:
                each.contested = contested(each.shown)

    def session_lost(self) -> None:
        for each in self.money.values():
            each.listened_since = None

    @staticmethod
    def _in_conflict(known: Money, shown: Iterable[Shown]) -> bool:
        txid = known.shown.reference.partition(":")[0]
        return any(
            other.reference.partition(":")[0] != txid
            and not set(other.coins).isdisjoint(known.shown.coins)
            for other in shown
        )

    # what it adds up to

    @property
    def price(self) -> Price:
        return self.prices[-1]

    @property
    def deadline(self) -> datetime:
        return self.price.ends_at + GRACE

    @property
    def here(self) -> list[Money]:
        return [each for each in self.money.values() if each.here]

    @property
    def received(self) -> int:
        return sum(each.shown.sat for each in self.here)

    @property
    def asked(self) -> int:
        """What was kept from an earlier price and went away since is asked at the new one."""
        price = self.price
        still = sum(each.shown.sat for each in self.here if each.in_price < len(self.prices))
        lost = max(0, price.kept_sat - still)
        if lost == 0:
            return price.total_sat
        before = self.prices[-2]
        return price.total_sat - lost + -(-(lost * price.per_sat / before.per_sat) // 1)

    @property
    def short(self) -> int:
        """What still has to come, after what was forgiven."""
        gap = max(0, self.asked - self.received)
        rest = gap - min(self.forgiven_sat, gap)
        in_time = self.in_time
        open_in_time = self.asked - min(self.forgiven_sat, gap) - in_time
        if rest and in_time > 0 and open_in_time <= self.let_go_sat:
            return 0
        return rest

    def came(self, each: Money) -> str:
        """Says "on time", "late", "unproven", or "late?" where only the watching was too coarse."""
        block_time = each.shown.block_time
        if each.first_seen <= self.deadline:
            return "on time"
        if block_time is not None and block_time <= self.deadline:
            return "on time"
        if each.not_there is None or each.not_there < self.deadline:
            return "unproven"
        return "late" if each.not_there - self.deadline >= SIGNS_OF_LIFE else "late?"

    @property
    def in_time(self) -> int:
        if self.took_late:
            return self.received
        return sum(each.shown.sat for each in self.here if self.came(each) == "on time")

    @property
    def is_paid(self) -> bool:
        return self.received > 0 and self.short == 0

    @property
    def is_paid_in_time(self) -> bool:
        gap = max(0, self.asked - self.received)
        return self.in_time >= self.asked - (gap - self.short)

    def depth(self, tip: int) -> int:
        """Of the least confirmed payment that is needed to reach the price."""
        needed = self.asked - (max(0, self.asked - self.received) - self.short)
        for each in sorted(self.here, key=lambda each: -each.depth(tip)):
            needed -= each.shown.sat
            if needed <= 0:
                return each.depth(tip)
        return 0

    def judged(self, *, tip: int | None, now: datetime, wall: datetime) -> None:
        """Bring standing, life and flags in step with everything that is known."""
        self._let_go()
        if tip is not None:
            self.standing = self._standing(tip)
        self.flags = self._flags()
        if self.life == "open" and not self.is_paid_in_time and now >= self.price.ends_at:
            self.life = "expired"
        self._settle(wall)

    def _settle(self, wall: datetime) -> None:
        closed = self.standing in {"confirmed", "accepted"} and self.is_paid_in_time
        if closed and self.life in {"open", "expired"}:
            self.life, self.settled_at = "settled", wall

    def _let_go(self) -> None:
        if not self.rules.tolerance_sat or self.life == "cancelled" or not self.short:
            return
        gap = max(0, self.asked - self.received)
        open_in_time = self.asked - min(self.forgiven_sat, gap) - self.in_time
        if self.in_time > 0 and open_in_time <= self.rules.tolerance_sat:
            self.let_go_sat = max(self.let_go_sat, open_in_time)

    def _standing(self, tip: int) -> str:
        if self.is_paid:
            if self.depth(tip) >= self.rules.depth_for(self.worth_minor):
                return "confirmed"
            return "accepted" if self.standing == "accepted" else "seen"
        if self.life == "settled":
            return "reversed"
        if self.received:
            return "partly_paid"
        return "reversed" if any(each.conflict for each in self.money.values()) else "waiting"

    def _flags(self) -> frozenset[str]:
        flags = {self.came(each) for each in self.here if not self._is_taken(each)} - {"on time"}
        if self.received > self.asked:
            flags.add("over")
        for each in self.money.values():
            if not each.here:
                flags.add("replaced" if each.conflict else "dropped")
        return frozenset(flags)

    def _is_taken(self, each: Money) -> bool:
        return self.took_late and (self.settled_at is None or each.first_seen <= self.settled_at)

    @property
    def words(self) -> set[str]:
        contested = {"contested"} if any(each.contested for each in self.here) else set()
        return {self.standing, self.life, *self.flags, *contested}

    # what people decide

    def cancelled(self) -> None:
        self.life = "cancelled"

    def taken_late(self) -> None:
        self.took_late, self.life = True, "open"

    def taken_short(self) -> None:
        self.forgiven_sat += self.short
        self.took_late = True
        if self.life != "settled":
            self.life = "open"

    def renewed(self, per_sat: Fraction, made_at: datetime, ends_at: datetime) -> None:
        """Only the rest is priced anew."""
        old = self.price
        kept = min(self.in_time, old.total_sat)
        rest = old.total_sat - kept
        if kept == 0:
            total = int(-(-(self.worth_minor * per_sat) // 1))
        else:
            total = kept + int(-(-(rest * per_sat / old.per_sat) // 1))
        self.prices.append(
            Price(total_sat=total, kept_sat=kept, per_sat=per_sat, ends_at=ends_at, made_at=made_at)
        )
        self.forgiven_sat, self.let_go_sat, self.took_late = 0, 0, False
        self.life = "open"

    # unconfirmed money

    @property
    def is_out(self) -> bool:
        """Taken unconfirmed, and nobody can be sure of it yet."""
        return self.was_taken_unconfirmed and self.standing in {"accepted", "seen", "reversed"}

    def taken_unconfirmed(self, wall: datetime) -> None:
        self.standing = "accepted"
        self.was_taken_unconfirmed = True
        self._settle(wall)
