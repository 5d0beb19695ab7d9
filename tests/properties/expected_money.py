"""The model's own words for what a store wants, asks and gets; shares no code with the till."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from fractions import Fraction

    from tests.properties.model_chain import Shown


@dataclass(slots=True)
class Rules:
    """What the store wants. `tiers` are (from which worth on, confirmations)."""

    confirmations: int = 1
    tiers: tuple[tuple[int, int], ...] = ()
    tolerance_sat: int = 0
    ceiling_minor: int = 0
    budget_minor: int = 0

    def depth_for(self, worth_minor: int) -> int:
        return max(
            [self.confirmations, *(deep for least, deep in self.tiers if worth_minor >= least)]
        )


@dataclass(slots=True)
class Price:
    """`kept_sat` was paid before and keeps its value; the rest is asked at `per_sat`."""

    total_sat: int
    kept_sat: int
    per_sat: Fraction
    ends_at: datetime
    made_at: datetime


@dataclass(slots=True)
class Money:
    """One output. `not_there` is the last moment somebody watched and it had not come yet."""

    shown: Shown
    first_seen: datetime
    not_there: datetime | None
    listened_since: float | None
    here: bool = True
    conflict: bool = False
    final: bool = False
    contested: bool = False  # another server has gone on from another block
    in_price: int = 0

    def depth(self, tip: int) -> int:
        if self.contested:
            return 0
        height = self.shown.height
        return 0 if height is None else max(0, tip - height + 1)
