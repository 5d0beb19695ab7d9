"""A sale whose money a gateway holds, and what the till knows of it between two looks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from pos_app.domain.sale_state import Life, Standing

if TYPE_CHECKING:
    from datetime import datetime

    from pos_app.domain.hosted_payment import HostedPayment
    from pos_app.domain.sale import Sale
    from pos_app.ports import HostedCredit
    from pos_app.services.retry import Retry

# A gateway that vouched for money for so long will not take it back.
SETTLED_WATCHED = timedelta(days=1)


@dataclass(slots=True, kw_only=True)
class Followed:
    """Times are monotonic seconds; `as_of` is the gateway's own time of the newest snapshots.

    `failed_at` is when its last look failed; None: it didn't. `given_back` is the payment of which
    the gateway was told that nobody waits for it.
    """

    sale: Sale
    hosted: HostedPayment
    look_at: float
    retry: Retry
    failed_at: float | None = None
    looked_at: float | None = None
    as_of: dict[str, datetime] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    found: dict[str, tuple[HostedCredit, ...]] = field(default_factory=dict)
    given_back: str | None = None

    @property
    def open_references(self) -> tuple[str, ...]:
        """Those to ask for: whatever a gateway thinks enough, a sale may still ask for more."""
        if self.sale.state.life is Life.OPEN:
            return self.hosted.references
        return tuple(each for each in self.hosted.references if each not in self.closed)

    def is_over(self, now: datetime) -> bool:
        """Whether nothing more can be learned by asking; a call may still say otherwise."""
        state, settled_at = self.sale.state, self.sale.settled_at
        if settled_at is not None and state.standing is Standing.CONFIRMED:
            return not self.open_references or settled_at + SETTLED_WATCHED <= now
        return state.life is not Life.OPEN and not self.open_references


def asked_about(sale: Sale) -> HostedPayment | None:
    """What a gateway only forwards, the till follows on the chain by itself."""
    request = sale.request
    return None if request is None or request.script else request.hosted
