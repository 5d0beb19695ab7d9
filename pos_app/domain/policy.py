"""What the store asks of a payment: how deep, how exact, and what it takes before a block."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pos_app.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Sales worth `from_minor` or more need at least so many confirmations."""

    from_minor: int
    confirmations: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """All fiat is in minor units of the store's currency.

    A shortfall is let go up to `tolerance_sat` and up to `tolerance_minor`: where both are set both
    must hold, 0 is not set. A sale worth up to `accept_up_to_minor` may be taken unconfirmed (0:
    none is), as long as all of those together stay within `exposure_budget_minor`.
    """

    confirmations: int = 1
    tiers: tuple[Tier, ...] = ()
    tolerance_sat: int = 0
    tolerance_minor: int = 0
    accept_up_to_minor: int = 0
    exposure_budget_minor: int = 0

    def confirmations_for(self, worth: Money | None) -> int:
        """The most that any tier asks of so much money; a worth nobody knows is the strictest."""
        if not self.tiers:
            return self.confirmations
        asked = (
            tier.confirmations
            for tier in self.tiers
            if worth is None or worth.minor >= tier.from_minor
        )
        return max(self.confirmations, max(asked, default=0))

    @property
    def tolerates(self) -> bool:
        return self.tolerance_sat > 0 or self.tolerance_minor > 0
